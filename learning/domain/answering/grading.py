"""Grading one answer. Pure: a version's key, the words that were shown and the answer in, points out."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from learning.kinds import Answer
from learning.kinds.registry import kind_of

ZERO = Decimal(0)
#: Points are kept in hundredths.
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Grade:
    """Points given, whether the answer was wholly right, and which share of it was (0 to 1)."""

    points: Decimal
    correct: bool
    share: Fraction = Fraction(0)


def grade(
    *, kind: str, payload: Mapping[str, Any], texts: Mapping[str, Any], answer: Answer, points: Decimal, hint_taken: bool = False
) -> Grade:
    """Grade an answer.

    Args:
        kind: a value of ``QuestionKind``.
        payload: the key of the version, with the accepted answers of the source language.
        texts: the wording that was shown; its accepted answers count too.
        answer: what was answered, as ``Kind.accept`` gives it.
        points: what a right answer is worth.
        hint_taken: whether the learner took a hint that costs.

    Returns:
        Points × share, less the percent that the hint costs, rounded half up to 0.01. An ungraded question gives 0 of 0.

    Raises:
        ValueError: for a kind that is not known.
    """
    found = kind_of(kind)
    if not found.is_graded:
        return Grade(points=ZERO, correct=False)
    share = found.share(payload, texts, answer)
    kept = Fraction(100 - payload.get("hint_cost", 0), 100) if hint_taken else Fraction(1)
    return Grade(points=_rounded(Fraction(points) * share * kept), correct=share == 1, share=share)


def _rounded(points: Fraction) -> Decimal:
    """Hundredths, half up. A fraction is no Decimal, so thirds are rounded once and not twice."""
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    return exact.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)


def has_passed(*, points: Decimal, max_points: Decimal, pass_mark: int) -> bool:
    """Whether ``points`` of ``max_points`` reach ``pass_mark`` percent. Nothing to be had is not a pass."""
    return max_points > 0 and points * 100 >= max_points * pass_mark
