"""A number, typed, with a tolerance and a unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from learning.enums import QuestionKind

from .base import WHOLE, Answer, Kind, Payload, Reading, Texts
from .figures import numbers_in
from .reading import plain, typed_texts


@dataclass(frozen=True)
class NumberForm:
    """A field with what was typed so far, and the unit that stands beside it."""

    value: str
    unit: str


@dataclass(frozen=True)
class NumberResult:
    """What was typed. ``value`` is None while the learner may still find out; ``least`` and ``most`` are None without a tolerance."""

    typed: str
    unit: str
    right: bool
    value: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None


class Number(Kind):
    """``{"value": "21", "tolerance": "0"}``, decimal numbers as text. The unit is a word: ``texts["unit"]``."""

    name = QuestionKind.NUMBER

    def read(self, value: Any) -> Reading:
        """Take apart the number, how far off an answer may be, and the unit."""
        payload = {"value": decimal_text(value.get("value")), "tolerance": decimal_text(value.get("tolerance")) or "0"}
        return Reading(payload=payload, texts={"unit": plain(value, "unit")})

    def accept(self, payload: Payload, posted: Answer) -> Answer:
        """Take the one text, as it was typed."""
        return typed_texts(posted, {WHOLE})

    def is_answered(self, payload: Payload, answer: Answer) -> bool:
        """Whether a number can be read from what was typed."""
        return bool(numbers_in(_typed(answer)))

    def missing(self, payload: Payload, answer: Answer) -> str:
        """Ask for a number; say so when something else was typed, which is kept in the field."""
        typed = _typed(answer)
        if not typed:
            return _("write a number.")
        return _("“%(typed)s” cannot be read as a number. Write it in digits, such as 21 or 1500.50.") % {
            "typed": Truncator(typed).chars(40)
        }

    def share(self, payload: Payload, texts: Texts, answer: Answer) -> Fraction:
        """All for a number within the tolerance, else nothing."""
        if not payload["value"]:
            return Fraction(0)
        value, tolerance = Fraction(payload["value"]), Fraction(payload["tolerance"])
        return Fraction(int(any(abs(number - value) <= tolerance for number in numbers_in(_typed(answer)))))

    def form(self, payload: Payload, texts: Texts, order: list[str], answer: Answer) -> NumberForm:
        """The field and its unit."""
        return NumberForm(_typed(answer), texts.get("unit", ""))

    def result(
        self, payload: Payload, texts: Texts, order: list[str], answer: Answer, *, reveal: bool, counts: Mapping[str, int]
    ) -> NumberResult:
        """What was typed, and the right number once that may be told."""
        typed, unit, right = _typed(answer), texts.get("unit", ""), self.share(payload, texts, answer) == 1
        if not reveal or not payload["value"]:
            return NumberResult(typed, unit, right)
        value, tolerance = Decimal(payload["value"]), Decimal(payload["tolerance"])
        if not tolerance:
            return NumberResult(typed, unit, right, value)
        return NumberResult(typed, unit, right, value, value - tolerance, value + tolerance)


def _typed(answer: Answer) -> str:
    return "".join(answer.get(WHOLE, []))


def decimal_text(value: Any) -> str:
    """A decimal number in its one plain form: 21.50 is “21.5”, nothing is “”."""
    if value is None or value == "":
        return ""
    number = Decimal(str(value))
    return format(number.normalize() if number else Decimal(0), "f")
