"""Whether a step takes answers now: its window, what comes first, attempts left, and the wait between attempts.

Reading is always open. What is asked here is whether something that completes the step – a quiz or the learner's word – is taken.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cms.accounts.models import Participant
from learning.enums import AttemptState
from learning.models import Attempt, CourseProgress, StepCompletion, StructureStep

#: A page that comes first: ``("course" | "module" | "step", key)``.
Need = tuple[str, UUID]
#: The key of no step.
NO_STEP = UUID(int=0)


class ReasonCode(StrEnum):
    """Why a step takes no answer."""

    TOO_EARLY = "too-early"
    TOO_LATE = "too-late"
    PREREQUISITE = "prerequisite"
    NO_ATTEMPT_LEFT = "no-attempt-left"
    WAIT = "wait"


@dataclass(frozen=True)
class Reason:
    """One rule that stands in the way. ``learning.views.rules.in_words`` says it.

    Args:
        code: which rule.
        at: when the answers opened or closed, or until when to wait; None for the others.
        missing: what has to be done first.
        allowed: how many attempts there are.
    """

    code: ReasonCode
    at: datetime | None = None
    missing: tuple[Need, ...] = ()
    allowed: int = 0

    def __str__(self) -> str:
        return self.code.value


class StepRules(Protocol):
    """What is read of a step: a ``StructureStep``, or a ``learning.domain.publishing.structure.StepFact``."""

    @property
    def step_key(self) -> UUID:
        """The step."""

    @property
    def attempts_allowed(self) -> int | None:
        """How many; None for as many as people like."""

    @property
    def attempt_delay(self) -> int:
        """Minutes between two attempts."""

    @property
    def opens_at(self) -> datetime | None:
        """From when answers are taken."""

    @property
    def closes_at(self) -> datetime | None:
        """Until when answers are taken."""

    @property
    def prerequisites(self) -> Any:
        """Pairs of kind and key."""


@dataclass(frozen=True)
class Tries:
    """Submitted attempts at a step: how many, and when the latest came."""

    count: int = 0
    last: datetime | None = None


def tries_of(attempts: Iterable[Attempt]) -> Tries:
    """Count attempts that are at hand."""
    times = [attempt.submitted_at for attempt in attempts if attempt.state == AttemptState.SUBMITTED and attempt.submitted_at]
    return Tries(len(times), max(times, default=None))


def closed_reasons(*, participant: Participant | None, step: StepRules, now: datetime, tries: Tries | None = None) -> list[Reason]:
    """Why a step takes no answer now; an empty list when it does. At most one statement, none where no rule asks for it.

    Args:
        participant: who answers, None for somebody who is not known yet.
        step: the step with its rules.
        now: the time that counts.
        tries: the participant's submitted attempts at the step, where the caller knows them (``tries_of``).
    """
    needs = needs_of(step)
    counts = tries is None and participant is not None and (step.attempts_allowed is not None or step.attempt_delay > 0)
    missing: tuple[Need, ...] = ()
    if needs:
        missing, read = _look_up(participant, step.step_key, needs)
        tries = tries or read
    elif counts:
        tries = read_tries(participant, step.step_key)
    return reasons(step, now=now, tries=tries or Tries(), missing=missing)


def reasons(step: StepRules, *, now: datetime, tries: Tries, missing: Sequence[Need]) -> list[Reason]:
    """The rules that stand in the way, by facts alone. One that no waiting mends is told alone.

    Args:
        step: the step with its rules.
        now: the time that counts. A window is open from its first moment until just before its last.
        tries: what was submitted so far.
        missing: what comes first and is not done.
    """
    if step.closes_at and now >= step.closes_at:
        return [Reason(ReasonCode.TOO_LATE, at=step.closes_at)]
    if step.attempts_allowed is not None and tries.count >= step.attempts_allowed:
        return [Reason(ReasonCode.NO_ATTEMPT_LEFT, allowed=step.attempts_allowed)]
    found = []
    if step.opens_at and now < step.opens_at:
        found.append(Reason(ReasonCode.TOO_EARLY, at=step.opens_at))
    if missing:
        found.append(Reason(ReasonCode.PREREQUISITE, missing=tuple(missing)))
    free_at = free_again(step, tries)
    if free_at and now < free_at:
        found.append(Reason(ReasonCode.WAIT, at=free_at))
    return found


def free_again(step: StepRules, tries: Tries) -> datetime | None:
    """When the wait after the latest attempt ends; None where there is none."""
    return tries.last + timedelta(minutes=step.attempt_delay) if tries.last and step.attempt_delay else None


def needs_of(step: StepRules) -> list[Need]:
    """What has to be done before the step."""
    return [(kind, UUID(str(key))) for kind, key in step.prerequisites]


def read_tries(participant: Participant | None, step_key: UUID) -> Tries:
    """Count a participant's submitted attempts at a step; one statement."""
    if participant is None:
        return Tries()
    row = _submitted(participant.pk, step_key).aggregate(count=Count("pk"), last=Max("submitted_at"))
    return Tries(row["count"], row["last"])


