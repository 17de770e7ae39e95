"""The way from the front page to a page."""

from dataclasses import dataclass

from wagtail.models import Page

from cms.core import generations

from .places import PAGES, Home, homes, page_path, path_under


@dataclass(frozen=True)
class Crumb:
    """A page on the way. ``key`` is the translation key, by which the same place is found in another language."""

    title: str
    url: str
    key: str


def home_of(page: Page) -> Home | None:
    """The live front page above a page, or the page itself."""
    return next((home for home in homes().values() if page.path.startswith(home.path)), None)


def ancestors(page: Page) -> list[Crumb]:
    """The live pages above a page, the front page first; no query when warm.

    Args:
        page: a saved page, or the unsaved one of a preview, whose path tells its place already.

    Returns:
        One crumb per ancestor; empty for a front page and outside of the portal's tree.
    """
    home = home_of(page) if page.path else None
    parent_path = page.path[: -Page.steplen] if page.path else ""
    if home is None or not parent_path.startswith(home.path):
        return []
    return generations.cached(PAGES, f"ancestors:{parent_path}", lambda: _load(parent_path, home), is_constant=True)


def breadcrumbs(page: Page) -> list[Crumb]:
    """The way to a page, itself included at the end."""
    home = home_of(page) if page.path else None
    url = path_under(home, page.url_path)
    return [*ancestors(page), Crumb(page.title, url, str(page.translation_key))]


def _load(path: str, home: Home) -> list[Crumb]:
    paths = [path[:end] for end in range(len(home.path), len(path) + 1, Page.steplen)]
    found = Page.objects.filter(path__in=paths, live=True).order_by("path")
    return [Crumb(page.title, page_path(page.url_path, home), str(page.translation_key)) for page in found]
