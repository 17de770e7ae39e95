"""Lists of pages in the reader's language; where a page is not translated, the Polish one stands in and says so."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from cms.core import generations
from cms.core.pages.places import PAGES, homes, language_codes, page_path
from cms.news.models import NewsIndexPage

Value = TypeVar("Value")


@dataclass(frozen=True)
class Link:
    """A page in a list; ``lang`` is filled when the page is in another language than the reader's."""

    title: str
    url: str
    lang: str = ""


def reader() -> str:
    """The reader's language."""
    return get_language() or settings.LANGUAGE_CODE


def kept(page: Any, request: HttpRequest | None, what: str, build: Callable[[], Value]) -> Value:
    """Something that a page shows, from the cache until any page changes; a draft in the editor's preview is built anew.

    Args:
        page: the page that shows it.
        request: the request, or None where there is none.
        what: what it is, unique for the page.
        build: makes it.
    """
    if getattr(request, "is_preview", False) or not page.live:
        return build()
    mark = page.last_published_at.timestamp() if page.last_published_at else 0
    return generations.cached(PAGES, f"{what}:{page.pk}:{mark}:{reader()}", build)


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


def children(index: Any, model: Any) -> list[Any]:
    """The live public pages of a type below an index page and below its versions in other languages.

    The number of queries does not depend on how many there are.
    """
    versions = Page.objects.filter(translation_key=index.translation_key, alias_of=None).values_list("path", "depth")
    below = Q(pk__in=[])
    for path, depth in versions:
        below |= Q(path__startswith=path, depth=depth + 1)
    rows = model.objects.filter(below, live=True, alias_of=None).public().select_related("listing_image").order_by("path")
    return in_readers_language(list(rows))


def link_of(page: Any) -> Link | None:
    """A link to a live page, or None when its language has no front page."""
    code = language_codes().get(page.locale_id, "")
    home = homes().get(code)
    if home is None:
        return None
    return Link(page.title, page_path(page.url_path, home), "" if code == reader() else code)


def link_to(key: UUID) -> Link | None:
    """A link to the page with a translation key, in the reader's language where it is there; None when it is not public."""
    pages = Page.objects.filter(translation_key=key, live=True, alias_of=None).public()
    found = in_readers_language(list(pages))
    return link_of(found[0]) if found else None


def news_index() -> Link | None:
    """The list of news, if there is one."""
    index = NewsIndexPage.objects.filter(alias_of=None).order_by("path").first()
    return link_to(index.translation_key) if index else None
