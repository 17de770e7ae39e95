"""A bare portal: front page and list of courses, for a course that comes before any other content."""

from dataclasses import replace
from pathlib import Path

from django.conf import settings

from cms.core.exchange.document import without_later
from cms.core.exchange.problems import PackageError, Problem
from learning.exchange.loading import course_index, load_packages
from learning.models import CourseIndexPage

from .kinds import KINDS
from .load import ALWAYS, content_in
from .pages import read_pages
from .site import ensure_locales, ensure_site, grant_roles


def make_course_index() -> CourseIndexPage:
    """Make the front page and the list of courses from ``content/``, without their text and what they name.

    ``load_content`` finds them as a load left them, and so puts the text in later.

    Returns:
        The list of courses.

    Raises:
        PackageError: when ``content/`` has no such pages.
    """
    package = read_pages(content_in(Path(settings.CONTENT_DIR)).pages)
    bare = [
        replace(source, document=replace(source.document, body=(), front=without_later(source.document.front)))
        for source in package.pages
        if source.document.kind in ("home", "course_index")
    ]
    ensure_locales()
    keys = {source.key for source in bare}
    catalogues = [replace(one, pages={key: strings for key, strings in one.pages.items() if key in keys}) for one in package.catalogues]
    load_packages([replace(package, pages=bare, catalogues=catalogues)], KINDS, always=ALWAYS)
    ensure_site()
    grant_roles()
    index = course_index()
    if index is None:
        raise PackageError([Problem("pages", 0, "There is no page of the type course_index, and courses need one. Add it.")])
    return index
