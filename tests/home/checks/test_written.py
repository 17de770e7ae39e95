"""The tables of README.md and REVIEW.md: written, refused when stale, and every path that the review names is there."""

import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from home.exchange.written import BEGINS, ENDS
from tests.home.checking import PLACES, STEP, good_files, told
from tests.learning.exchange.sample import uid, write

pytestmark = pytest.mark.django_db
MARKS = f"{BEGINS}\n{ENDS}\n"
PAPERS = {"README.md": f"# Treść\n\n{MARKS}\nKoniec.\n".encode(), "REVIEW.md": f"# Prawo\n\n{MARKS}\n".encode()}


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command("load_content", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = write(tmp_path / "content", {**good_files(), **PAPERS})
    run("--path", root, "--write-readme")
    return root


def test_tables_give_what_there_is(content: Path) -> None:
    text = (content / "README.md").read_text()
    assert text.startswith("# Treść\n")
    assert text.endswith("\nKoniec.\n")
    assert "| [Kurs próbny](pl/courses/kurs/course.md) | 1 | 2 (1) | 5 | 1: 1 single | " in text
    assert "| `pl/pages` | 2 text, 1 course_index, 1 home | " in text
    assert text.count("| 0 % | 0 % |") == 2


def test_second_time_writes_nothing(content: Path, tmp_path: Path) -> None:
    assert run("--path", content, "--write-readme") == "The tables are up to date.\n"
    assert told(tmp_path, {}) == []


def test_stale_table_is_refused_until_it_is_written_again(content: Path, tmp_path: Path) -> None:
    minutes = (content / STEP).read_text().replace("minutes: 5", "minutes: 6")
    assert told(tmp_path, {STEP: minutes.encode()}) == [
        "README.md: Its table is not that of the content any more. Run load_content --write-readme."
    ]
    assert run("--path", content, "--write-readme") == "Written: README.md.\n"
    assert told(tmp_path, {}) == []


def test_review_lists_places_that_nobody_has_read_with_who_cites_them(content: Path, tmp_path: Path) -> None:
    assert f"`{STEP}`" not in (content / "REVIEW.md").read_text()
    place = f'- {{id: {uid(90, 9)}, act: uF, article: "5", trust: verify, note: Porównać.}}\n'
    assert [line.partition(":")[0] for line in told(tmp_path, {PLACES: place.encode()})] == ["REVIEW.md"]
    run("--path", content, "--write-readme")
    assert f"| art. 5 ust. 1 uF | verify | Porównać. | `{STEP}` |\n" in (content / "REVIEW.md").read_text()


@pytest.mark.parametrize(("path", "is_there"), [(STEP, True), (f"{STEP}:12", True), ("pl/pages/nie-ma.md", False)])
def test_path_of_the_review_leads_to_a_file(content: Path, tmp_path: Path, path: str, is_there: bool) -> None:
    text = (content / "REVIEW.md").read_text() + f"\n| `{path}` | mówi | verify | sprawdzić |\n"
    found = told(tmp_path, {"REVIEW.md": text.encode()})
    assert [f"There is no file “{path}”" in line and line.startswith("REVIEW.md:") for line in found] == [True] * (not is_there)


@pytest.mark.parametrize("mark", [BEGINS, ENDS])
def test_file_without_its_marks_is_told(content: Path, tmp_path: Path, mark: str) -> None:
    text = (content / "README.md").read_text().replace(mark, "")
    assert ["are missing" in line for line in told(tmp_path, {"README.md": text.encode()})] == [True]
    with pytest.raises(CommandError, match="are missing"):
        run("--path", content, "--write-readme")


def test_content_without_these_files_needs_none(content: Path, tmp_path: Path) -> None:
    for name in PAPERS:
        (content / name).unlink()
    assert told(tmp_path, {}) == []
    shutil.rmtree(content)
