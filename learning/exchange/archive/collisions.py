"""Ids of a package that the portal knows as something else: of another course, or of a page of another type."""

from collections.abc import Iterator
from uuid import UUID

from wagtail.models import Locale, Page

from cms.core.exchange.package import Package, PageSource
from cms.core.exchange.problems import PackageError, Problem
from learning.exchange.kinds import KINDS
from learning.models import CoursePage


def check_collisions(package: Package) -> None:
    """Check that no page of a package is taken from somewhere else on the portal.

    Raises:
        PackageError: naming each page, and where its id lives.
    """
    problems = list(_collisions(package))
    if problems:
        raise PackageError(problems)


def _collisions(package: Package) -> Iterator[Problem]:
    sources = {source.key: source for source in package.pages}
    found = list(Page.objects.filter(translation_key__in=sources, alias_of=None).order_by("path").specific())
    # Of several pages with one key the one in the source language speaks for all: it comes last.
    source_language = Locale.get_default().pk
    pages = {page.translation_key: page for page in sorted(found, key=lambda page: page.locale_id == source_language)}
    courses = _courses_above(found)
    own = package.pages[0].key
    for key, source in sources.items():
        if key in pages and (message := _message(source, pages[key], own, courses)):
            yield Problem(package.path(source.file), 0, message)


def _courses_above(pages: list[Page]) -> dict[str, CoursePage]:
    """The courses in which pages stand, by their path; one statement."""
    paths = {page.path[:length] for page in pages for length in range(page.steplen, len(page.path), page.steplen)}
    return {course.path: course for course in CoursePage.objects.filter(path__in=paths).order_by("path")}


def _message(source: PageSource, page: Page, own: UUID, courses: dict[str, CoursePage]) -> str:
    model = KINDS[source.document.kind].model
    if not isinstance(page, model):
        kind = page.specific_class._meta.model_name if page.specific_class else "page"
        return f"The id {source.key} belongs to “{page.title}”, a page of another type ({kind}). Give this page a new id."
    if source.key == own:
        return ""
    course = next((course for path, course in courses.items() if page.path.startswith(path)), None)
    if course is None or course.translation_key == own:
        return ""
    there = f"The id {source.key} belongs to “{page.title}” of the course “{course.title}”"
    return f"{there}. Give this page a new id, or move the page in the admin first."
