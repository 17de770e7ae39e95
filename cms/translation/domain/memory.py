"""Translation memory: what the portal has said before for the same text, for a similar one, and in the same place."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.translation.errors import TranslationRoomError

from .differences import Piece, word_difference
from .likeness import likeness
from .plain import has_words, plain
from .remembered import SLUG, Remembered, kept, similar, titles_of


class Origin(TextChoices):
    """Where an offered translation comes from."""

    EARLIER = "earlier", gettext_lazy("of the earlier text")
    SAME = "same", gettext_lazy("of the same text elsewhere")
    SIMILAR = "similar", gettext_lazy("of a similar text")


@dataclass(frozen=True)
class Offer:
    """A translation that may be taken over.

    Args:
        text: the translation, a fragment of HTML.
        origin: of which text it is the translation.
        source: that text, without marks.
        where: titles of the pages on which it stands, the newest first.
        by: who translated it last; empty where nobody is known.
        at: when.
        times: in how many places it stands.
        likeness: 1 for the same text.
        changes: from its source to the text that is to be translated; empty for the same text.
    """

    text: str
    origin: Origin
    source: str
    where: tuple[str, ...]
    by: str
    at: datetime
    times: int = 1
    likeness: float = 1.0
    changes: tuple[Piece, ...] = ()


#: Where a kept translation comes from, how like its text is, and its row.
Known = tuple[Origin, float, Any]


def offers(*, segment: StringSegment, locale: Locale, limit: int = 5) -> list[Offer]:
    """What may be taken over for a text: of the earlier text of the place, of the same text elsewhere, of similar texts.

    Args:
        segment: the text on its page.
        locale: the language into which it is translated.
        limit: at most so many offers.

    Returns:
        Offers, none twice; the best first. A number of statements that does not depend on how much there is.
    """
    if segment.context.path == SLUG:
        return []
    known = _known(segment, Remembered([segment], locale))
    known += [(Origin.SIMILAR, like, row) for like, row in similar(segment, locale)]
    return _ranked(segment, known, _titles(known))[:limit]


def offers_for(*, segments: Iterable[StringSegment], locale: Locale, limit: int = 5) -> dict[int, list[Offer]]:
    """What may be taken over for many texts at once, without similar ones, for which each text asks on its own.

    Args:
        segments: texts on their pages, with ``string`` and ``context`` selected.
        locale: the language into which they are translated.
        limit: at most so many offers for each.

    Returns:
        Offers by the key of the segment, the best first; a list for each segment. Five statements at most, however many there are.
    """
    asked = list(segments)
    remembered = Remembered(asked, locale)
    known = {segment.pk: [] if segment.context.path == SLUG else _known(segment, remembered) for segment in asked}
    titles = _titles(row for rows in known.values() for row in rows)
    return {segment.pk: _ranked(segment, known[segment.pk], titles)[:limit] for segment in asked}


def _known(segment: StringSegment, remembered: Remembered) -> list[Known]:
    earlier = remembered.earlier(segment)
    return [
        *([(Origin.EARLIER, 1.0, earlier)] if earlier else []),
        *((Origin.SAME, 1.0, row) for row in remembered.same(segment)),
    ]


def _titles(known: Iterable[Known]) -> dict[UUID, str]:
    return titles_of(row.context.object_id for _origin, _like, row in known if row.context_id)


def _ranked(segment: StringSegment, known: list[Known], titles: dict[UUID, str]) -> list[Offer]:
    groups: dict[tuple[Origin, str], list[tuple[float, Any]]] = defaultdict(list)
    for origin, like, row in known:
        groups[origin, row.data].append((like, row))
    made: dict[str, Offer] = {}
    for (origin, text), group in groups.items():
        made.setdefault(text, _offer(origin, segment.string.data, group, titles))
    order = list(Origin)
    return sorted(made.values(), key=lambda one: (order.index(one.origin), -one.likeness, -one.times, -one.at.timestamp()))


def _offer(origin: Origin, source: str, group: list[tuple[float, Any]], titles: dict[UUID, str]) -> Offer:
    like, newest = group[0]
    where = dict.fromkeys(titles.get(row.context.object_id, "") for _like, row in group if row.context_id)
    own = newest.translation_of.data
    is_same = own == source
    return Offer(
        text=newest.data,
        origin=origin,
        source=plain(own),
        where=tuple(title for title in where if title),
        by=str(newest.last_translated_by) if newest.last_translated_by_id else "",
        at=newest.updated_at,
        times=len(group),
        likeness=1.0 if is_same else (like if origin == Origin.SIMILAR else likeness(plain(own), plain(source))),
        changes=() if is_same else tuple(word_difference(plain(own), plain(source))),
    )


@transaction.atomic
def fill_from_memory(*, translation: Translation, user: Any) -> int:
    """Translate what the portal has translated elsewhere already, and in one way only. Whoever calls asks before whether the person may.

    Addresses are left out, and so is what holds no word. A text that somebody began stays as it is, with its error.

    Args:
        translation: the translation to fill.
        user: in whose name; may be None.

    Returns:
        How many texts were filled.

    Raises:
        TranslationRoomError: when the page is edited by hand.
    """
    locked = Translation.objects.select_for_update().get(pk=translation.pk)
    if not locked.enabled:
        raise TranslationRoomError(_("This page is edited by hand, so nothing was filled. Start its translation again to use the memory."))
    written = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"), context_id=OuterRef("context_id"), locale_id=locked.target_locale_id
    ).exclude(data__regex=r"^\s*$", has_error=False)
    segments = StringSegment.objects.filter(source_id=locked.source_id)
    waiting = segments.filter(~Exists(written)).exclude(context__path=SLUG).order_by("order", "pk")
    ways = defaultdict(set)
    for string_id, text in (
        kept(locked.target_locale_id).filter(translation_of_id__in=segments.values("string_id")).values_list("translation_of_id", "data")
    ):
        ways[string_id].add(text.strip())
    places = {(segment.string_id, segment.context_id): segment for segment in waiting.select_related("string")}
    count = 0
    for (string_id, context_id), segment in places.items():
        if len(ways[string_id]) != 1 or not has_words(segment.string.data):
            continue
        # Row by row: wagtail-localize looks at each text when it is saved, and hears of titles.
        StringTranslation.objects.update_or_create(
            translation_of_id=string_id,
            locale_id=locked.target_locale_id,
            context_id=context_id,
            defaults={
                "data": next(iter(ways[string_id])),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": user,
            },
        )
        count += 1
    return count
