"""Ordering: each item gets its number."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.enums import QuestionKind

from .base import Answer, Kind, Payload, Reading, Texts
from .parts import all_distinct, in_shown_order, one_each, value_of
from .reading import list_items, plain


@dataclass(frozen=True)
class ItemView:
    """An item that wants a number. ``part`` ends the name of its input; ``number`` is "" while it has none."""

    part: str
    text: str
    number: str


@dataclass(frozen=True)
class OrderingForm:
    """The items as shown, and the numbers to choose from."""

    items: list[ItemView]
    numbers: list[str]


@dataclass(frozen=True)
class ItemResult:
    """An item after answering. ``place`` is the right number where it is told and was not chosen, else 0."""

    text: str
    number: str
    right: bool
    place: int


class Ordering(Kind):
    """Items in the right order: ``{"order": [id, …], ["partial": true]}``. The answer is ``{id: [number as text]}``."""

    name = QuestionKind.ORDERING

    def read(self, value: Any) -> Reading:
        """Take apart the items. The author writes them in the right order, so they are always shuffled."""
        items = list_items(value, "items")
        order = [key for key, _ in items]
        payload: dict[str, Any] = {"order": order}
        if value.get("partial"):
            payload["partial"] = True
        texts = {"items": {key: plain(item, "text") for key, item in items}}
        return Reading(payload=payload, options=sorted(order), texts=texts, shuffle=True)

    def has_all_words(self, payload: Payload, texts: Texts) -> bool:
        """Whether each item has its words, and no two read the same."""
        items = texts.get("items", {})
        return set(items) == set(payload["order"]) and all(items.values()) and all_distinct(items.values())

    def accept(self, payload: Payload, posted: Answer) -> Answer:
        """Take a number for each item; one number twice is no error here, so that it can be mended."""
        return one_each(posted, dict.fromkeys(payload["order"], _numbers(payload)))

    def is_answered(self, payload: Payload, answer: Answer) -> bool:
        """Whether every item has a number of its own."""
        return sorted(value_of(answer, item) for item in payload["order"]) == sorted(_numbers(payload))

    def missing(self, payload: Payload, answer: Answer) -> str:
        """Name the numbers that are given twice, else say how many items have none."""
        given = Counter(value_of(answer, item) for item in payload["order"])
        left_over = given.pop("", 0)
        doubled = [number for number in _numbers(payload) if given[number] > 1]
        if doubled:
            return ngettext(
                "the number %(numbers)s is given more than once. Give each item a number of its own.",
                "the numbers %(numbers)s are given more than once. Give each item a number of its own.",
                len(doubled),
            ) % {"numbers": ", ".join(doubled)}
        if left_over == len(payload["order"]):
            return _("give each item its number.")
        return ngettext("%(count)d item has no number yet.", "%(count)d items have no number yet.", left_over) % {"count": left_over}

    def in_order(self, payload: Payload, texts: Texts, answer: Answer) -> list[str]:
        """As the learner numbered them."""
        return sorted(answer, key=lambda item: (len(value_of(answer, item)), value_of(answer, item)))

    def share(self, payload: Payload, texts: Texts, answer: Answer) -> Fraction:
        """All for the right order, else nothing; with ``partial``, the share of items in their place."""
        order = payload["order"]
        in_place = sum(value_of(answer, item) == str(number) for number, item in enumerate(order, start=1))
        if not order or (in_place < len(order) and not payload.get("partial")):
            return Fraction(0)
        return Fraction(in_place, len(order))

    def counted(self, payload: Payload, answer: Answer) -> list[str]:
        """Each item with its number, as ``item:number``."""
        return [f"{item}:{number}" for item in sorted(payload["order"]) if (number := value_of(answer, item))]

    def form(self, payload: Payload, texts: Texts, order: list[str], answer: Answer) -> OrderingForm:
        """The items in the order shown, which is not the right one but by chance."""
        items = texts["items"]
        shown = in_shown_order(payload["order"], order)
        return OrderingForm([ItemView(item, items.get(item, ""), value_of(answer, item)) for item in shown], _numbers(payload))

    def result(
        self, payload: Payload, texts: Texts, order: list[str], answer: Answer, *, reveal: bool, counts: Mapping[str, int]
    ) -> list[ItemResult]:
        """The items in the learner's order; the right place where it is another, once it may be told."""
        items = texts["items"]
        places = {item: number for number, item in enumerate(payload["order"], start=1)}

        def item_result(item: str) -> ItemResult:
            number = value_of(answer, item)
            is_right = number == str(places[item])
            return ItemResult(items.get(item, ""), number, is_right, places[item] if reveal and not is_right else 0)

        shown = in_shown_order(payload["order"], order)
        by_number = {number: place for place, number in enumerate(_numbers(payload))}
        return [item_result(item) for item in sorted(shown, key=lambda item: by_number.get(value_of(answer, item), len(places)))]


def _numbers(payload: Payload) -> list[str]:
    return [str(number) for number in range(1, len(payload["order"]) + 1)]
