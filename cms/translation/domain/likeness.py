"""How alike two texts are."""

from difflib import SequenceMatcher
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Abs, Length

from cms.core.language import folded, words_in

#: Longer texts are compared word by word; letter by letter would take a tenth of a second each.
LONG = 400
#: How many texts are compared at most, and by how many letters of their beginning or end they are found.
CANDIDATES, LETTERS = 60, 12


def likeness(one: str, other: str, *, at_least: float = 0.0) -> float:
    """How alike two plain texts are, from 0 to 1, whatever their letter case and signs.

    Args:
        one: a text.
        other: another one.
        at_least: below this nobody asks, and 0 is given.
    """
    a: Any = folded(one)
    b: Any = folded(other)
    if max(len(a), len(b)) > LONG:
        a, b = [word.text for word in words_in(a)], [word.text for word in words_in(b)]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.real_quick_ratio() < at_least or matcher.quick_ratio() < at_least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= at_least else 0.0


def likely(rows: QuerySet[Any], source: str, *, at_least: float) -> QuerySet[Any]:
    """Narrow translations down to a few whose source may be like a text: about as long, with the same beginning or end.

    Args:
        rows: translations of strings.
        source: the text as it is kept.
        at_least: how alike they are to be. Two texts of which one is less than ``at_least / (2 - at_least)`` of the other cannot be.
    """
    share = at_least / (2 - at_least)
    shortest, longest = int(len(source) * share), int(len(source) / share) + 1
    begins, ends = source[:LETTERS], source[-LETTERS:]
    near = rows.annotate(letters=Length("translation_of__data")).filter(letters__gte=shortest, letters__lte=longest)
    near = near.filter(translation_of__data__istartswith=begins) | near.filter(translation_of__data__iendswith=ends)
    return near.order_by(Abs(Length("translation_of__data") - len(source)), "-updated_at", "-pk")[:CANDIDATES]
