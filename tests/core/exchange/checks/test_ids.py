"""An id stands once in all the content."""

from pathlib import Path

import pytest

from tests.home.checking import ABOUT_PAGE, QUIZ, SECOND_STEP, STEP, changed, good_files, told
from tests.home.conftest import ABOUT
from tests.learning.exchange.sample import FIRST, OPTION_RIGHT, SECOND, uid

pytestmark = pytest.mark.django_db
UNIT = "- id: {key}\n  name: Referat\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "told_at"),
    [
        (SECOND_STEP, f"::: text {{{uid(21)}}}", f"::: text {{{uid(11)}}}", f"{SECOND_STEP}:11"),
        (ABOUT_PAGE, f"::: text {{{uid(2, 9)}}}", f"::: text {{{uid(1)}}}", f"{ABOUT_PAGE}:11"),
        (ABOUT_PAGE, f"::: text {{{uid(2, 9)}}}", f"::: text {{{OPTION_RIGHT}}}", f"{ABOUT_PAGE}:11"),
        (SECOND_STEP, f"::: text {{{uid(21)}}}", f"::: text {{{FIRST}}}", f"{SECOND_STEP}:11"),
    ],
    ids=["block in another step", "block in another package", "option and block", "page and block"],
)
def test_id_in_another_file_is_refused(tmp_path: Path, name: str, old: str, new: str, told_at: str) -> None:
    key = new.rpartition("{")[2].rstrip("}")
    (line,) = [line for line in told(tmp_path, changed(name, old, new)) if "stands in" in line]
    assert f"The id {key} stands in " in line
    assert told_at in line


def test_id_of_a_record_and_of_a_page_is_refused(tmp_path: Path) -> None:
    found = told(tmp_path, {**good_files(), "pl/records/units.yaml": UNIT.format(key=ABOUT).encode()})
    assert [line.partition(": ")[0] for line in found] == ["pl/records/units.yaml:1"]


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (QUIZ, OPTION_RIGHT, uid(141), "used 2 times"),
        (STEP, uid(13), uid(12), "used 2 times"),
        (ABOUT_PAGE, f"id: {ABOUT}", f"id: {SECOND}", "page id"),
    ],
    ids=["option and block of one page", "two blocks", "two pages"],
)
def test_what_every_load_refuses_is_refused_here_too(tmp_path: Path, name: str, old: str, new: str, words: str) -> None:
    files = changed(name, old, new)
    if name == ABOUT_PAGE:
        files["pl/pages/a-nizej.md"] = files["pl/pages/a-nizej.md"].replace(ABOUT.encode(), SECOND.encode())
    assert any(words in line for line in told(tmp_path, files))
