"""Grading one answer. Pure: a version's key and the chosen options in, points out."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from learning.enums import QuestionKind

ZERO = Decimal(0)


@dataclass(frozen=True)
class Grade:
    """Points given, and whether the answer was wholly right."""

    points: Decimal
    correct: bool


def grade(*, kind: str, correct: Collection[str], chosen: Collection[str], points: Decimal) -> Grade:
    """Grade an answer.

    Args:
        kind: a value of ``QuestionKind``.
        correct: ids of the right options.
        chosen: ids of the options that the learner chose.
        points: what a right answer is worth.

    Returns:
        All points for exactly the right options, else none.

    Raises:
        ValueError: for a kind that this function does not know.
    """
    if kind not in QuestionKind.values:
        raise ValueError(f"unknown type of question: {kind}")
    right = bool(correct) and set(chosen) == set(correct)
    return Grade(points=points if right else ZERO, correct=right)


def has_passed(*, points: Decimal, max_points: Decimal, pass_mark: int) -> bool:
    """Whether ``points`` of ``max_points`` reach ``pass_mark`` percent. Nothing to be had is not a pass."""
    return max_points > 0 and points * 100 >= max_points * pass_mark
