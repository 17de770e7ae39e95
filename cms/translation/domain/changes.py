"""What changed in a source since it was translated."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, OuterRef, Subquery
from wagtail_localize.models import StringSegment, Translation

from cms.translation.models import StringArrival

from .differences import Piece, paired, word_difference
from .usable import of_segment, usable_translations


@dataclass(frozen=True)
class ChangedText:
    """A text of the source that waits for its translation.

    ``before`` and ``earlier`` are the text that stood there when it was translated and that translation; empty where the text is new.
    All three are HTML as wagtail-localize keeps it; ``links`` are the ids of the links in the text.
    """

    segment_id: int
    order: int
    path: str
    field_path: str
    text: str
    before: str
    earlier: str
    since: datetime | None
    links: frozenset[str] = frozenset()

    @cached_property
    def difference(self) -> list[Piece]:
        """What was taken out and put in since; a new text is put in as a whole."""
        return word_difference(self.before, self.text)


@dataclass(frozen=True)
class _Earlier:
    text: str
    translation: str


def changed_texts(*, translation: Translation) -> list[ChangedText]:
    """Say what changed in a source since a translation was made.

    Args:
        translation: a source and the language that it is translated into.

    Returns:
        The texts that have no usable translation, in the order of the page.
    """
    return changes_of([translation])[translation.pk]


def changes_of(translations: Iterable[Translation]) -> dict[int, list[ChangedText]]:
    """Say what changed for many translations, in two statements however many there are.

    Args:
        translations: sources and languages.

    Returns:
        The texts without a usable translation by the translation's id; an empty list where nothing is missing.
    """
    rows = {translation.pk: translation for translation in translations}
    if not rows:
        return {}
    waiting: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for segment in _waiting(rows):
        waiting[segment.into, segment.context_id].append(segment)
    earlier = _earlier(rows.values()) if waiting else {}
    changes: dict[int, list[ChangedText]] = {pk: [] for pk in rows}
    for (pk, context), segments in waiting.items():
        known = earlier.get((rows[pk].target_locale_id, context), [])
        befores = paired([segment.string.data for segment in segments], [one.text for one in known])
        changes[pk] += [
            _changed(segment, None if before is None else known[before]) for segment, before in zip(segments, befores, strict=True)
        ]
    for found in changes.values():
        found.sort(key=lambda change: (change.order, change.segment_id))
    return changes


def _waiting(rows: dict[int, Translation]) -> Iterable[Any]:
    """Texts without a usable translation, once for each of the translations."""
    texts: Any = StringSegment.objects.filter(source__translations__in=list(rows))
    texts = texts.annotate(into=F("source__translations__pk"), into_locale=F("source__translations__target_locale"))
    arrivals = StringArrival.objects.filter(context=OuterRef("context"), string=OuterRef("string"))
    texts = texts.filter(~Exists(of_segment(OuterRef("into_locale")))).annotate(since=Subquery(arrivals.values("appeared_at")[:1]))
    return texts.select_related("context", "string").order_by("order", "pk")


def _earlier(translations: Iterable[Translation]) -> dict[tuple[int, int], list[_Earlier]]:
    """Translated texts that stand on their pages no more, by language and place, the last translated first."""
    sources = {translation.source_id for translation in translations}
    locales = {translation.target_locale_id for translation in translations}
    standing = StringSegment.objects.filter(context=OuterRef("context"), string=OuterRef("translation_of"))
    gone: Any = usable_translations().filter(context__object__sources__in=sources, locale__in=locales).filter(~Exists(standing))
    places: dict[tuple[int, int], list[_Earlier]] = defaultdict(list)
    rows = gone.order_by("-updated_at", "-pk").values_list("locale_id", "context_id", "translation_of__data", "data")
    for locale, context, text, translation in rows:
        places[locale, context].append(_Earlier(text, translation))
    return places


def _changed(segment: Any, before: _Earlier | None) -> ChangedText:
    return ChangedText(
        segment_id=segment.pk,
        order=segment.order,
        path=segment.context.path,
        field_path=segment.context.field_path or segment.context.path,
        text=segment.string.data,
        before=before.text if before else "",
        earlier=before.translation if before else "",
        since=segment.since,
        links=frozenset(json.loads(segment.attrs or "null") or ()),
    )
