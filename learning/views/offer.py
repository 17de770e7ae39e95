"""What a step offers somebody now: its quiz, the button for their word, or why neither is taken."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from cms.accounts.participants import current_participant
from learning.domain.answering.completions import BY_WORD
from learning.domain.answering.goes import Goes, goes_at
from learning.domain.answering.opening import tries_of
from learning.domain.publishing.settling import StepFact
from learning.outline import StepRow

from . import rules
from .closing import Closed, closed_quiz, closed_word
from .pending import pending_answers
from .quiz import NO_GOES, QuizView, quiz_form


@dataclass(frozen=True)
class Offer:
    """What stands below the text of a step."""

    quiz: QuizView | None = None
    closed: Closed | None = None
    takes_word: bool = False
    notice: str = ""
    goes: Goes = NO_GOES
    #: What the quiz asks, shown or not.
    asked: QuizView | None = None

    def rule(self, fact: StepFact, row: StepRow, confirmation: str) -> rules.Rules:
        """What applies, in words."""
        questions = self.asked.questions if self.asked else []
        return rules.step_rules(fact, questions=questions, tries=tries_of(self.goes.submitted), needs=row.needs, confirmation=confirmation)


def live_offer(request: HttpRequest, row: StepRow, fact: StepFact, *, is_done: bool, notice: str) -> Offer:
    """What a live step offers on being opened.

    Args:
        request: whose state is shown.
        row: the step on the person's map.
        fact: its rules.
        is_done: whether the person has done it.
        notice: what is said above it.
    """
    now = timezone.now()
    participant = current_participant(request) if row.has_quiz else None
    goes = goes_at(participant=participant, step_key=row.key) if participant else NO_GOES
    typed = pending_answers(request, row.key)
    asked = quiz_form(request, row.key, answers=typed, goes=goes)
    if asked is None:
        return _word(Offer(notice=notice), row, fact, is_done=is_done, now=now)
    closed = closed_quiz(fact, goes=goes, missing=row.lock.missing, now=now)
    if closed:
        kept = asked if goes.open or typed else None
        found = Offer(closed=replace(closed, kept=kept), notice=notice, goes=goes, asked=asked)
    else:
        found = Offer(quiz=asked, notice=rules.answers_kept() if typed else notice, goes=goes, asked=asked)
    return _word(found, row, fact, is_done=is_done, now=now)


def offer_again(request: HttpRequest, row: StepRow, fact: StepFact, quiz: QuizView | None, *, is_done: bool, notice: str) -> Offer:
    """What a live step offers when its form is shown again as it was filled in; a closed one shows why, and the form all the same.

    Args:
        request: whose state is shown.
        row: the step on the person's map.
        fact: its rules.
        quiz: the form.
        is_done: whether the person has done it.
        notice: why it is shown again.
    """
    now = timezone.now()
    participant = current_participant(request) if row.has_quiz else None
    goes = goes_at(participant=participant, step_key=row.key) if participant else NO_GOES
    closed = closed_quiz(fact, goes=goes, missing=row.lock.missing, now=now) if quiz else None
    return _word(Offer(quiz, closed, notice=notice, goes=goes, asked=quiz), row, fact, is_done=is_done, now=now)


def _word(found: Offer, row: StepRow, fact: StepFact, *, is_done: bool, now: datetime) -> Offer:
    """Add whether the learner's word completes the step now."""
    if is_done or fact.completion_rule not in BY_WORD:
        return found
    closed = closed_word(fact, missing=row.lock.missing, now=now)
    return replace(found, takes_word=closed is None, closed=found.closed or closed)
