"""What the portal keeps of earlier translations of a text, as rows."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from .likeness import likely, likeness
from .plain import plain

#: How many rows are looked at for one text: the newest.
MOST_SAME, MOST_EARLIER = 200, 50
#: How like another text must be to be offered, and an earlier one of a place that holds several texts.
SIMILAR, SUCCEEDS = 0.75, 0.5
#: Addresses are in words too, but each is made for its page.
SLUG = "slug"


def kept(locale_id: int) -> QuerySet[Any]:
    """Translations that may be offered: whole, without an error, and no addresses; the newest first."""
    rows: QuerySet[Any] = StringTranslation.objects.filter(locale_id=locale_id, has_error=False).exclude(data__regex=r"^\s*$")
    return rows.exclude(context__path=SLUG).select_related("translation_of", "context", "last_translated_by").order_by("-updated_at", "-pk")


def earlier(segment: StringSegment, locale: Locale) -> list[StringTranslation]:
    """The translation of the text that stood here before, if there was one."""
    here = StringSegment.objects.filter(source_id=segment.source_id, context_id=segment.context_id)
    current = here.filter(string_id=OuterRef("translation_of_id"))
    gone = list(kept(locale.pk).filter(~Exists(current), context_id=segment.context_id)[:MOST_EARLIER])
    if not gone:
        return []
    if here.count() == 1:
        return gone[:1]
    # A place that holds several texts, such as the paragraphs of a chapter: the one that this text was made of.
    text = plain(segment.string.data)
    like, _place, row = max((likeness(plain(row.translation_of.data), text), -place, row) for place, row in enumerate(gone))
    return [row] if like >= SUCCEEDS else []


def same(segment: StringSegment, locale: Locale) -> list[StringTranslation]:
    """Translations of the same text elsewhere."""
    rows = kept(locale.pk).filter(translation_of_id=segment.string_id)
    # Not ``exclude``: a translation without a place is one elsewhere too.
    return [row for row in rows[:MOST_SAME] if row.context_id != segment.context_id]


def similar(segment: StringSegment, locale: Locale) -> list[tuple[float, StringTranslation]]:
    """Translations of similar texts, each with how like its text is; the most alike first."""
    text = plain(segment.string.data)
    others = kept(locale.pk).filter(translation_of__locale_id=segment.string.locale_id).exclude(translation_of_id=segment.string_id)
    compared: dict[str, float] = {}
    found = []
    for row in likely(others, segment.string.data, at_least=SIMILAR):
        own = row.translation_of.data
        if own not in compared:
            compared[own] = likeness(plain(own), text, at_least=SIMILAR)
        if compared[own] >= SIMILAR:
            found.append((compared[own], row))
    return sorted(found, key=lambda pair: -pair[0])


def titles_of(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Titles of pages and records in the source language, by translation key, in one statement."""
    sources = TranslationSource.objects.filter(object_id__in=set(keys), locale=Locale.get_default())
    return dict(sources.values_list("object_id", "object_repr"))
