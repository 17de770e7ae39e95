"""A package cannot take pages away from another course, nor be laid over pages of another type."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from cms.core.exchange.problems import PackageError
from learning.exchange.archive.writing import packed
from learning.exchange.importing import import_course
from learning.models import CourseIndexPage

from ..conftest import page, traces
from ..sample import COURSE, FIRST, MODULE, SECOND, sample_files, uid, write
from .zipping import sample_zip

OTHER = {COURSE: uid(900), "Kurs próbny": "Drugi kurs", "kurs-probny": "drugi-kurs"}


def another(keep: tuple[str, ...]) -> dict[str, bytes]:
    """The small course with ids of its own, but for some."""
    swaps = {**OTHER, **{key: uid(900 + n) for n, key in enumerate((MODULE, FIRST, SECOND), 1) if key not in keep}}
    found = {}
    for name, data in sample_files().items():
        if name.endswith((".md", ".yaml")):
            for old, new in swaps.items():
                data = data.replace(old.encode(), new.encode())  # noqa: PLW2901 - one swap after the other
        found[name] = data
    return found


def refused(path: Path) -> list[str]:
    before = traces()
    with pytest.raises(PackageError) as caught:
        import_course(path=path)
    assert traces() == before
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("as_zip", [True, False])
def test_step_and_module_of_another_course_are_refused_by_name(
    imported: Path, tmp_path: Path, upload: Callable[[bytes], Path], *, as_zip: bool
) -> None:
    files = another(keep=(MODULE, SECOND))
    found = refused(upload(zip_of_other(files)) if as_zip else write(tmp_path / "drugi", files))
    there = "of the course “Kurs próbny”. Give this page a new id, or move the page in the admin first."
    assert found == [
        f"01-modul/02-krok-drugi.md: The id {SECOND} belongs to “Krok drugi” {there}",
        f"01-modul/module.md: The id {MODULE} belongs to “Moduł” {there}",
    ]


def zip_of_other(files: dict[str, bytes]) -> bytes:
    return packed(files, key=UUID(uid(900)), title="Drugi kurs", languages=["pl"])


def test_page_of_another_type_is_refused_by_name(portal: CourseIndexPage, tmp_path: Path) -> None:
    files = sample_files()
    key = str(portal.translation_key)
    files["01-modul/02-krok-drugi.md"] = files["01-modul/02-krok-drugi.md"].replace(SECOND.encode(), key.encode())
    files["course.md"] = files["course.md"].replace(SECOND.encode(), key.encode())
    files["01-modul/01-krok-pierwszy.md"] = files["01-modul/01-krok-pierwszy.md"].replace(SECOND.encode(), key.encode())
    words = f"The id {key} belongs to “{portal.title}”, a page of another type (courseindexpage). Give this page a new id."
    assert refused(write(tmp_path / "kurs", files)) == [f"01-modul/02-krok-drugi.md: {words}"]


def test_own_pages_are_no_collision(imported: Path, upload: Callable[[bytes], Path]) -> None:
    import_course(path=upload(sample_zip()))
    assert page(SECOND).get_parent().translation_key == page(MODULE).translation_key
