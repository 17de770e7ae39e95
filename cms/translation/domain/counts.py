"""How many texts, words and signs a page has, and how many of them are translated. Counted from wagtail-localize's own rows.

Nothing is kept beside them, so nothing can drift from them; the number of statements does not depend on the number of pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, Max, Min, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Length, Replace
from wagtail.models import Locale
from wagtail_localize.models import StringSegment

from cms.translation.models import StringArrival

from .usable import of_segment


@dataclass(frozen=True)
class Amount:
    """An amount of text."""

    strings: int = 0
    words: int = 0
    characters: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.strings + other.strings, self.words + other.words, self.characters + other.characters)


NOTHING = Amount()


@dataclass(frozen=True)
class Done:
    """What of a page is translated into one language.

    Args:
        amount: how much of the present text.
        changed_at: when a translation of it was last changed; None where there is none.
    """

    amount: Amount = NOTHING
    changed_at: datetime | None = None


@dataclass(frozen=True)
class PageText:
    """The text of a page and what of it is translated, by language code."""

    total: Amount = NOTHING
    done: dict[str, Done] = field(default_factory=dict)


def word_count(text: str) -> int:
    """How many words a text has, as ``text_of`` counts them in the database: one more than spaces."""
    return text.count(" ") + 1


def _segments(keys: Iterable[UUID] | QuerySet[Any, Any]) -> QuerySet[StringSegment, Any]:
    return StringSegment.objects.filter(source__object_id__in=keys, source__locale=Locale.get_default()).order_by()


def text_of(keys: Iterable[UUID] | QuerySet[Any, Any], locales: dict[str, int]) -> dict[UUID, PageText]:
    """Count the text of pages. One statement.

    Args:
        keys: translation keys, or a query that gives them.
        locales: ids of languages by code.

    Returns:
        By translation key; a page whose texts were never taken is not in it.
    """
    signs = Length("string__data")
    rows = _segments(keys).annotate(signs=signs, words=signs - Length(Replace("string__data", Value(" "), Value(""))) + 1)
    sums: dict[str, Any] = {"strings": Count("pk"), "all_words": Sum("words"), "all_signs": Sum("signs")}
    for code, pk in locales.items():
        mark = f"is_{code}"
        rows = rows.annotate(
            **{
                mark: Case(When(Exists(of_segment(pk)), then=Value(1)), default=Value(0), output_field=IntegerField()),
                f"at_{code}": Subquery(of_segment(pk).values("updated_at")[:1]),
            }
        )
        sums |= {
            f"strings_{code}": Sum(mark),
            f"words_{code}": Sum(F("words") * F(mark)),
            f"signs_{code}": Sum(F("signs") * F(mark)),
            f"changed_{code}": Max(f"at_{code}"),
        }
    return {row["source__object_id"]: _page_text(row, locales) for row in rows.values("source__object_id").annotate(**sums)}


def _page_text(row: dict[str, Any], locales: dict[str, int]) -> PageText:
    done = {
        code: Done(Amount(row[f"strings_{code}"], row[f"words_{code}"], row[f"signs_{code}"]), row[f"changed_{code}"]) for code in locales
    }
    return PageText(Amount(row["strings"], row["all_words"], row["all_signs"]), done)


def waiting_since(keys: Iterable[UUID], locales: dict[str, int]) -> dict[tuple[UUID, str], datetime]:
    """Since when the oldest untranslated text of each page stands there, by page and language. One statement a language.

    Args:
        keys: translation keys.
        locales: ids of languages by code.
    """
    wanted = list(keys)
    appeared = StringArrival.objects.filter(context=OuterRef("context_id"), string=OuterRef("string_id")).values("appeared_at")[:1]
    found: dict[tuple[UUID, str], datetime] = {}
    for code, pk in locales.items():
        rows = _segments(wanted).filter(~Exists(of_segment(pk))).annotate(appeared=Subquery(appeared))
        for key, since in rows.values_list("source__object_id").annotate(since=Min("appeared")):
            if since is not None:
                found[key, code] = since
    return found
