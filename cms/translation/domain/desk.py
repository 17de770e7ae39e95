"""The translator's desk: the texts of one page in order, which of them wait, and the next one that does."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from .places import Place, place_of
from .texts import for_typing


@dataclass(frozen=True)
class DeskText:
    """A text of the page.

    Args:
        segment: primary key of wagtail-localize's segment.
        number: its place on the page, from 1.
        path: the path of ids.
        place: where it stands, in words.
        source: the text as kept, with marks for links.
        data: its translation as kept; empty where there is none.
        has_error: whether wagtail-localize does not use the translation.
        updated_at: when it was last changed.
        by: who changed it; empty for a load or somebody who is gone.
    """

    segment: int
    number: int
    path: str
    place: Place
    source: str
    data: str = ""
    has_error: bool = False
    updated_at: datetime | None = None
    by: str = ""

    @property
    def waits(self) -> bool:
        """Whether it has no translation that is used."""
        return self.has_error or not self.data.strip()

    @property
    def typed(self) -> str:
        """The translation as a person types it."""
        return for_typing(self.data, self.place)

    @property
    def read(self) -> str:
        """The source as a person reads it."""
        return for_typing(self.source, self.place)


def segments_of(translation: Translation) -> QuerySet[StringSegment, Any]:
    """The page's texts in the order in which they are read."""
    return StringSegment.objects.filter(source=translation.source_id).select_related("string", "context").order_by("order", "pk")


def desk_texts(translation: Translation) -> list[DeskText]:
    """All texts of a page with their translations. Two statements, however many texts."""
    model = translation.source.specific_content_type.model_class()
    kept = StringTranslation.objects.filter(context__object_id=translation.source.object_id, locale=translation.target_locale_id)
    known = {(row.translation_of_id, row.context_id): row for row in kept.select_related("last_translated_by")}
    return [
        _desk_text(number, segment, model, known.get((segment.string_id, segment.context_id)))
        for number, segment in enumerate(segments_of(translation), start=1)
    ]


def _desk_text(number: int, segment: StringSegment, model: Any, kept: StringTranslation | None) -> DeskText:
    place = place_of(model, segment.context.field_path or segment.context.path)
    text = DeskText(segment.pk, number, segment.context.path, place, segment.string.data)
    if kept is None:
        return text
    by = str(kept.last_translated_by) if kept.last_translated_by else ""
    return DeskText(
        segment.pk, number, text.path, place, text.source, kept.data, has_error=kept.has_error, updated_at=kept.updated_at, by=by
    )


def next_waiting(texts: list[DeskText], after: int = 0) -> DeskText | None:
    """The next text that waits, from the start again when the end is reached.

    Args:
        texts: of the page, in order.
        after: number of the text that was just done.
    """
    waiting = [text for text in texts if text.waits]
    return next((text for text in waiting if text.number > after), waiting[0] if waiting else None)
