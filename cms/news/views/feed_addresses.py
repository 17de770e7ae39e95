"""Where the feed of a list stands, and what it is called."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cms.core.pages.breadcrumbs import ancestors, breadcrumbs
from cms.news.domain.filters import Filters


@dataclass(frozen=True)
class FeedLink:
    """A feed as a page's head and a link to subscribe name it."""

    title: str
    url: str


def feed_path(list_path: str, filters: Filters) -> str:
    """The address of the feed of a state of a list.

    One tag or one category have addresses in words, which are a contract with feed readers; other states carry their filters.
    """
    if len(filters.chosen) == 1 and not filters.archived:
        name, value = filters.chosen[0]
        if name in ("tag", "category"):
            return f"{list_path}feed/{name}/{value}/"
    return Filters(filters.chosen).address(f"{list_path}feed/")


def feed_of(index: Any, filters: Filters) -> FeedLink:
    """The feed of a list as it is narrowed now."""
    title = _("%(list)s, narrowed as here (Atom)") if filters.chosen else _("%(list)s (Atom)")
    return FeedLink(title % {"list": index.title}, feed_path(breadcrumbs(index)[-1].url, filters))


def feed_above(page: Any) -> FeedLink | None:
    """The feed of the list that an article or publication stands in; no query when warm."""
    above = ancestors(page)
    if not above:
        return None
    return FeedLink(_("%(list)s (Atom)") % {"list": above[-1].title}, feed_path(above[-1].url, Filters()))
