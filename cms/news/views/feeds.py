"""The Atom feeds of the lists: everything, one tag, one category, or any narrowing of the list."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.http import http_date

from cms.core import generations
from cms.core.pages.breadcrumbs import breadcrumbs
from cms.core.pages.places import PAGES, language_codes
from cms.news.atom import write_feed
from cms.news.domain.filters import Filters, read_filters

from .feed_addresses import feed_path
from .lists import listing_of

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
#: Seconds for which a reader need not ask again. Short: an article may be withdrawn.
FRESH = 300


@dataclass(frozen=True)
class Feed:
    """A feed as it was written, and when. Whatever changed it was earlier than that."""

    text: str
    written_at: datetime


def list_feed(index: Any, request: HttpRequest) -> HttpResponse:
    """The feed of the list as the address narrows it. What the address says and the list does not know is left aside."""
    code = language_codes().get(index.locale_id, settings.LANGUAGE_CODE)
    filters = read_filters(request.GET, listing_of(index), code)
    return _answer(index, Filters(filters.chosen))


def tag_feed(index: Any, request: HttpRequest, tag: str) -> HttpResponse:
    """The feed of a tag.

    Raises:
        Http404: when there is no such tag.
    """
    return _answer(index, _one(index, "tag", tag))


def category_feed(index: Any, request: HttpRequest, category: str) -> HttpResponse:
    """The feed of a category.

    Raises:
        Http404: when there is no such category.
    """
    return _answer(index, _one(index, "category", category))


def _one(index: Any, name: str, value: str) -> Filters:
    data = QueryDict(mutable=True)
    data[name] = value
    code = language_codes().get(index.locale_id, settings.LANGUAGE_CODE)
    filters = read_filters(data, listing_of(index), code)
    if filters.by_name.get(name) != value:
        raise Http404
    return filters


def _answer(index: Any, filters: Filters) -> HttpResponse:
    path = feed_path(breadcrumbs(index)[-1].url, filters)

    def build() -> Feed:
        return Feed(write_feed(index, listing_of(index), filters, path), timezone.now())

    # A stranger can ask for any number of narrowings; only the few that are subscribed to are worth keeping.
    is_kept = len(filters.chosen) < 2
    feed = generations.cached(PAGES, f"feed:{index.pk}:{filters.query()}", build) if is_kept else build()
    response = HttpResponse(feed.text, content_type=MEDIA_TYPE)
    response["Cache-Control"] = f"public, max-age={FRESH}"
    if is_kept:
        response["Last-Modified"] = http_date(feed.written_at.astimezone(UTC).timestamp())
    return response
