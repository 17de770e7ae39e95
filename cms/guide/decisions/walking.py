"""Going through a helper: from the answers that stand in an address to the question or the result that they come to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .helper import SHORT, AnswerRow, Helper, QuestionRow, ResultRow

#: More answers than any helper asks for; what follows in an address is not read.
LONGEST_WAY = 100
_BETWEEN = "-"
_ANSWER = re.compile(rf"[0-9a-f]{{{SHORT}}}")


@dataclass(frozen=True)
class Given:
    """An answer that was given. ``before`` is the way that came to its question."""

    number: int
    question: QuestionRow
    answer: AnswerRow
    before: str


@dataclass(frozen=True)
class Walk:
    """Where a way has come to: a question, a result, or neither, where an answer leads nowhere yet.

    ``has_changed``: the address goes on with answers that the helper does not know at this place.
    """

    given: tuple[Given, ...]
    question: QuestionRow | None
    result: ResultRow | None
    has_changed: bool = False

    @property
    def way(self) -> str:
        """The answers that still hold, as an address has them."""
        return written(given.answer.short for given in self.given)

    @property
    def number(self) -> int:
        """Which question this is, counted from 1."""
        return len(self.given) + 1

    @property
    def most(self) -> int:
        """How many questions there are at most, those that were answered included."""
        return len(self.given) + (self.question.most if self.question else 0)


def read(way: str) -> list[str]:
    """The answers that an address names; from the first sign of something else on, an entry that is none.

    Args:
        way: what stands in the address, whatever it is.
    """
    found: list[str] = []
    told = way.strip("/").lower()
    for part in told.split(_BETWEEN, LONGEST_WAY)[:LONGEST_WAY] if told else ():
        if not _ANSWER.fullmatch(part):
            return [*found, ""]
        found.append(part)
    return found


def written(shorts: Iterable[str]) -> str:
    """Answers as an address has them."""
    return _BETWEEN.join(shorts)


def walk(helper: Helper, shorts: Sequence[str]) -> Walk:
    """Follow answers as far as the helper knows them.

    Args:
        helper: the helper.
        shorts: the answers in their order, as ``read`` gives them.
    """
    given: list[Given] = []
    at = helper.first
    for short in shorts:
        question = helper.question(at)
        answer = question.answer(short) if question else None
        if question is None or answer is None:
            break
        given.append(Given(len(given) + 1, question, answer, written(one.answer.short for one in given)))
        at = answer.leads_to
    return Walk(tuple(given), helper.question(at), helper.result(at), len(given) < len(shorts))


def go_on(helper: Helper, walked: Walk, answer: AnswerRow, earlier: Sequence[str]) -> Walk:
    """The way with one more answer. Of what was answered after this question before, the answers that fit are kept.

    Args:
        helper: the helper.
        walked: the way to the question.
        answer: one of the question's answers.
        earlier: the answers of an earlier way through this question; may be empty.
    """
    before = [given.answer.short for given in walked.given]
    later = list(earlier[len(before) + 1 :]) if list(earlier[: len(before)]) == before else []
    furthest = walk(helper, [*before, answer.short, *later])
    return walk(helper, [given.answer.short for given in furthest.given])
