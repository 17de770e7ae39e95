"""Completing a step, and the counters that follow in the same transaction."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.accounts.models import Participant
from learning.enums import CompletionReason
from learning.models import CourseProgress, Question, StepCompletion, StructureStep

from .errors import QuizRequiredError, StepWithdrawnError
from .recount import required_steps


def live_step(step_key: UUID) -> StructureStep:
    """The step's place in the current edition of its course.

    Raises:
        StepWithdrawnError: when it is in none.
    """
    step = StructureStep.objects.select_related("structure").filter(step_key=step_key, structure__is_current=True).first()
    if step is None:
        raise StepWithdrawnError
    return step


@transaction.atomic
def confirm_step(*, owner: Callable[[], Participant], step_key: UUID) -> CourseProgress:
    """Take a learner's word that a step without a quiz is done („zrobione”). Saying it again changes nothing.

    Args:
        owner: gives the participant, locked; called once it is known that the step may be confirmed.
        step_key: the step.

    Raises:
        StepWithdrawnError: when the step is not part of a live course.
        QuizRequiredError: when the step has a quiz.
    """
    step = live_step(step_key)
    if Question.objects.asked_in(step_key).exists():
        raise QuizRequiredError
    return record_activity(participant=owner(), step=step, reason=CompletionReason.CONFIRMED)


def record_activity(
    *, participant: Participant, step: StructureStep, reason: CompletionReason | None, evidence_id: UUID | None = None
) -> CourseProgress:
    """Enrol the participant if need be, remember where they are, and complete the step if there is a reason.

    The caller holds the participant's lock. Counters are counted from the facts, not incremented, so they cannot drift.

    Args:
        participant: who.
        step: the step's place in the current edition.
        reason: why the step is done, or None when it is not.
        evidence_id: the attempt that passed.
    """
    if reason:
        StepCompletion.objects.bulk_create(
            [StepCompletion(participant=participant, step_key=step.step_key, reason=reason, evidence_id=evidence_id)],
            ignore_conflicts=True,
        )
    structure = step.structure
    required = required_steps(structure)
    total = required.count()
    done = StepCompletion.objects.filter(participant=participant, step_key__in=required).count()
    now = timezone.now()
    progress = CourseProgress.objects.filter(participant=participant, course_key=structure.course_key).first()
    progress = progress or CourseProgress(participant=participant, course_key=structure.course_key, enrolled_at=now)
    progress.structure, progress.done, progress.total = structure, done, total
    progress.last_step_key, progress.last_activity_at = step.step_key, now
    if total and done == total and progress.completed_at is None:
        progress.completed_at, progress.completed_structure = now, structure
    progress.save()
    return progress
