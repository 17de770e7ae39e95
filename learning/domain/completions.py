"""Completing a step, and the counters that follow in the same transaction."""

from collections.abc import Callable
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from cms.accounts.models import Participant
from learning.enums import CompletionReason
from learning.models import CourseProgress, CourseStructure, Question, StepCompletion, StructureStep

from .errors import QuizRequiredError, StepWithdrawnError
from .recount import recount_course, required_steps


def live_places(step_key: UUID) -> list[StructureStep]:
    """Where a step stands in the current editions of courses: one place, or more where a course borrows it by an alias.

    Raises:
        StepWithdrawnError: when it stands in none.
    """
    rows = StructureStep.objects.select_related("structure").filter(step_key=step_key, structure__is_current=True)
    places = list(rows.order_by("structure_id"))
    if not places:
        raise StepWithdrawnError
    return places


def held_places(places: list[StructureStep]) -> list[StructureStep]:
    """The same places, in editions that stay current until this transaction ends.

    A publish that makes a new edition recounts everybody; without this lock an answer in between would be counted in the edition
    that has just ended. SQLite's transactions are alone anyway. Sharing the lock keeps answers from waiting for each other.

    Raises:
        StepWithdrawnError: when the step has been withdrawn meanwhile.
    """
    if connection.vendor != "postgresql":
        return places
    table = CourseStructure._meta.db_table
    keys = [place.structure_id for place in places]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE id = ANY(%s) AND is_current ORDER BY id FOR SHARE", [keys])  # noqa: S608 - own name
        held = cursor.fetchall()
    return places if len(held) == len(keys) else held_places(live_places(places[0].step_key))


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
    places = live_places(step_key)
    if Question.objects.asked_in(step_key).exists():
        raise QuizRequiredError
    return record_activity(participant=owner(), places=places, reason=CompletionReason.CONFIRMED)


def record_activity(
    *, participant: Participant, places: list[StructureStep], reason: CompletionReason | None, evidence_id: UUID | None = None
) -> CourseProgress:
    """Enrol the participant if need be, remember where they are, and complete the step if there is a reason.

    The caller holds the participant's lock. Counters are counted from the facts, not incremented, so they cannot drift.

    Args:
        participant: who.
        places: where the step stands, its own course first.
        reason: why the step is done, or None when it is not.
        evidence_id: the attempt that passed.

    Raises:
        StepWithdrawnError: when the step has been withdrawn meanwhile.
    """
    step, *borrowed = held_places(places)
    if reason:
        StepCompletion.objects.bulk_create(
            [StepCompletion(participant=participant, step_key=step.step_key, reason=reason, evidence_id=evidence_id)],
            ignore_conflicts=True,
        )
    structure = step.structure
    is_done = Exists(StepCompletion.objects.filter(participant=participant, step_key=OuterRef("step_key")))
    counts = required_steps(structure).aggregate(total=Count("pk"), done=Count("pk", filter=is_done))
    now = timezone.now()
    progress = CourseProgress.objects.filter(participant=participant, course_key=structure.course_key).first()
    progress = progress or CourseProgress(participant=participant, course_key=structure.course_key, enrolled_at=now)
    progress.structure, progress.done, progress.total = structure, counts["done"], counts["total"]
    progress.last_step_key, progress.last_activity_at = step.step_key, now
    if progress.total and progress.done == progress.total and progress.completed_at is None:
        progress.completed_at, progress.completed_structure = now, structure
    progress.save()
    for other in borrowed:
        recount_course(structure=other.structure, participants=[participant.pk])
    return progress
