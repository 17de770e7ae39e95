"""What a step page says while a rule keeps its quiz, or the learner's word, from being taken."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from learning.domain.answering.goes import Goes
from learning.domain.answering.opening import Tries, reasons, tries_of
from learning.domain.publishing.settling import StepFact
from learning.locks import NeedRow

from . import rules as words
from .quiz import QuizView


@dataclass(frozen=True)
class Closed:
    """Why nothing is taken now, what is to be done first, and what was answered so far.

    ``kept`` is the form with what was saved, to be read; None where nothing was, or where the form itself stands on the page.
    """

    reasons: list[str]
    missing: list[NeedRow] = field(default_factory=list)
    kept: QuizView | None = None


def closed_quiz(fact: StepFact, *, goes: Goes, missing: Sequence[NeedRow], now: datetime) -> Closed | None:
    """Why a quiz is closed to somebody; None when it is open.

    Args:
        fact: the step's rules.
        goes: the person's goes at it.
        missing: what comes first and is not done.
        now: the time that counts.
    """
    return _closed(fact, tries_of(goes.submitted), missing, now)


def closed_word(fact: StepFact, *, missing: Sequence[NeedRow], now: datetime) -> Closed | None:
    """Why the learner's word is not taken now; None when it is. Attempts have no part in it."""
    return _closed(fact, Tries(), missing, now, of_word=True)


def _closed(fact: StepFact, tries: Tries, missing: Sequence[NeedRow], now: datetime, *, of_word: bool = False) -> Closed | None:
    found = reasons(fact, now=now, tries=tries, missing=[(need.kind, need.key) for need in missing])
    if not found:
        return None
    named = [need for need in missing if any((need.kind, need.key) in reason.missing for reason in found)]
    return Closed([words.in_words(reason, named, of_word=of_word) for reason in found], named)
