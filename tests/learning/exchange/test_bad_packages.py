"""Whatever is wrong with a package is told with file and line, all at once, and nothing is imported."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.core.exchange.problems import PackageError
from learning.exchange.importing import import_course
from learning.exchange.package import read_course
from learning.models import CourseIndexPage

from .conftest import traces
from .sample import FIRST, MODULE, OPTION_RIGHT, SECOND, replaced, sample_files, uid, write

STEP, QUIZ, SECOND_STEP = "01-modul/01-krok-pierwszy.md", "01-modul/01-krok-pierwszy.quiz.yaml", "01-modul/02-krok-drugi.md"


def refused(folder: Path) -> list[tuple[str, int, str]]:
    """What is told of a package."""
    with pytest.raises(PackageError) as caught:
        read_course(folder)
    return [(problem.file, problem.line, problem.message) for problem in caught.value.problems]


CASES = [
    (STEP, "minutes: 5", "minutes: pięć", 6, "whole number"),
    (STEP, "minutes: 5", "minutes: 0", 6, "minutes"),
    (STEP, "minutes: 5", "minutes: 5\nminute: 5", 7, "“minute” is not known"),
    (STEP, "minutes: 5\n", "", 2, "“minutes” is missing"),
    (STEP, "minutes: 5", "minutes: 5\nminutes: 6", 7, "twice"),
    (STEP, "minutes: 5", "minutes: &a 5\npass_mark: *a", 7, "YAML"),
    (STEP, "minutes: 5", "minutes: !!python/object:os.system 5", 6, "not used here"),
    (STEP, "slug: krok-pierwszy", "slug: Krok Pierwszy", 4, "small letters"),
    (STEP, 'title: "Krok pierwszy"', "title: 2026", 3, "double quotes"),
    (STEP, f"id: {FIRST}", "id: pierwszy", 2, "UUID"),
    (STEP, f"::: heading {{{uid(12)}}}", "::: heading", 17, "--assign-ids"),
    (STEP, f"::: heading {{{uid(12)}}}", f"::: naglowek {{{uid(12)}}}", 17, "There is no block"),
    (STEP, "level: 2", "level: 1", 19, "level"),
    (STEP, "kind: pitfall", "kind: danger", 24, "“kind” takes one of"),
    (STEP, "  Drugi akapit.", "  # Drugi akapit.", 29, "heading"),
    (STEP, "- punkt\n", "<b>x</b>\n", 12, "HTML"),
    (STEP, 'rows:\n  - ["", "Kolumna"]', 'rows:\n  - ["Kolumna"]', 51, "one length"),
    (STEP, 'alt: "Czerwony kwadrat"', 'alt: ""', 59, "alt"),
    (STEP, "file: media/obraz.png", "file: ../obraz.png", 59, "media/"),
    (QUIZ, "correct: true", "correct: false", 1, "No answer is right"),
    (QUIZ, 'feedback: "Właśnie."', 'feedback: "Właśnie.", weight: 3', 10, "“weight” is not known"),
    (QUIZ, "correct: false", "correct: true", 1, "More than one"),
    (QUIZ, 'text: "Nikt"', 'text: "każdy"', 1, "read the same"),
    (QUIZ, f"id: {OPTION_RIGHT}, ", "", 10, "--assign-ids"),
    (QUIZ, "points: 2", "points: 0", 5, "points"),
    ("course.md", "format: mowis-course/1", "format: mowis-course/9", 2, "format"),
    ("course.md", "state_of_law: 2026-11-22", "state_of_law: 2026-13-45", 14, "no date"),
    ("law.yaml", 'pl: "ustawa o fundacjach", ', "", 3, "title"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "words"), CASES)
def test_mistake_is_told_with_its_line(folder: Path, file: str, old: str, new: str, line: int, words: str) -> None:
    """One mistake, one message, at the line where it stands."""
    write(folder, replaced(sample_files(), file, old, new))
    told = refused(folder)
    assert [(name, number) for name, number, _message in told] == [(file, line)], told
    assert words in told[0][2]


BYTES: list[tuple[Callable[[bytes], bytes], int, str]] = [
    (lambda data: data.replace(b"Koniec", b"Kon\xffiec"), 12, "UTF-8"),
    (lambda data: data.replace(b"Koniec", b"Kon\x00iec"), 12, "NUL"),
    (lambda data: data.replace(b"Koniec", b"\tKoniec"), 12, "tab"),
    (lambda data: b"\xef\xbb\xbf" + data, 1, "BOM"),
    (lambda data: data.replace(b"\n", b"\r\n"), 1, "CRLF"),
    (lambda data: data + b"x" * 2_000_001, 0, "larger than"),
    (lambda data: b"", 1, "---"),
    (lambda data: b"---\nid: 1\n", 1, "not closed"),
    (lambda data: data.replace(b"\n:::\n", b"\n"), 11, "not closed"),
    (lambda data: data + b"tekst obok\n", 14, "outside of blocks"),
    (lambda data: data + b":::\n", 14, "A block begins"),
]


@pytest.mark.parametrize(("change", "line", "words"), BYTES)
def test_broken_text_file_is_told_with_its_line(folder: Path, change: Callable[[bytes], bytes], line: int, words: str) -> None:
    """Bytes that are no text, and text that is no page."""
    write(folder, {SECOND_STEP: change(sample_files()[SECOND_STEP])})
    told = refused(folder)
    assert [(name, number) for name, number, _message in told] == [(SECOND_STEP, line)], told
    assert words in told[0][2]


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    """A person mends everything in one go."""
    files = replaced(sample_files(), STEP, "minutes: 5", "minutes: pięć")
    files = replaced(files, STEP, "kind: pitfall", "kind: danger")
    files = replaced(files, QUIZ, "points: 2", "points: 0")
    write(folder, {**files, "course.md": b"", "02-pusty/module.md": files["01-modul/module.md"], "notatki.txt": b"x"})
    assert [(name, line) for name, line, _message in refused(folder)] == [
        (STEP, 6),
        (STEP, 24),
        (QUIZ, 5),
        ("02-pusty/module.md", 0),
        ("course.md", 1),
        ("notatki.txt", 0),
    ]


def test_missing_files_are_told(folder: Path) -> None:
    """A course without its course.md, a module without its module.md, a quiz without its step."""
    (folder / "course.md").unlink()
    (folder / "01-modul/module.md").unlink()
    (folder / STEP).unlink()
    assert [(name, message) for name, _line, message in refused(folder)] == [
        (QUIZ, "This quiz has no step beside it. Rename or remove 01-krok-pierwszy.quiz.yaml."),
        ("01-modul/module.md", "The file is missing."),
        ("course.md", "The file is missing."),
    ]


def test_link_that_leads_out_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    """A package cannot read the machine's other files."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (folder / "media/plan.txt").unlink()
    (folder / "media/plan.txt").symlink_to(secret)
    assert [(name, "out of the folder" in message) for name, _line, message in refused(folder)] == [("media/plan.txt", True)]