def _submitted(participant: int, step_key: UUID) -> QuerySet[Attempt]:
    return Attempt.objects.filter(participant=participant, step_key=step_key, state=AttemptState.SUBMITTED)


def missing_needs(participant: Participant | None, needs: list[Need]) -> tuple[Need, ...]:
    """What of ``needs`` a person has not done; one statement, none where there are none.

    Args:
        participant: who, None for somebody who has done nothing yet.
        needs: what comes first.
    """
    return _look_up(participant, NO_STEP, needs)[0] if needs else ()


def _look_up(participant: Participant | None, step_key: UUID, needs: list[Need]) -> tuple[tuple[Need, ...], Tries]:
    """What is not done of what comes first, and the attempts at the step itself, in one statement."""
    who = participant.pk if participant else 0
    of_kind = {kind: [key for named, key in needs if named == kind] for kind in ("course", "module", "step")}
    wanted = Q(structure__course_key__in=of_kind["course"]) | Q(module_key__in=of_kind["module"]) | Q(step_key__in=of_kind["step"])
    finished = Q(completed_at__isnull=False) | Q(total__gt=0, done=F("total"))
    tries = _submitted(who, step_key).order_by().values("participant")
    rows = (
        StructureStep.objects.filter(wanted | Q(step_key=step_key), structure__is_current=True)
        .order_by()
        .annotate(
            is_done=Exists(StepCompletion.objects.filter(participant=who, step_key=OuterRef("step_key"))),
            is_finished=Exists(CourseProgress.objects.filter(finished, participant=who, course_key=OuterRef("structure__course_key"))),
            tries=Coalesce(Subquery(tries.annotate(n=Count("pk")).values("n")), 0),
            last=Subquery(tries.annotate(at=Max("submitted_at")).values("at")),
        )
        .values_list("structure__course_key", "module_key", "step_key", "required", "is_done", "is_finished", "tries", "last")
    )
    known = list(rows)
    steps = [StepDone(*row[:6]) for row in known]
    read = Tries(known[0][6], known[0][7]) if known else Tries()
    return missing_of(needs, steps), read


@dataclass(frozen=True)
class StepDone:
    """A live step, and whether somebody has done it and finished its course."""

    course_key: UUID
    module_key: UUID
    step_key: UUID
    required: bool
    is_done: bool
    is_course_finished: bool


def missing_of(needs: Sequence[Need], steps: Sequence[StepDone]) -> tuple[Need, ...]:
    """What of ``needs`` is not done.

    A course counts as done once it was completed, whatever was added since; a module when its required steps are done – all of
    its steps where none is required. What is not live any more holds nobody up.

    Args:
        needs: what comes first.
        steps: live steps; all of those that ``needs`` speaks of must be among them.
    """

    def is_missing(kind: str, key: UUID) -> bool:
        if kind == "step":
            return any(step.step_key == key and not step.is_done for step in steps)
        inside = [step for step in steps if key == (step.course_key if kind == "course" else step.module_key)]
        if kind == "course" and any(step.is_course_finished for step in inside):
            return False
        asked = [step for step in inside if step.required] or inside
        return any(not step.is_done for step in asked)

    return tuple((kind, key) for kind, key in needs if is_missing(kind, key))
