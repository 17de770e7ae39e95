"""Dates as people type them, and as they should not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.guide.domain.problems import Problem, ProblemKind
from cms.guide.domain.typed_dates import read_date
from cms.guide.validators import EARLIEST_DATE, LATEST_DATE


@pytest.mark.parametrize(
    "typed", ["2026-11-03", "3.11.2026", "03.11.2026", " 3.11.2026 ", "3. 11. 2026", "3-11-2026", "3/11/2026", "2026-11-3"]
)
def test_a_date_is_read_as_it_is_written(typed: str) -> None:
    assert read_date("date-a", typed) == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("31.02.2026", ProblemKind.NO_SUCH_DAY),
        ("29.02.2027", ProblemKind.NO_SUCH_DAY),
        ("2026-13-01", ProblemKind.NO_SUCH_DAY),
        ("0.1.2026", ProblemKind.NO_SUCH_DAY),
        ("1.1.0000", ProblemKind.NO_SUCH_DAY),
        ("3.11.1900", ProblemKind.TOO_EARLY),
        ("31.12.1988", ProblemKind.TOO_EARLY),
        ("2199-01-01", ProblemKind.TOO_LATE),
        ("1.1.2100", ProblemKind.TOO_LATE),
        ("jutro", ProblemKind.UNREADABLE_DATE),
        ("3.11.26", ProblemKind.UNREADABLE_DATE),
        ("٣.١١.٢٠٢٦", ProblemKind.UNREADABLE_DATE),
        ("3.11.2026; DROP TABLE", ProblemKind.UNREADABLE_DATE),
    ],
)
def test_what_is_no_date_of_ours_says_what_is_wrong_with_it(typed: str, kind: ProblemKind) -> None:
    assert read_date("date-a", typed) == Problem("date-a", kind, typed)


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_date_of_our_time_or_a_problem(typed: str) -> None:
    read = read_date("date-a", typed)
    assert isinstance(read, Problem) or EARLIEST_DATE <= read <= LATEST_DATE


@given(st.dates(EARLIEST_DATE, LATEST_DATE))
def test_every_date_of_our_time_is_read_both_ways(day: date) -> None:
    assert [read_date("date-a", day.isoformat()), read_date("date-a", f"{day.day}.{day.month}.{day.year}")] == [day, day]
