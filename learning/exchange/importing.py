"""Importing one course."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from cms.core.exchange.package import Package, PageSource
from cms.core.exchange.report import LoadReport

from .archive.collisions import check_collisions
from .archive.reading import open_course
from .kinds import KINDS
from .loading import course_index, load_packages


def under(package: Package, index: UUID) -> Package:
    """The same package, its course below a list of courses."""
    course, *rest = package.pages
    return replace(package, pages=[PageSource(replace(course.document, parent=index), course.file), *rest])


def import_course(*, path: Path, overwrite: bool = False) -> LoadReport:
    """Read a course from a folder or a zip file, and bring the portal's course to it.

    Args:
        path: the folder or the zip file (docs/course-format.md).
        overwrite: take the package's version of pages that were edited in the admin since the last load.

    Returns:
        What happened, page by page.

    Raises:
        PackageError: when anything in the package is wrong. Nothing was imported then.
    """
    return import_package(package=open_course(path), overwrite=overwrite)


def import_package(*, package: Package, overwrite: bool = False) -> LoadReport:
    """Bring the portal's course to a package that was read.

    Args:
        package: the package.
        overwrite: as above.

    Returns:
        What happened, page by page.

    Raises:
        PackageError: when the package cannot be taken. Nothing was imported then.
    """
    check_collisions(package)
    index = course_index()
    if index is None:
        # A bare portal gets its front page and its list of courses from the room that owns them.
        index = import_string(settings.COURSE_INDEX_MAKER)()
    return load_packages([under(package, index.translation_key)], KINDS, overwrite=overwrite)
