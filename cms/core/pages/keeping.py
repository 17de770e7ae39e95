"""What pages show, kept from one reader to the next."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from cms.core import generations

from .places import PAGES

Value = TypeVar("Value")


def kept(page: Any, request: HttpRequest | None, what: str, build: Callable[[], Value]) -> Value:
    """Something that a page shows, from the cache until any page changes.

    A preview is built from the live row with unsaved text in it, so it neither reads nor fills the cache; nor does a page without a row,
    such as a sample in the gallery.

    Args:
        page: the page that shows it.
        request: the request, or None where there is none.
        what: what it is, unique for the page.
        build: makes it, the same for everybody who reads in this language.
    """
    if getattr(request, "is_preview", False) or getattr(page, "pk", None) is None or not page.live:
        return build()
    mark = page.last_published_at.timestamp() if page.last_published_at else 0
    return generations.cached(PAGES, f"{what}:{page.pk}:{mark}:{get_language() or settings.LANGUAGE_CODE}", build)
