"""Where a page is that stood at an address before."""

import re
from dataclasses import dataclass

from wagtail.models import Page

from cms.core.moved.domain.record import beginnings_of
from cms.core.moved.models import MovedAddress
from cms.core.pages.places import Home, any_restrictions, homes, page_path
from cms.core.pages.serving import route_below

#: A tree of pages cannot be deeper (255 signs of ``Page.path``, four a level), so no page had a longer address.
DEEPEST = 63
#: What Wagtail serves; an address with anything else in it is no page's.
SERVED = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class _Owner:
    """The page that left the longest beginning of an address, and what follows that beginning."""

    beginning: str
    url_path: str
    rest: list[str]

    @property
    def target(self) -> str:
        """The ``url_path`` at which the page that is looked for stands, if it moved along."""
        return self.url_path + "".join(f"{part}/" for part in self.rest)


def moved_to(path: str) -> str:
    """The present address of what stood at an address, if that is a live page that everybody may see.

    A page that stands at the address now wins, even if it answers “not found” itself; so nobody is sent in a circle. Two
    statements for a page and four for a sub-route, however deep the address (one more where some pages are for some people).

    Args:
        path: an address that was not found, such as ``/pl/kursy/fundacja/``; what follows a page's address, such as the name
            of a feed, is kept.

    Returns:
        An address without host, or an empty text.
    """
    language, *parts = [part for part in path.split("/") if part] or [""]
    home = homes().get(language)
    if home is None or not parts or not all(SERVED.fullmatch(part) for part in parts):
        return ""
    owner = _owner(language, parts)
    target_home = _home_of(owner.url_path) if owner else None
    if owner is None or target_home is None:
        return ""
    standing = _standing(home, parts, owner)
    if home.url_path + "/".join(parts) + "/" in standing:
        return ""
    if owner.target in standing:
        return page_path(owner.target, target_home) if _public(owner.target) else ""
    return page_path(owner.target, target_home) if _has_sub_route(owner, home, standing) else ""


def _owner(language: str, parts: list[str]) -> _Owner | None:
    beginnings = beginnings_of(parts[:DEEPEST])
    rows = MovedAddress.objects.filter(locale_code=language, path__in=beginnings)
    found = max(rows.values_list("path", "page__url_path"), key=lambda row: len(row[0]), default=None)
    return _Owner(*found, rest=parts[found[0].count("/") :]) if found else None


def _home_of(url_path: str) -> Home | None:
    return next((home for home in homes().values() if url_path.startswith(home.url_path)), None)


def _standing(home: Home, parts: list[str], owner: _Owner) -> set[str]:
    """Live pages at the beginnings of the address as it was asked for, and at the one it may be answered with."""
    asked = [home.url_path + beginning for beginning in beginnings_of(parts[:DEEPEST])]
    return set(Page.objects.filter(url_path__in=[*asked, owner.target], live=True).values_list("url_path", flat=True))


def _public(url_path: str) -> bool:
    return not any_restrictions() or Page.objects.filter(url_path=url_path, live=True).public().exists()


def _has_sub_route(owner: _Owner, home: Home, standing: set[str]) -> bool:
    """Whether the address is of something that is no page but belongs to one, such as a list's feed.

    It goes along with the page that left – unless a page stands now where that one was, which has feeds of its own.
    """
    left = home.url_path + owner.beginning
    if any(url_path.startswith(left) for url_path in standing):
        return False
    route = route_below(owner.url_path, owner.rest)
    return route is not None and _public(route.page.url_path)
