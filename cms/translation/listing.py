"""Lists of pages in the reader's language; where a page is not translated, the Polish one stands in and says so."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from wagtail.models import Page

from cms.core import generations
from cms.core.pages.places import PAGES, address_of, language_codes, unrestricted
from cms.translation.domain.policy import stands_in


@dataclass(frozen=True)
class Link:
    """A page in a list; ``lang`` is filled when the page is in another language than the reader's."""

    title: str
    url: str
    lang: str = ""


def reader() -> str:
    """The reader's language."""
    return get_language() or settings.LANGUAGE_CODE


def foreign(code: str) -> str:
    """A language as the ``lang`` of what stands in it: empty where it is the reader's."""
    return "" if code == reader() else code


def in_readers_language(pages: list[Any]) -> list[Any]:
    """Of pages in several languages, one for each: in the reader's language, else in Polish. The order stays that of ``pages``."""
    codes = language_codes()
    wanted = {reader(), settings.LANGUAGE_CODE}
    chosen: dict[UUID, Any] = {}
    for page in pages:
        code = codes.get(page.locale_id, "")
        if code in wanted and (page.translation_key not in chosen or code == reader()):
            chosen[page.translation_key] = page
    return list(chosen.values())


def children(index: Any, model: Any, *, lean: bool = False) -> list[Any]:
    """The live public pages of a type below an index page and below its versions in other languages.

    The number of queries does not depend on how many there are.

    Args:
        index: the page above them.
        model: their type.
        lean: leave their texts in the database.
    """
    key = index.translation_key
    versions = Page.objects.filter(translation_key=key, alias_of=None)
    # A page may list several types.
    places: list[tuple[str, int]] = generations.cached(PAGES, f"versions:{key}", lambda: list(versions.values_list("path", "depth")))
    below = Q(pk__in=[])
    for path, depth in places:
        below |= Q(path__startswith=path, depth=depth + 1)
    rows = unrestricted(model.objects.filter(below, live=True, alias_of=None)).select_related("listing_image").order_by("path")
    rows = rows.defer_streamfields() if lean else rows
    found = in_readers_language(list(rows))
    return found if stands_in(reader()) else [page for page in found if language_codes().get(page.locale_id) == reader()]


def shown_records(rows: QuerySet[Any], keys: Collection[UUID]) -> dict[UUID, tuple[Any, str]]:
    """Records as the reader is shown them, by translation key; in one query.

    Args:
        rows: records in all languages.
        keys: which of them.

    Returns:
        Each record in the reader's language, else in Polish, and its ``lang``. One that is gone is missing.
    """
    codes = language_codes()
    found = in_readers_language(list(rows.filter(translation_key__in=keys).order_by("pk")))
    return {one.translation_key: (one, foreign(codes[one.locale_id])) for one in found}


def link_of(page: Any) -> Link | None:
    """A link to a live page, or None when its language has no front page."""
    code, url = address_of(page.locale_id, page.url_path)
    return Link(page.title, url, foreign(code)) if url else None


def link_to(key: UUID) -> Link | None:
    """A link to the page with a translation key, in the reader's language where it is there; None when it is not public."""
    pages = unrestricted(Page.objects.filter(translation_key=key, live=True, alias_of=None))
    found = in_readers_language(list(pages))
    return link_of(found[0]) if found else None