def test_links_that_lead_to_each_other_are_refused(folder: Path) -> None:
    """A circle of links is told, not followed."""
    (folder / "media/a.txt").symlink_to(folder / "media/b.txt")
    (folder / "media/b.txt").symlink_to(folder / "media/a.txt")
    assert [name for name, _line, _message in refused(folder)] == ["media/a.txt", "media/b.txt"]


IMPORT_CASES = [
    ({"course.md": (f"page:{SECOND}", f"page:{uid(999)}")}, "course.md", "There is no page"),
    ({STEP: ("act: uF", "act: uX")}, STEP, "There is no act “uX”"),
    ({STEP: ("media/plan.txt", "media/brak.txt")}, STEP, "not in the package"),
    ({STEP: ("media/obraz.png", "media/plan.txt")}, STEP, "type"),
    ({SECOND_STEP: (f"id: {SECOND}", f"id: {MODULE}")}, SECOND_STEP, "page id"),
    ({STEP: (uid(13), uid(12))}, STEP, "used 2 times"),
    ({QUIZ: (OPTION_RIGHT, uid(141))}, STEP, "used 2 times"),
    ({"law.yaml": ("Dz.U. 1984 nr 21 poz. 97", "dziennik")}, "law.yaml", "uF"),
    ({STEP: ("level: 2", "level: 3")}, STEP, "2:"),
]


