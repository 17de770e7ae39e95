"""What somebody has of a step's quiz: attempts that were submitted, and the one that is open with what was typed so far."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import F, FilteredRelation, Q

from cms.accounts.models import Participant
from learning.enums import AttemptState
from learning.errors import ForeignAttemptError
from learning.kinds import Answer
from learning.models import Attempt

from .attempt_keys import AttemptKey


@dataclass(frozen=True)
class Kept:
    """What an open attempt holds for a question."""

    question: int
    answer: Answer
    hint_taken: bool


@dataclass(frozen=True)
class Goes:
    """A participant's goes at a step. ``kept`` is what the open attempt holds, by block."""

    submitted: list[Attempt] = field(default_factory=list)
    open: Attempt | None = None
    kept: dict[UUID, Kept] = field(default_factory=dict)

    @property
    def answers(self) -> dict[UUID, Answer]:
        """What was typed so far."""
        return {block: kept.answer for block, kept in self.kept.items()}

    @property
    def hints(self) -> set[UUID]:
        """The questions whose hint was taken."""
        return {block for block, kept in self.kept.items() if kept.hint_taken}

    @property
    def next_number(self) -> int:
        """The number of the attempt that is open or comes next."""
        return self.open.number if self.open else 1 + max((attempt.number for attempt in self.submitted), default=0)

    def sent_as(self, attempt_id: UUID) -> Attempt | None:
        """The submitted attempt with this id."""
        return next((attempt for attempt in self.submitted if attempt.pk == attempt_id), None)

    def same_go(self, key: AttemptKey) -> Attempt | None:
        """The submitted attempt that a form belongs to: its own, or one that was submitted after the form was given out.

        Whoever had a quiz open in two tabs or on two devices and sends both means one go, not two.
        """
        later = [attempt for attempt in self.submitted if _sent(attempt) > key.given_at]
        return self.sent_as(key.attempt_id) or max(later, key=_sent, default=None)


def _sent(attempt: Attempt) -> datetime:
    return attempt.submitted_at or attempt.started_at


def goes_at(*, participant: Participant, step_key: UUID, attempt_id: UUID | None = None) -> Goes:
    """Read somebody's goes at a step with what the open one holds, in one statement.

    Args:
        participant: whose.
        step_key: the step.
        attempt_id: the attempt that a form names; it is looked for among everybody's.

    Raises:
        ForeignAttemptError: when that attempt is another participant's.
    """
    mine = Q(participant=participant, step_key=step_key)
    rows = (
        Attempt.objects.filter(mine | Q(pk=attempt_id) if attempt_id else mine)
        .annotate(
            typed=FilteredRelation("responses", condition=Q(state=AttemptState.OPEN)),
            typed_question=F("typed__question_id"),
            typed_block=F("typed__question__block_id"),
            typed_answer=F("typed__answer"),
            typed_hint=F("typed__hint_taken"),
        )
        .order_by("number")
    )
    attempts: dict[UUID, Attempt] = {}
    kept: dict[UUID, Kept] = {}
    for row in rows:
        if row.participant_id != participant.pk or row.step_key != step_key:
            raise ForeignAttemptError
        attempts.setdefault(row.pk, row)
        if row.state == AttemptState.OPEN and row.typed_block is not None:
            kept[row.typed_block] = Kept(row.typed_question, row.typed_answer, row.typed_hint)
    submitted = [attempt for attempt in attempts.values() if attempt.state == AttemptState.SUBMITTED]
    return Goes(submitted, next((attempt for attempt in attempts.values() if attempt.state == AttemptState.OPEN), None), kept)
