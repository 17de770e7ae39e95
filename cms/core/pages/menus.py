"""Menus from the page tree: the editor ticks a box, and the page is in the menu."""

from dataclasses import dataclass, replace

from django.db.models import QuerySet
from wagtail.models import Page

from cms.core import generations

from .looking_up import listed_models
from .places import PAGES, Home, homes, page_path, unrestricted

MAIN = "main"
FOOTER = "footer"


@dataclass(frozen=True)
class MenuItem:
    """A link in a menu. ``is_current`` is true on the page itself and on those below it."""

    title: str
    url: str
    is_current: bool = False


def menu(kind: str, locale_code: str, path: str = "") -> list[MenuItem]:
    """The items of a menu in a language; no query when warm.

    Args:
        kind: ``main`` – children of the front page that are ticked “show in menus”; ``footer`` – pages anywhere that
            are ticked “show in the footer”.
        locale_code: the language.
        path: the address being shown, which marks the current item.

    Returns:
        The items in the order of the tree; none in a language without a front page.

    Raises:
        ValueError: for a kind that does not exist.
    """
    if kind not in (MAIN, FOOTER):
        raise ValueError(f"There is no menu called {kind!r}.")
    items = generations.cached(PAGES, f"menu:{kind}:{locale_code}", lambda: _build(kind, locale_code))
    return [replace(item, is_current=True) if path.startswith(item.url) else item for item in items]


def _build(kind: str, locale_code: str) -> list[MenuItem]:
    home = homes().get(locale_code)
    if home is None:
        return []
    pages = _in_main(home) if kind == MAIN else _in_footer(home)
    return [MenuItem(page.title, page_path(page.url_path, home)) for page in pages]


def _in_main(home: Home) -> QuerySet[Page]:
    depth = len(home.path) // Page.steplen + 1
    return _shown(home).filter(depth=depth, show_in_menus=True)


def _in_footer(home: Home) -> QuerySet[Page]:
    """Each page type keeps the tick in its own table, with an index of those that are ticked (``looking_up``); they are read at once."""
    ticked = [model.objects.filter(show_in_footer=True).order_by().values_list("page_ptr") for model in listed_models()]
    # As numbers, so that SQLite looks for these few and not through all pages.
    return _shown(home).filter(pk__in=[pk for (pk,) in ticked[0].union(*ticked[1:], all=True)])


def _shown(home: Home) -> QuerySet[Page]:
    return unrestricted(Page.objects.filter(path__startswith=home.path, live=True)).order_by("path").only("path", "title", "url_path")
