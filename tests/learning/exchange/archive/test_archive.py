"""A course goes out as a zip and comes back equal."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from learning.exchange.archive.writing import archive_of
from learning.exchange.exporting import export_course, find_course
from learning.exchange.importing import import_course
from learning.models import CourseIndexPage

from ..conftest import empty_portal, page, traces
from ..sample import COURSE, FIRST, read, sample_files, uid, write
from ..test_round_trip import KEYS, contents
from .zipping import DAY, members, sample_zip


def test_zip_holds_the_folder_and_its_manifest(imported: Path, tmp_path: Path) -> None:
    export_course(key=COURSE, directory=tmp_path / "folder")
    files = read(tmp_path / "folder")
    (name, text), *rest = members(archive_of(find_course(COURSE), day=DAY))
    assert dict(rest) == files
    manifest = json.loads(text)
    assert (name, [row["name"] for row in manifest.pop("files")]) == ("manifest.json", sorted(files))
    assert manifest == {
        "format": "mowis-course-package",
        "version": 1,
        "course": COURSE,
        "title": "Kurs próbny",
        "languages": ["pl"],
        "exported": "2026-11-22",
    }


def test_equal_course_makes_equal_bytes_but_for_the_day(imported: Path) -> None:
    course = find_course(COURSE)
    assert archive_of(course, day=DAY) == archive_of(course, day=DAY)
    other = archive_of(course, day=DAY + datetime.timedelta(days=1))
    assert members(other)[1:] == members(archive_of(course, day=DAY))[1:]
    assert members(other)[0] != members(archive_of(course, day=DAY))[0]


def test_zip_brings_the_course_to_an_empty_portal(translated: Callable[[dict[str, str]], Path], tmp_path: Path) -> None:
    import_course(path=translated({}))
    before = contents()
    path = tmp_path / "kurs.zip"
    path.write_bytes(archive_of(find_course(COURSE), day=DAY))
    assert json.loads(members(path.read_bytes())[0][1])["languages"] == ["pl", "en", "nb"]
    empty_portal()
    import_course(path=path)
    assert contents() == before
    assert archive_of(find_course(COURSE), day=DAY) == path.read_bytes()


def test_import_of_what_was_exported_changes_nothing(imported: Path, tmp_path: Path) -> None:
    path = tmp_path / "kurs.zip"
    path.write_bytes(archive_of(find_course(COURSE)))
    import_course(path=path)
    before = traces()
    assert not import_course(path=path).changed
    assert traces() == before


def test_commands_write_and_take_a_zip(imported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wynik" / "kurs.zip"
    call_command("export_course", "kurs-probny", path)
    assert members(path.read_bytes())[0][0] == "manifest.json"
    with pytest.raises(CommandError, match=r"kurs\.zip: There is a file of this name"):
        call_command("export_course", "kurs-probny", path)
    call_command("export_course", "kurs-probny", path, force=True)
    call_command("import_course", path)
    assert "4 unchanged" in capsys.readouterr().out


def test_folder_is_packed_after_somebody_worked_on_it(portal: CourseIndexPage, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "kurs.zip"
    call_command("pack_course", folder, path)
    assert dict(members(path.read_bytes())[1:]) == sample_files()
    import_course(path=path)
    assert [page(key).title for key in KEYS] == ["Kurs próbny", "Moduł", "Krok pierwszy", "Krok drugi"]
    with pytest.raises(CommandError, match="There is a file of this name"):
        call_command("pack_course", folder, path)


def test_folder_with_a_mistake_is_not_packed(folder: Path, tmp_path: Path) -> None:
    (folder / "course.md").write_text("---\nid: x\n---\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"course.md:2: .*\n(.*\n)*Nothing was written"):
        call_command("pack_course", folder, tmp_path / "kurs.zip")
    assert not (tmp_path / "kurs.zip").exists()


def test_unpacked_zip_is_a_folder_that_is_taken(portal: CourseIndexPage, tmp_path: Path) -> None:
    folder = write(tmp_path / "rozpakowany", dict(members(sample_zip())))
    assert import_course(path=folder).count("created") == 4


def forty_steps() -> dict[str, bytes]:
    """The small course with forty steps that have a quiz, each with ids of its own."""
    files = sample_files()
    step, quiz = (files.pop(f"01-modul/01-krok-pierwszy{end}").decode() for end in (".md", ".quiz.yaml"))
    for number in range(40):
        key = FIRST if number == 0 else uid(700 + number)
        files[f"01-modul/{number:02}-krok.md"] = step.replace(FIRST, key).replace("slug: krok-pierwszy", f"slug: krok-{number}").encode()
        files[f"01-modul/{number:02}-krok.quiz.yaml"] = quiz.encode()
    return files


def test_export_of_forty_steps_holds_every_quiz(portal: CourseIndexPage, tmp_path: Path) -> None:
    import_course(path=write(tmp_path / "kurs", forty_steps()))
    data = archive_of(find_course(COURSE))
    assert len([name for name, _data in members(data) if name.endswith(".quiz.yaml")]) == 40
