"""Keeping the address that a page leaves."""

import logging
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from cms.core.moved.models import LONGEST_PATH, MovedAddress
from cms.core.pages.places import Home, homes

logger = logging.getLogger(__name__)

#: A page below sections that were renamed again and again had many addresses; the newest of them are kept.
MOST_ALIASES = 200


@transaction.atomic
def record_move(*, page: Page, url_path_before: str) -> int:
    """Remember where a page stood, by that address and by those which led there because its section had moved before.

    The number of statements does not depend on how many pages stand below it.

    Args:
        page: the page, with its new ``url_path``, whether it is saved already or about to be.
        url_path_before: its ``url_path`` before. The sections that it stood in stand there still.

    Returns:
        How many addresses were recorded; none for a page that nobody can have seen, and for a front page, whose address is
        its language.
    """
    home = _home_of(url_path_before)
    if home is None or url_path_before in (home.url_path, page.url_path) or not _was_public(page):
        return 0
    own = url_path_before[len(home.url_path) :]
    aliases = _aliases(home, url_path_before)
    MovedAddress.objects.bulk_create(
        _rows(page, home, [own]), update_conflicts=True, unique_fields=["locale_code", "path"], update_fields=["page", "moved_at"]
    )
    # An alias that another page owns since is that page's.
    MovedAddress.objects.bulk_create(_rows(page, home, aliases), ignore_conflicts=True)
    return 1 + len(aliases)


def _rows(page: Page, home: Home, paths: Iterable[str]) -> list[MovedAddress]:
    now, rows = timezone.now(), []
    for path in paths:
        if len(path) > LONGEST_PATH:
            logger.warning("The old address of page %s is longer than %d letters and is not kept.", page.pk, LONGEST_PATH)
        else:
            rows.append(MovedAddress(locale_code=home.language_code, path=path, page_id=page.pk, moved_at=now))
    return rows


def _home_of(url_path: str) -> Home | None:
    return next((home for home in homes().values() if url_path.startswith(home.url_path)), None)


def _was_public(page: Page) -> bool:
    """Whether somebody can have the address: the page is or was live, or one below it is (a draft may hold live pages)."""
    if page.live or page.first_published_at is not None:
        return True
    return _below(page).filter(live=True).exists()


def _below(page: Page) -> QuerySet[Page]:
    return Page.objects.filter(path__startswith=page.path, depth__gt=page.depth)


def _aliases(home: Home, url_path_before: str) -> list[str]:
    """Addresses that led to the page only because a section above it had moved: old address of the section, then the rest."""
    above = beginnings_of(url_path_before[len(home.url_path) : -1].split("/"))[:-1]
    stand_at = [home.url_path + beginning for beginning in above]
    sections = MovedAddress.objects.filter(locale_code=home.language_code, page__url_path__in=stand_at).order_by("-moved_at", "-pk")
    derived = {
        old + url_path_before[len(now) :]: old
        for old, now in sections.values_list("path", "page__url_path")[:MOST_ALIASES]
        if url_path_before.startswith(now)
    }
    derived.pop(url_path_before[len(home.url_path) :], None)
    owned = _owned(home, derived)
    # The longest beginning decides, as it does when an address is looked up: with a longer one it led elsewhere.
    return [path for path, section in derived.items() if max((p for p in owned if path.startswith(p)), key=len) == section]


def _owned(home: Home, paths: Iterable[str]) -> set[str]:
    """Those beginnings of the addresses that are old addresses of some page."""
    beginnings = {beginning for path in paths for beginning in beginnings_of(path.split("/")[:-1])}
    if not beginnings:
        return set()
    found = MovedAddress.objects.filter(locale_code=home.language_code, path__in=sorted(beginnings))
    return set(found.values_list("path", flat=True))


def beginnings_of(parts: list[str]) -> list[str]:
    """All beginnings of an address, the shortest first: ``a/``, ``a/b/``, ``a/b/c/``."""
    return ["/".join(parts[:count]) + "/" for count in range(1, len(parts) + 1)]
