"""Moving what somebody learned without an account into the account. Called by ``cms.accounts`` inside its transaction."""

from cms.accounts.models import Participant
from learning.domain.counting.counting import is_staff
from learning.domain.counting.recount import recount_course
from learning.domain.counting.recounting import counters_kept
from learning.models import CourseProgress, CourseStructure, StepCompletion

from .merge_personal import merge_personal
from .merged_attempts import merge_attempts


def merge_learning(*, source: Participant, target: Participant) -> None:
    """Move attempts, completions and enrolments from ``source`` to ``target``; running it again moves nothing.

    The earliest completion of a step stays, attempts are numbered after those that stand, answers in two open
    attempts at a step become one, and the counters are made again from the facts.
    """
    with counters_kept(source.pk, target.pk):
        _merge_completions(source, target)
        merge_attempts(source, target)
        _merge_courses(source, target)
    merge_personal(source=source, target=target)


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


def _merge_courses(source: Participant, target: Participant) -> None:
    theirs = {row.course_key: row for row in CourseProgress.objects.filter(participant=target)}
    moved = list(CourseProgress.objects.filter(participant=source))
    # One person is counted in reports or is not: as the account stands, which is staff's or a learner's.
    counted = all(row.in_statistics for row in theirs.values()) if theirs else bool(moved) and not is_staff(target)
    for row in moved:
        mine = theirs.get(row.course_key)
        if mine is None:
            CourseProgress.objects.filter(pk=row.pk).update(participant=target, in_statistics=counted)
            continue
        _keep_earliest(mine, row)
        row.delete()
    keys = CourseProgress.objects.filter(participant=target).values("course_key")
    for structure in CourseStructure.objects.filter(is_current=True, course_key__in=keys):
        recount_course(structure=structure, participants=[target.pk])


def _keep_earliest(mine: CourseProgress, other: CourseProgress) -> None:
    """Keep the first enrolment with its language and audience, the first completion, and the place of the latest activity."""
    if other.enrolled_at < mine.enrolled_at:
        mine.enrolled_at, mine.locale, mine.audience = other.enrolled_at, other.locale, other.audience or mine.audience
    if other.completed_at and (mine.completed_at is None or other.completed_at < mine.completed_at):
        mine.completed_at, mine.completed_structure = other.completed_at, other.completed_structure
    if other.last_activity_at > mine.last_activity_at:
        mine.last_activity_at, mine.last_step_key = other.last_activity_at, other.last_step_key
    mine.save()
