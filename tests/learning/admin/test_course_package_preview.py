"""A preview names what an import would change, by kind of edit, and what that does to those who learn."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from cms.credentials.enums import RuleKind
from cms.credentials.models import Rule
from learning.exchange.archive.writing import archive_of
from learning.exchange.exporting import find_course
from learning.exchange.importing import import_course
from learning.models import CourseIndexPage
from tests.factories import ParticipantFactory, UserFactory
from tests.learning.exchange.archive.zipping import sample_zip
from tests.learning.exchange.conftest import folder, imported, page, portal, translated
from tests.learning.exchange.sample import COURSE, COURSE_MD, FIRST, MODULE, OPTION_WRONG, SECOND, sample_files, uid
from tests.learning.quizzes import submit

from .english import english
from .packages import changed_zip, preview, send

__all__ = ["folder", "imported", "portal", "translated"]
STEP, SECOND_STEP, QUIZ = "01-modul/01-krok-pierwszy.md", "01-modul/02-krok-drugi.md", "01-modul/01-krok-pierwszy.quiz.yaml"
Change = tuple[str, str, str]


@pytest.fixture
def browser(imported: Path) -> Client:
    """An editor, two people who have answered, of whom one has completed the course, and the course as it was imported."""
    browser = english(UserFactory(role="Editors"))
    submit(page(FIRST), ParticipantFactory())
    submit(page(FIRST), ParticipantFactory(), right=False)
    return browser


KINDS_OF_EDIT: dict[str, tuple[list[Change], list[str]]] = {
    "a sentence": (
        [(SECOND_STEP, "Koniec.", "Koniec kursu.")],
        ["step “Krok drugi” – changed", "Text “Koniec.”: “Koniec.” becomes “Koniec kursu.”", "For those who learn: nothing changes"],
    ),
    "a title": (
        [(SECOND_STEP, 'title: "Krok drugi"', 'title: "Krok ostatni"')],
        ["step “Krok ostatni” – changed", "Field “title”: “Krok drugi” becomes “Krok ostatni”"],
    ),
    "words of a question": (
        [(QUIZ, "Kto może?", "Kto może ją ustanowić?")],
        [
            "“Kto może?” becomes “Kto może ją ustanowić?”",
            "“Kto może ją ustanowić?”: only the words change. No points change; old results show the words as they were answered.",
        ],
    ),
    "the key of a question": (
        [(QUIZ, "correct: true", "correct: no"), (QUIZ, "correct: false", "correct: true"), (QUIZ, "correct: no", "correct: false")],
        [
            "For those who learn: 2 answers affected",
            "“Kto może?”: what is right, or the points, changes. 2 answers affected. They stay as they are until you grade them again.",
        ],
    ),
    "an option added": (
        [
            (
                QUIZ,
                f'- {{id: {OPTION_WRONG}, text: "Nikt", correct: false}}',
                f'- {{id: {OPTION_WRONG}, text: "Nikt", correct: false}}\n    - {{id: {uid(9, 5)}, text: "Gmina", correct: false}}',
            )
        ],
        ["“Gmina” is added", "what can be answered changes. 2 answers affected."],
    ),
    "a step made to count": (
        [(SECOND_STEP, "required: false", "required: true")],
        ["The step comes to count towards completing the course.", "1 person who completed the course stays completed."],
    ),
    "rules of a module": (
        [("01-modul/module.md", 'title: "Moduł"', 'title: "Moduł"\nattempts_allowed: 3')],
        ["module “Moduł” – changed", "“3” is added", "The changed rules hold from the next answer on. Nobody loses a step."],
    ),
    "a block removed": (
        [(STEP, f'::: heading {{{uid(12)}}}\ntext: "Nagłówek"\nlevel: 2\nanchor: naglowek\n:::\n', "")],
        ["Removed: Heading “Nagłówek”"],
    ),
}


@pytest.mark.parametrize("edit", KINDS_OF_EDIT)
def test_a_kind_of_edit_is_told_with_what_it_does(edit: str, browser: Client) -> None:
    changes, expected = KINDS_OF_EDIT[edit]
    _address, text = preview(browser, changed_zip(*changes))
    assert [words for words in expected if words not in text] == []
    assert "unchanged: 3" in text


def test_what_the_package_has_no_more_is_named(browser: Client) -> None:
    files = sample_files()
    del files[SECOND_STEP], files[QUIZ]
    files["course.md"] = COURSE_MD.replace(f"oraz [krok](page:{SECOND})", "").encode()
    files[STEP] = files[STEP].split(b"\n::: related_pages")[0] + b"\n"
    _address, text = preview(browser, sample_zip(files))
    assert "removed: Krok drugi" in text
    assert "Krok drugi : It would be unpublished in every language, not deleted. What people have done of it is kept." in text
    assert "“Kto może?” is removed. 2 answers affected. Who passed has passed; forms that are open leave it out." in text


def with_module(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same package with a module more, in which the second step stands."""
    module = files["01-modul/module.md"].replace(MODULE.encode(), uid(80).encode()).replace(b"modul", b"nowy")
    return {**files, "02-nowy/module.md": module, "02-nowy/01-krok.md": files[SECOND_STEP]}


