"""Links that lead nowhere: to a heading, a page, a file."""

from pathlib import Path

import pytest

from tests.home.checking import ABOUT_PAGE, SECOND_STEP, STEP, changed, told, with_text
from tests.learning.exchange.sample import SECOND, uid

pytestmark = pytest.mark.django_db


def test_link_to_a_heading_of_the_same_page_is_taken(tmp_path: Path) -> None:
    assert told(tmp_path, with_text("Zobacz [nagłówek](#naglowek) i [początek](#main).", name=STEP)) == []


def test_link_to_a_heading_of_another_page_is_refused(tmp_path: Path) -> None:
    (line,) = told(tmp_path, with_text("Zobacz [nagłówek](#naglowek)."))
    assert line.startswith(f"{SECOND_STEP}:15: There is no heading with the anchor “naglowek”")


def test_two_headings_with_one_anchor_are_refused(tmp_path: Path) -> None:
    files = with_text("Dalej.", name=STEP)
    heading = f'\n::: heading {{{uid(78, 9)}}}\ntext: "Inny"\nlevel: 2\nanchor: naglowek\n:::\n'
    assert [
        "Two headings have the anchor “naglowek”" in line for line in told(tmp_path, {**files, STEP: files[STEP] + heading.encode()})
    ] == [True]


NOWHERE = uid(999)
CALL = f"::: call_to_action {{{uid(79, 9)}}}\nlabel: Dalej\npage: {NOWHERE}\n:::\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (STEP, f"page: {SECOND}", f"page: {NOWHERE}", "There is no page"),
        (f"{STEP.rpartition('/01-modul')[0]}/course.md", f"page:{SECOND}", f"page:{NOWHERE}", "There is no page"),
        (ABOUT_PAGE, "---\n\n:::", f"---\n\n{CALL}\n:::", "There is no page"),
        (STEP, "document:media/plan.txt", "document:media/brak.txt", "not in the package"),
        (STEP, "file: media/wzor.txt", "file: media/brak.txt", "not in the package"),
        (STEP, "file: media/obraz.png", "file: media/brak.png", "not in the package"),
    ],
    ids=["related page", "link to a page", "call to action", "link to a document", "document", "picture"],
)
def test_what_is_not_there_is_refused(tmp_path: Path, name: str, old: str, new: str, words: str) -> None:
    """These hold for every package; here that they hold for the content too, with the file."""
    (line,) = told(tmp_path, changed(name, old, new))
    assert line.startswith(name)
    assert words in line


def test_lesson_of_a_procedure_that_is_not_there_is_refused(tmp_path: Path) -> None:
    from tests.guide.exchange.test_procedures import FACTS, files

    wrong = FACTS.replace(f"- {{id: {uid(27, 4)}, page: ", f"- {{id: {uid(27, 4)}, page: {NOWHERE[:-1]}8}}\n        # ")
    assert any("There is no page" in line for line in told(tmp_path, files(wrong)))
