"""Taking the texts of pages, so that they can be counted, compared and translated."""

from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource


def without_source() -> Any:
    """Public pages in the source language whose texts were never taken."""
    taken = TranslationSource.objects.filter(object_id=OuterRef("translation_key"), locale_id=OuterRef("locale_id"))
    pages = Page.objects.filter(locale=Locale.get_default(), depth__gte=2, live=True, alias_of=None)
    return pages.filter(~Exists(taken)).order_by("path")


def take_texts(*, limit: int | None = None) -> int:
    """Take the texts of public pages that have none taken yet, each page in a transaction of its own.

    Publishing does not wait for it, because a long page takes a third of a second; the schedule calls it.

    Args:
        limit: at most so many pages.

    Returns:
        How many pages were taken.
    """
    pages = without_source().specific()
    count = 0
    for page in pages[:limit] if limit else pages:
        with transaction.atomic():
            TranslationSource.update_or_create_from_instance(page)
        count += 1
    return count
