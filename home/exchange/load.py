"""Loading everything in ``content/``."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings

from cms.core.exchange.checks.rules import Checked, check_rules
from cms.core.exchange.package import Package
from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError, Problem, Problems
from cms.core.exchange.progress import Progress, silent
from cms.core.exchange.records_loading import LABEL as RECORDS
from cms.core.exchange.records_loading import read_record_folder
from cms.core.exchange.report import LoadReport
from cms.core.exchange.sequence import check_parents
from home.models import HomePage
from learning.exchange.importing import under
from learning.exchange.loading import check_packages, course_index, load_packages
from learning.exchange.package import is_course, read_course
from learning.models import CourseIndexPage

from .kinds import KINDS
from .pages import read_pages
from .site import ensure_locales, ensure_site, grant_roles, moderate_news

#: Public in every language from the start: without them a language has no address.
ALWAYS = (HomePage, CourseIndexPage)


#: Folders of pages beside ``pages``; each has its own catalogues and media, and may be missing.
OTHERS = ("guide", "news", "publications", "projects")
Reader = Callable[..., Package]


@dataclass(frozen=True)
class Content:
    """The folders of a content directory."""

    pages: Path
    others: list[Path]
    courses: list[Path]
    records: Path | None


def content_in(root: Path) -> Content:
    """Find the folders of the source language.

    Raises:
        PackageError: when there is no such directory.
    """
    base = root / settings.LANGUAGE_CODE
    if not (base / "pages").is_dir():
        raise PackageError([Problem(root.name, 0, f"There is no folder {settings.LANGUAGE_CODE}/pages in it. Check the path.")])
    courses = base / "courses"
    return Content(
        pages=base / "pages",
        others=[base / name for name in OTHERS if (base / name).is_dir()],
        courses=sorted(path for path in courses.iterdir() if path.is_dir()) if courses.is_dir() else [],
        records=base / RECORDS if (base / RECORDS).is_dir() else None,
    )


def read_content(root: Path) -> list[Package]:
    """Read all packages: records, pages, courses, and what else there is.

    Raises:
        PackageError: naming everything that is wrong, in all of them.
    """
    found = content_in(root)
    problems = Problems()
    packages = []
    readers: list[tuple[Path, Reader]] = [(found.records, read_record_folder)] if found.records else []
    readers += [(path, partial(read_pages, label=path.name)) for path in (found.pages, *found.others)]
    readers += [(path, read_course) for path in found.courses]
    for path, read in readers:
        place = path.relative_to(root).as_posix()
        try:
            packages.append(read(path, place=place))
        except PackageError as error:
            for problem in error.problems:
                problems.add(f"{place}/{problem.file}", problem.line, problem.message)
    problems.raise_if_any()
    check_parents(packages)
    return packages


def check_content(root: Path) -> list[Package]:
    """Read and check everything without writing: the format, and what editors hold beyond it.

    A load asks for the format only: a portal starts with a text whose sentences are too long.

    Raises:
        PackageError: naming everything that is wrong; the rules of editors are asked once the format is in order.
    """
    checked = checked_in(root)
    check_rules(checked)
    return list(checked.packages)


def checked_in(root: Path) -> Checked:
    """Read everything and check its format: what the rules look at.

    Raises:
        PackageError: naming everything that is wrong.
    """
    packages = read_content(root)
    check_packages(packages, Portal())
    return Checked(root / settings.LANGUAGE_CODE, packages)


def load_content(*, root: Path, overwrite: bool = False, progress: Progress = silent) -> LoadReport:
    """Load everything in a content directory. A second run changes nothing.

    Args:
        root: the directory (``content/``).
        overwrite: take the files' version of pages that were edited in the admin.
        progress: told after each page.

    Returns:
        What happened, page by page.

    Raises:
        PackageError: when anything in the files is wrong. No page was written then.
    """
    packages = read_content(root)
    index = next((one.key for package in packages for one in package.pages if one.document.kind == "course_index"), None)
    if index is None and (found := course_index()):
        index = found.translation_key
    courses = [package for package in packages if is_course(package)]
    if courses and index is None:
        raise PackageError([Problem("pages", 0, "There is no page of the type course_index, and courses need one. Add it.")])
    ensure_locales()
    placed = [under(package, index) if index and is_course(package) else package for package in packages]
    report = load_packages(placed, KINDS, always=ALWAYS, overwrite=overwrite, progress=progress)
    ensure_site()
    grant_roles()
    moderate_news()
    return report
