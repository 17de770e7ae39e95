"""Moving what somebody learned without an account into the account. Called by ``cms.accounts`` inside its transaction."""

from django.db.models import Max

from cms.accounts.models import Participant
from learning.enums import AttemptState
from learning.models import Attempt, CourseProgress, CourseStructure, StepCompletion

from .recount import recount_course


def merge_learning(*, source: Participant, target: Participant) -> None:
    """Move attempts, completions and enrolments from ``source`` to ``target``; running it again moves nothing.

    The earliest completion of a step stays, attempts are numbered after those that stand, an open attempt moves only where
    none is open, and the counters are made again from the facts.
    """
    _merge_completions(source, target)
    _merge_attempts(source, target)
    _merge_courses(source, target)


def _merge_completions(source: Participant, target: Participant) -> None:
    theirs = {row.step_key: row for row in StepCompletion.objects.filter(participant=target)}
    moved = []
    for row in StepCompletion.objects.filter(participant=source):
        mine = theirs.get(row.step_key)
        if mine is None:
            moved.append(row.pk)
        elif row.completed_at < mine.completed_at:
            StepCompletion.objects.filter(pk=mine.pk).update(completed_at=row.completed_at, reason=row.reason, evidence_id=row.evidence_id)
    StepCompletion.objects.filter(pk__in=moved).update(participant=target)
    StepCompletion.objects.filter(participant=source).delete()


def _merge_attempts(source: Participant, target: Participant) -> None:
    standing = Attempt.objects.filter(participant=target).order_by().values("step_key").annotate(last=Max("number"))
    last = {row["step_key"]: row["last"] for row in standing}
    open_steps = set(Attempt.objects.filter(participant=target, state=AttemptState.OPEN).values_list("step_key", flat=True))
    for attempt in Attempt.objects.filter(participant=source).order_by("step_key", "number"):
        if attempt.state == AttemptState.OPEN and attempt.step_key in open_steps:
            attempt.delete()
            continue
        number = last.get(attempt.step_key, 0) + 1
        last[attempt.step_key] = number
        Attempt.objects.filter(pk=attempt.pk).update(participant=target, number=number)


def _merge_courses(source: Participant, target: Participant) -> None:
    theirs = {row.course_key: row for row in CourseProgress.objects.filter(participant=target)}
    for row in CourseProgress.objects.filter(participant=source):
        mine = theirs.get(row.course_key)
        if mine is None:
            CourseProgress.objects.filter(pk=row.pk).update(participant=target)
            continue
        _keep_earliest(mine, row)
        row.delete()
    keys = CourseProgress.objects.filter(participant=target).values("course_key")
    for structure in CourseStructure.objects.filter(is_current=True, course_key__in=keys):
        recount_course(structure=structure, participants=[target.pk])


def _keep_earliest(mine: CourseProgress, other: CourseProgress) -> None:
    """Keep the first enrolment and completion, and the place of the latest activity."""
    mine.enrolled_at = min(mine.enrolled_at, other.enrolled_at)
    if other.completed_at and (mine.completed_at is None or other.completed_at < mine.completed_at):
        mine.completed_at, mine.completed_structure = other.completed_at, other.completed_structure
    if other.last_activity_at > mine.last_activity_at:
        mine.last_activity_at, mine.last_step_key = other.last_activity_at, other.last_step_key
    mine.save()
