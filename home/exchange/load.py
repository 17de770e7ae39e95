"""Loading everything in ``content/``."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from cms.core.exchange.package import Package
from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError, Problem, Problems
from cms.core.exchange.report import LoadReport
from home.models import HomePage
from learning.exchange.importing import under
from learning.exchange.loading import check_packages, course_index, load_packages
from learning.exchange.package import read_course
from learning.models import CourseIndexPage

from .kinds import KINDS
from .pages import read_pages
from .site import ensure_locales, ensure_site, grant_roles

#: Public in every language from the start: without them a language has no address.
ALWAYS = (HomePage, CourseIndexPage)


@dataclass(frozen=True)
class Content:
    """The folders of a content directory."""

    pages: Path
    courses: list[Path]


def content_in(root: Path) -> Content:
    """Find the folders of the source language.

    Raises:
        PackageError: when there is no such directory.
    """
    base = root / settings.LANGUAGE_CODE
    if not (base / "pages").is_dir():
        raise PackageError([Problem(root.name, 0, f"There is no folder {settings.LANGUAGE_CODE}/pages in it. Check the path.")])
    courses = base / "courses"
    return Content(base / "pages", sorted(path for path in courses.iterdir() if path.is_dir()) if courses.is_dir() else [])


def read_content(root: Path) -> list[Package]:
    """Read all packages.

    Raises:
        PackageError: naming everything that is wrong, in all of them.
    """
    found = content_in(root)
    problems = Problems()
    packages = []
    readers = [(found.pages, read_pages), *((path, read_course) for path in found.courses)]
    for path, read in readers:
        place = path.relative_to(root).as_posix()
        try:
            packages.append(read(path, place=place))
        except PackageError as error:
            for problem in error.problems:
                problems.add(f"{place}/{problem.file}", problem.line, problem.message)
    problems.raise_if_any()
    return packages


def check_content(root: Path) -> list[Package]:
    """Read and check everything without writing.

    Raises:
        PackageError: naming everything that is wrong.
    """
    packages = read_content(root)
    check_packages(packages, Portal())
    return packages


def load_content(*, root: Path, overwrite: bool = False) -> LoadReport:
    """Load everything in a content directory. A second run changes nothing.

    Args:
        root: the directory (``content/``).
        overwrite: take the files' version of pages that were edited in the admin.

    Returns:
        What happened, page by page.

    Raises:
        PackageError: when anything in the files is wrong. No page was written then.
    """
    pages, *courses = read_content(root)
    index = next((source.key for source in pages.pages if source.document.kind == "course_index"), None)
    if index is None and (found := course_index()):
        index = found.translation_key
    if courses and index is None:
        raise PackageError([Problem("pages", 0, "There is no page of the type course_index, and courses need one. Add it.")])
    ensure_locales()
    report = load_packages([pages, *(under(course, index) for course in courses)], KINDS, always=ALWAYS, overwrite=overwrite)  # type: ignore[arg-type]
    ensure_site()
    grant_roles()
    return report