def test_a_module_that_is_new_is_named_with_its_steps(browser: Client) -> None:
    files = with_module(sample_files())
    step = files["02-nowy/01-krok.md"].replace(SECOND.encode(), uid(81).encode())
    files["02-nowy/01-krok.md"] = step.replace(b"required: false", b"required: true")
    _address, text = preview(browser, sample_zip(files))
    assert "new: module “Moduł”; step “Krok drugi”" in text
    assert "The step comes to count towards completing the course." in text


def test_a_step_that_moves_takes_along_what_people_did(browser: Client) -> None:
    files = with_module(sample_files())
    del files[SECOND_STEP]
    _address, text = preview(browser, sample_zip(files))
    assert "It would be moved below another page." in text
    assert "What people have done of it goes along." in text


def test_an_equal_package_changes_nothing(browser: Client) -> None:
    _address, text = preview(browser, sample_zip())
    assert "In Polish the course says what the package says already." in text
    assert "unchanged: 4" in text


def test_people_are_counted(browser: Client) -> None:
    _address, text = preview(browser, sample_zip())
    assert "1 person is taking the course now. 1 person has completed it and stays completed." in text


@pytest.mark.parametrize("keys", [[COURSE], [uid(1)]])
def test_certificates_are_told_of_where_there_are_any(keys: list[str], browser: Client) -> None:
    Rule.objects.create(code="kurs", kind=RuleKind.PASSED, keys=keys, titles={"pl": "Zaświadczenie"})
    _address, text = preview(browser, sample_zip())
    assert ("Certificates that were given stay as they are and stay valid." in text) == (keys == [COURSE])


def test_another_order_is_told(browser: Client) -> None:
    files = sample_files()
    files["01-modul/00-krok-drugi.md"] = files.pop(SECOND_STEP)
    _address, text = preview(browser, sample_zip(files))
    assert "The pages below “Moduł” would be put into the order of the package." in text


def test_markup_of_a_package_is_shown_as_text(browser: Client) -> None:
    address = send(browser, changed_zip((QUIZ, "Kto może?", "<script>alert(1)</script>")))["Location"]
    response = browser.get(address)
    assert b"<script>alert(1)" not in response.content
    assert "<script>alert(1)</script>" in response.content.decode().replace("&lt;", "<").replace("&gt;", ">")


def test_translated_texts_are_counted(portal: CourseIndexPage, translated: Callable[[dict[str, str]], Path]) -> None:
    import_course(path=translated({}))
    browser = english(UserFactory(role="Editors"))
    _address, text = preview(browser, archive_of(find_course(COURSE)))
    assert "English: the package brings" in text
