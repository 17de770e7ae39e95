"""What the portal keeps of earlier translations of a text, as rows."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from .likeness import likely, likeness
from .plain import plain
from .usable import usable_translations

#: How many rows are looked at for each text: the newest.
MOST_SAME, MOST_EARLIER = 200, 50
#: How like another text must be to be offered, and an earlier one of a place that holds several texts.
SIMILAR, SUCCEEDS = 0.75, 0.5
#: Addresses are in words too, but each is made for its page.
SLUG = "slug"


def kept(locale_id: int) -> QuerySet[Any]:
    """Translations that may be offered: whole, without an error, and no addresses; the newest first."""
    rows: QuerySet[Any] = usable_translations().filter(locale_id=locale_id)
    return rows.exclude(context__path=SLUG).select_related("translation_of", "context", "last_translated_by").order_by("-updated_at", "-pk")


class Remembered:
    """What is known of some texts at their places: three statements, however many there are.

    Args:
        segments: the texts on their pages.
        locale: the language into which they are translated.
    """

    def __init__(self, segments: Iterable[StringSegment], locale: Locale) -> None:
        asked = list(segments)
        places = {segment.context_id for segment in asked}
        now = StringSegment.objects.filter(source_id__in={segment.source_id for segment in asked}, context_id__in=places)
        self._current: dict[int, list[int]] = defaultdict(list)
        for context_id, string_id in now.values_list("context_id", "string_id"):
            self._current[context_id].append(string_id)
        self._here: dict[int, list[StringTranslation]] = defaultdict(list)
        for row in kept(locale.pk).filter(context_id__in=places)[: MOST_EARLIER * len(asked)]:
            self._here[row.context_id].append(row)
        self._same: dict[int, list[StringTranslation]] = defaultdict(list)
        for row in kept(locale.pk).filter(translation_of_id__in={segment.string_id for segment in asked})[: MOST_SAME * len(asked)]:
            self._same[row.translation_of_id].append(row)

    def earlier(self, segment: StringSegment) -> StringTranslation | None:
        """The translation of the text that stood there before, if there was one."""
        current = self._current[segment.context_id]
        gone = [row for row in self._here[segment.context_id] if row.translation_of_id not in current]
        if not gone or len(current) == 1:
            return gone[0] if gone else None
        # A place that holds several texts, such as the paragraphs of a chapter: the one that this text was made of.
        text = plain(segment.string.data)
        like, _place, row = max((likeness(plain(row.translation_of.data), text), -place, row) for place, row in enumerate(gone))
        return row if like >= SUCCEEDS else None

    def same(self, segment: StringSegment) -> list[StringTranslation]:
        """Translations of the same text elsewhere, the newest first."""
        return [row for row in self._same[segment.string_id] if row.context_id != segment.context_id]


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
