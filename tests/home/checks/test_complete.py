"""A language that a folder is declared complete in has every string."""

from pathlib import Path

import polib
import pytest

from cms.core.exchange.catalogue import parse_po
from home.exchange.catalogues import write_catalogues
from home.exchange.checks.expected import expected_strings
from home.exchange.load import load_content, read_content
from tests.home.checking import ABOUT_PAGE, good_files, told
from tests.home.everything import everything
from tests.learning.exchange.conftest import translate
from tests.learning.exchange.sample import png, uid, write

pytestmark = pytest.mark.django_db
DECLARED, PO = "pl/complete.yaml", "pl/pages/locale/en.po"


@pytest.fixture
def complete(tmp_path: Path) -> Path:
    """The content with an English catalogue of its pages in which nothing is missing."""
    root = write(tmp_path / "content", {**good_files(), DECLARED: b"pages: [en]\n"})
    load_content(root=root)
    write_catalogues(root)
    po = polib.pofile(str(root / PO))
    for entry in po:
        entry.msgstr = translate(entry.msgid, "en")
    po.save(str(root / PO))
    return root


def test_complete_catalogue_is_taken(complete: Path, tmp_path: Path) -> None:
    assert told(tmp_path, {}) == []


def test_folder_that_is_not_declared_may_be_translated_in_part(complete: Path, tmp_path: Path) -> None:
    assert told(tmp_path, {DECLARED: b"", PO: b""}) == []


def test_missing_catalogue_is_refused(complete: Path, tmp_path: Path) -> None:
    (complete / PO).unlink()
    assert ["has no catalogue" in line for line in told(tmp_path, {})] == [True]


@pytest.mark.parametrize("what", ["empty", "fuzzy"])
def test_entry_without_a_translation_is_refused_with_its_line(complete: Path, tmp_path: Path, what: str) -> None:
    po = polib.pofile(str(complete / PO))
    for entry in po[-5:]:
        entry.msgstr, entry.flags = ("", []) if what == "empty" else (entry.msgstr, ["fuzzy"])
    po.save(str(complete / PO))
    (line,) = told(tmp_path, {})
    assert f"5 texts are {'empty' if what == 'empty' else '“fuzzy”'}: “" in line
    number = int(line.split(":")[1])
    assert po[-5].msgctxt in "\n".join((complete / PO).read_text().split("\n")[number - 1 : number + 3])


def test_text_that_is_not_in_the_catalogue_is_refused(complete: Path, tmp_path: Path) -> None:
    page = (complete / ABOUT_PAGE).read_text() + f"\n::: text {{{uid(70, 9)}}}\nNowy **akapit**.\n\nDrugi akapit.\n:::\n"
    (line,) = told(tmp_path, {ABOUT_PAGE: page.encode()})
    assert line.startswith(f"{PO}: ")
    assert "2 texts are not in the catalogue: “Nowy <b>akapit</b>.”, “Drugi akapit.”" in line


def test_changed_text_is_refused(complete: Path, tmp_path: Path) -> None:
    page = (complete / ABOUT_PAGE).read_text().replace('title: "O nas"', 'title: "O portalu"')
    assert ["“O portalu”" in line for line in told(tmp_path, {ABOUT_PAGE: page.encode()})] == [True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("strony: [en]\n", "There is no folder “strony”"),
        ("pages: [de]\n", "“de” is no language"),
        ("pages: [pl]\n", "“pl” is no language"),
        ("- pages\n", "A mapping is expected"),
        ("pages: en\n", "A mapping is expected"),
        ("pages: [en\n", "not valid YAML"),
    ],
)
def test_mistake_in_the_declaration_is_told(tmp_path: Path, text: str, words: str) -> None:
    (line,) = told(tmp_path, {**good_files(), DECLARED: text.encode()})
    assert line.startswith(f"{DECLARED}:")
    assert words in line


def test_record_without_its_texts_is_refused(tmp_path: Path) -> None:
    contact = f"- id: {uid(5, 6)}\n  slug: sekretariat\n  name: {{pl: Sekretariat}}\n"
    files = {**good_files(), DECLARED: b"records: [en]\n", "pl/records/contacts.yaml": contact.encode()}
    (line,) = told(tmp_path, files)
    assert line.startswith("pl/records/contacts.yaml:1: “sekretariat” is not in “en”")
    assert (
        told(tmp_path, {"pl/records/contacts.yaml": contact.replace("{pl: Sekretariat}", "{pl: Sekretariat, en: Office}").encode()}) == []
    )


@pytest.mark.parametrize("name", ["course", "pages", "guide", "questions"])
def test_strings_of_a_file_are_those_of_its_page(tmp_path: Path, name: str) -> None:
    """What is cut from files without a database is what wagtail-localize cuts from pages."""
    root = write(tmp_path / "content", _contents(name))
    load_content(root=root)
    write_catalogues(root)
    for package in (one for one in read_content(root) if one.pages):
        po = parse_po(package.folder.text("locale/en.po"), file="en.po")
        for source in package.pages:
            kept = {entry.msgid for entry in po if entry.msgctxt.startswith(str(source.key))}
            assert set(expected_strings(source.document)) == kept, source.file


def _contents(name: str) -> dict[str, bytes]:
    if name == "pages":
        return everything(png())
    if name == "guide":
        from tests.guide.exchange.test_procedures import files

        return files()
    if name == "questions":
        return {**good_files(), "pl/courses/kurs/01-modul/01-krok-pierwszy.quiz.yaml": _quiz().encode()}
    return good_files()


def _quiz() -> str:
    """A question of each type."""
    from uuid import UUID

    from learning.exchange.questions import record_of, write_quiz
    from tests.factories.question_kinds import one_of_each

    def no_page(_pk: int) -> UUID | None:
        return None

    return write_quiz(tuple(record_of(raw, key_of=no_page) for raw in one_of_each()))
