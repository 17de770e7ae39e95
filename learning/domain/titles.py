"""Titles of pages by their key, for words about things that may be gone."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from .answering.asking import CANONICAL


class Titles:
    """Titles in the reader's language where there is one, else in the source language; one statement, when it is made.

    Args:
        keys: translation keys of pages of any type, live or not.
    """

    def __init__(self, keys: Iterable[UUID]) -> None:
        wanted = get_language() or CANONICAL
        pages = Page.objects.filter(translation_key__in=set(keys), locale__language_code__in={wanted, CANONICAL})
        rows = pages.values_list("translation_key", "locale__language_code", "title")
        # The source's title comes first, so that the reader's takes its place.
        self._titles = {key: title for key, code, title in sorted(rows, key=lambda row: row[1] == wanted)}

    def __call__(self, key: UUID | None) -> str:
        """The title; words for a page that is no longer there; nothing for no key."""
        return "" if key is None else self._titles.get(key) or _("no longer there")