@pytest.mark.parametrize(("changes", "file", "words"), IMPORT_CASES)
def test_what_only_the_portal_can_tell_is_refused_and_nothing_is_imported(
    portal: CourseIndexPage, folder: Path, changes: dict[str, tuple[str, str]], file: str, words: str
) -> None:
    """References, repeated ids and the blocks' own rules; the portal is as it was."""
    files = sample_files()
    for name, (old, new) in changes.items():
        files = replaced(files, name, old, new)
    if SECOND_STEP in changes:
        files = replaced(files, "course.md", SECOND, FIRST)
        files = replaced(files, STEP, SECOND, FIRST)
    write(folder, files)
    before = traces()
    with pytest.raises(PackageError) as caught:
        import_course(path=folder)
    assert {problem.file for problem in caught.value.problems} == {file}, str(caught.value)
    assert words in str(caught.value)
    assert traces() == before


def test_broken_picture_is_refused(portal: CourseIndexPage, folder: Path) -> None:
    """Bytes that only call themselves a picture never reach the store."""
    write(folder, {"media/obraz.png": b"\x89PNG\r\n\x1a\n broken"})
    with pytest.raises(PackageError, match="no picture"):
        import_course(path=folder)


def test_media_of_an_import_that_failed_are_taken_away(portal: CourseIndexPage, folder: Path, settings: object) -> None:
    """The database forgets a failed import; so does the store of files."""
    root = Path(settings.MEDIA_ROOT)  # type: ignore[attr-defined]
    before = {path for path in root.rglob("*") if path.is_file()}
    # The second step fails in its blocks' own rules, after the first one's picture was stored.
    heading = f"::: heading {{{uid(22)}}}\ntext: a\nlevel: 3\n:::"
    write(folder, replaced(sample_files(), SECOND_STEP, "Koniec.\n:::", f"Koniec.\n:::\n\n{heading}"))
    with pytest.raises(PackageError, match=r"02-krok-drugi\.md"):
        import_course(path=folder)
    assert {path for path in root.rglob("*") if path.is_file()} == before


CATALOGUES = [
    (b"\xff", "UTF-8"),
    (b'msgid "a', "valid PO"),
    (b"not a catalogue", "valid PO"),
    (b'msgctxt "x"\nmsgid "a"\nmsgstr "b"\n', "PAGE-UUID|PATH"),
    (f'msgctxt "{uid(999)}|title"\nmsgid "a"\nmsgstr "b"\n'.encode(), "not in this package"),
    (f'msgctxt "{SECOND}|title"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "{SECOND}|title"\nmsgid "a"\nmsgstr "c"\n'.encode(), "twice"),
]


@pytest.mark.parametrize(("data", "words"), CATALOGUES)
def test_broken_catalogue_is_told(folder: Path, data: bytes, words: str) -> None:
    """A catalogue that cannot be used is not passed over."""
    write(folder, {"locale/en.po": data})
    told = refused(folder)
    assert {name for name, _line, _message in told} == {"locale/en.po"}
    assert words in told[0][2]


def test_catalogue_of_an_unknown_language_is_told(folder: Path) -> None:
    """A name that is no language of the portal."""
    write(folder, {"locale/xx.po": b""})
    assert [name for name, _line, _message in refused(folder)] == ["locale/xx.po"]


NAMES = sorted(name for name in sample_files() if name.endswith((".md", ".yaml")))


@given(name=st.sampled_from([*NAMES, "locale/en.po"]), data=st.data())
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(folder: Path, name: str, data: st.DataObject) -> None:
    """Random bytes, and good files with random bytes in them, raise nothing but the typed refusal."""
    good = sample_files().get(name, b'msgid ""\nmsgstr ""\n')
    piece = data.draw(
        st.one_of(st.binary(max_size=40), st.text(st.sampled_from("-:{}[]&*!|>'\"#%@`~ \n\t0aZż\\"), max_size=40).map(str.encode))
    )
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 60)))
    write(folder, {**sample_files(), "locale/en.po": b"", name: good[:start] + piece + good[end:]})
    with suppress(PackageError):
        read_course(folder)
