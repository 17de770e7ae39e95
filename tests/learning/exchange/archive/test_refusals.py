"""A zip that is not to be trusted is refused with a sentence that says which file and what to do, and nothing of it is imported."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms.core.exchange import archive as archives
from cms.core.exchange.problems import PackageError
from learning.exchange.archive.reading import read_archive
from learning.models import CourseIndexPage

from ..conftest import traces
from ..sample import replaced, sample_files
from .zipping import link, lying, members, sample_zip, with_manifest, with_member, zipped

Refusal = Callable[..., list[str]]
OUTSIDE = "This name leads out of the zip file. Pack the files by their plain names."
CHANGED = "The file is not as it was exported: its checksum differs. If you changed it on purpose, pack it with pack_course."
DAMAGED = "kurs.zip: This is no zip file, or it is damaged. Export the course again, or pack the files again."


@pytest.mark.parametrize("name", ["../kurs.md", "media/../../kurs.md", "/etc/kurs.md", "C:/kurs.md", "..\\kurs.md"])
def test_name_that_leads_out_is_refused(name: str, refusal: Refusal) -> None:
    assert refusal(with_member(name)) == [f"{name}: {OUTSIDE}"]


@pytest.mark.parametrize("name", ["media\\plan.txt", "media//plan2.txt", "media/a\x1bb.txt"])
def test_name_with_strange_signs_is_refused(name: str, refusal: Refusal) -> None:
    assert refusal(with_member(name)) == [f"{name}: This name holds signs that are not used in names of files. Rename the file."]


def test_link_is_refused(refusal: Refusal) -> None:
    words = "media/haslo.txt: This is a link, or no plain file. Pack the file itself."
    assert refusal([*members(), link("media/haslo.txt", "/etc/passwd")]) == [words]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(refusal: Refusal) -> None:
    words = "course.md: There are two files of this name in the zip file. Keep one."
    assert refusal(with_member("course.md")) == [words]


@pytest.mark.parametrize("name", ["Course.md", "MEDIA/plan.txt"])
def test_names_that_differ_in_capital_letters_only_are_refused(name: str, refusal: Refusal) -> None:
    assert refusal(with_member(name)) == [f"{name}: Another file has the same name but for capital letters. Rename one of them."]


def test_one_sign_written_in_two_ways_is_one_name(refusal: Refusal) -> None:
    found = refusal([*members(), ("media/ó.txt", b"1"), ("media/o\u0301.txt", b"2")])
    assert found == ["media/o\u0301.txt: Another file has the same name but for capital letters. Rename one of them."]


def test_folders_too_deep_are_refused(refusal: Refusal) -> None:
    words = "There are too many folders in one another. A package has folders of modules, media and locale, and no further ones."
    assert refusal(with_member("media/a/b/c.txt")) == [f"media/a/b/c.txt: {words}"]


def test_ten_thousand_files_are_refused(refusal: Refusal) -> None:
    words = "kurs.zip: The zip file holds more than 5000 files, or is larger than 200 MB. Is it the right one?"
    assert refusal([(f"media/{n}.txt", b"") for n in range(10_000)]) == [words]


def test_long_list_of_names_is_refused_before_it_is_read(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped((f"media/{n:0250}.txt", b"") for n in range(8_000))
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert "holds more than 5000 files" in refusal(data)[0]


def test_file_that_unpacks_beyond_measure_is_refused(refusal: Refusal) -> None:
    words = "media/zera.txt: The file unpacks to hundreds of times its size. Such a file is not taken."
    assert refusal(with_member("media/zera.txt", bytes(5_000_000))) == [words]


def test_header_that_understates_the_size_is_not_believed(refusal: Refusal) -> None:
    assert refusal(lying("course.md", bytes(5_000_000), told=10)) == [DAMAGED]


def test_header_that_overstates_the_size_is_not_believed(refusal: Refusal) -> None:
    """What is measured is what came out, so a header cannot make a small file too large."""
    assert refusal(lying("course.md", b"kurs", told=4_000_000_000)) == [
        "manifest.json: manifest.json is missing. Take a zip file that was exported as a course package."
    ]


def test_files_too_large_together_are_refused_while_they_are_read(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    data = sample_zip()
    monkeypatch.setattr(archives, "LARGEST_WHOLE", len(data) + 10)
    (found,) = refusal(data)
    assert found.endswith(": Too much comes out here: a file may have 31 MB, all files together 0 MB.")


def test_manifest_must_be_there(refusal: Refusal) -> None:
    words = "manifest.json: manifest.json is missing. Take a zip file that was exported as a course package."
    assert refusal(members()[1:]) == [words]


def test_packed_folder_is_told_from_packed_files(refusal: Refusal) -> None:
    words = "manifest.json: manifest.json stands inside a folder. Pack what is in the folder, and not the folder itself."
    assert refusal([(f"kurs/{name}" if name == "manifest.json" else name, data) for name, data in members()]) == [words]


def test_newer_version_is_refused_before_its_keys_are_judged(refusal: Refusal) -> None:
    words = "manifest.json: The package has version 2 of the format, this portal reads up to 1. Update the portal."
    assert refusal(with_manifest(version=2, publisher="nowy klucz")) == [words]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": "scorm"}, "“format” takes “mowis-course-package”. This is perhaps a zip file of something else."),
        ({"version": "1"}, "version: Input should be a valid integer. Take the manifest that was exported."),
        ({"course": "kurs"}, "course: Input should be a valid UUID, invalid character"),
        ({"exported": "wczoraj"}, "exported: Input should be a valid date"),
        ({"files": None}, "files: Field required. Take the manifest that was exported."),
        ({"author": "x"}, "author: Extra inputs are not permitted. Take the manifest that was exported."),
        ({"files": [{"name": "course.md", "size": -1, "sha256": "0" * 64}]}, "files.0.size: Input should be greater than or equal to 0"),
    ],
)
def test_manifest_says_what_is_wrong_with_it(changes: dict[str, object], words: str, refusal: Refusal) -> None:
    (found,) = refusal(with_manifest(**changes))
    assert found.startswith(f"manifest.json: {words}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b'{\n"format": ', "manifest.json:2: This is not valid JSON: Expecting value."),
        (b'{"format": 1, "format": 2}', "manifest.json: This is not valid JSON: a key stands twice in one mapping."),
        (b"[]", "manifest.json: A mapping is expected here."),
        (b"[" * 100_000, "manifest.json: This is not valid JSON: "),
        (b"\xff\xfe", "manifest.json:1: This line is not UTF-8."),
    ],
)
def test_manifest_that_is_no_json_is_refused_with_its_line(text: bytes, words: str, refusal: Refusal) -> None:
    (found,) = refusal([("manifest.json", text), *members()[1:]])
    assert found.startswith(words)


def test_changed_file_is_refused(refusal: Refusal) -> None:
    changed = replaced(sample_files(), "course.md", "Kurs próbny", "Kurs prubny")
    assert refusal([members()[0], *changed.items()]) == [f"course.md: {CHANGED}"]


def test_missing_and_added_files_are_all_named(refusal: Refusal) -> None:
    files = [(name, data) for name, data in members() if name != "law.yaml"]
    assert refusal([*files, ("uwagi.txt", b"x")]) == [
        "law.yaml: The manifest names this file, and it is missing. Export the course again.",
        "uwagi.txt: The manifest does not name this file. It was added after the export; take it out.",
    ]


def test_locked_file_is_refused(refusal: Refusal) -> None:
    data = bytearray(sample_zip())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    (found,) = refusal(bytes(data))
    assert found.endswith(": The file is locked by a password. Pack it without one.")


def test_unknown_way_of_packing_is_refused(refusal: Refusal) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("course.md", b"x")
    assert refusal(out.getvalue()) == [
        "course.md: The file is packed in a way that is not read here. Pack it as an ordinary zip (deflate)."
    ]


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK", b"PK\x05\x06", sample_zip()[:-30], sample_zip()[:2000], bytes(100)])
def test_what_is_no_zip_is_refused(data: bytes, refusal: Refusal) -> None:
    assert refusal(data) == [DAMAGED]


def test_empty_zip_is_refused(refusal: Refusal) -> None:
    assert refusal([]) == ["kurs.zip: The zip file holds no file. Export the course again."]


def test_damaged_member_is_refused(refusal: Refusal) -> None:
    data = bytearray(sample_zip())
    at = data.find(b"course.md") + 40
    data[at : at + 8] = b"\xff" * 8
    assert refusal(bytes(data)) == [DAMAGED]


def test_manifest_of_another_course_is_refused(refusal: Refusal) -> None:
    other = "10000000-0000-4000-8000-00000000000f"
    assert refusal(with_manifest(course=other)) == [
        f"manifest.json: The manifest is of the course {other}, and course.md of another. Export the course again."
    ]


def test_mistakes_in_the_course_are_told_with_file_and_line(refusal: Refusal) -> None:
    files = replaced(sample_files(), "01-modul/02-krok-drugi.md", "minutes: 3", "minutes: trzy")
    assert refusal(sample_zip(files)) == ["01-modul/02-krok-drugi.md:6: “minutes” takes a whole number, without quotes."]


def test_what_archive_programs_add_is_passed_over(upload: Callable[[bytes], Path]) -> None:
    path = upload(zipped([*members(), ("__MACOSX/._course.md", b"x"), (".DS_Store", b"x"), ("media/", b"")]))
    assert len(read_archive(path).pages) == 4


def test_refused_zip_imports_nothing(portal: CourseIndexPage, upload: Callable[[bytes], Path]) -> None:
    path = upload(zipped([members()[0], *replaced(sample_files(), "course.md", "Kurs", "kurs").items()]))
    before = traces()
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_course", path)
    assert traces() == before


def test_zip_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"kurs\.zip: There is no such file"):
        read_archive(tmp_path / "kurs.zip")
