"""How far somebody is, when there are ways to choose between."""

from collections.abc import Collection

import pytest

from cms.guide.domain.progress import Progress, progress
from cms.guide.outline import StepRow, Strand
from tests.guide.outlines import ACT, ENTRY, FILE_ONLINE, FILE_PAPER, ONLINE, OUTLINE, PAPER, SIGN_PAPER, STATUTE, YEARLY

CHOICE = OUTLINE.groups[0]


@pytest.mark.parametrize(
    ("chosen", "ticked", "expected"),
    [
        # Nobody has to go both ways: the shorter one counts until somebody goes the other.
        ([], [], Progress(0, 4, ACT)),
        ([], [ACT], Progress(1, 4, FILE_ONLINE, CHOICE)),
        ([], [ACT, FILE_PAPER], Progress(2, 5, SIGN_PAPER)),
        ([PAPER], [ACT], Progress(1, 5, FILE_PAPER)),
        ([ONLINE], [ACT, FILE_PAPER], Progress(1, 4, FILE_ONLINE)),
        # What not everybody needs does not count.
        ([], [STATUTE], Progress(0, 4, ACT)),
        ([ONLINE], [ACT, FILE_ONLINE, ENTRY, YEARLY], Progress(4, 4, None)),
    ],
)
def test_progress_is_that_of_the_own_way(chosen: Collection[Strand], ticked: Collection[StepRow], expected: Progress) -> None:
    assert progress(outline=OUTLINE, chosen={one.id for one in chosen}, ticked={one.id for one in ticked}) == expected
