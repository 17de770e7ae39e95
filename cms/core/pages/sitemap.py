"""The sitemap: every live public page with its translations, in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.models import Page
from wagtail.query import PageQuerySet

from .places import Home, absolute, homes, language_codes, page_path, visible
from .translations import addresses_of

#: The standard allows 50 000 addresses and 50 MB a file (sitemaps.org); of so many, a file is written in less than a tenth of a second.
PAGE_SIZE = 1_000


@dataclass(frozen=True)
class Entry:
    """A page in the sitemap; ``alternates`` are pairs of language code and address, itself included."""

    location: str
    changed_at: datetime | None
    alternates: list[tuple[str, str]]

    @property
    def default(self) -> str:
        """The version for who speaks none of the languages: Polish, the source; nothing when the page is not in Polish."""
        return dict(self.alternates).get("pl", "")


def public_pages() -> PageQuerySet:
    """Live pages below the front pages that everybody may see; an alias shows another page's content and is left out."""
    below = [Q(path__startswith=home.path) for home in homes().values()]
    if not below:
        return Page.objects.none()
    return visible(Page.objects.filter(reduce(or_, below))).order_by("path")


def page_count(total: int) -> int:
    """How many files a sitemap with that many pages takes; one at least."""
    return max(1, -(-total // PAGE_SIZE))


def entries(number: int) -> list[Entry]:
    """The entries of a file, counted from one."""
    start = (number - 1) * PAGE_SIZE
    columns = ("translation_key", "locale_id", "url_path", "last_published_at")
    rows = list(public_pages().values_list(*columns)[start : start + PAGE_SIZE])
    alternates = addresses_of(sorted({str(key) for key, *_rest in rows}))
    fronts, codes = homes(), language_codes()
    return list(_entries(rows, alternates, fronts, codes))


def _entries(
    rows: Iterable[tuple[object, int, str, datetime | None]],
    alternates: dict[str, dict[str, str]],
    fronts: dict[str, Home],
    codes: dict[int, str],
) -> Iterable[Entry]:
    for key, locale_id, url_path, changed_at in rows:
        home = fronts.get(codes.get(locale_id, ""))
        if home is None or not url_path.startswith(home.url_path):
            continue  # a page in a language whose front page it does not stand under has no address
        others = [(code, absolute(path)) for code, path in alternates.get(str(key), {}).items()]
        yield Entry(absolute(page_path(url_path, home)), changed_at, others)
