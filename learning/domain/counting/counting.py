"""Counting what people do, in the transaction in which they do it.

A submitted quiz costs four statements: ``count_activity`` two, ``count_submission`` two. Whoever calls holds the participant's lock
and has held the course's structure (``completions.held_places``), so that nobody recounts in between.

How the two are called::

    # completions.record_activity, with one query for all the person's enrolments
    enrolments = {row.course_key: row for row in CourseProgress.objects.filter(participant=participant)}
    before = standings(enrolments.values())             # before any of them is changed
    new = CourseProgress(..., in_statistics=counts_in_reports(participant, before))
    ...                                                 # completions, counters of progress
    count_activity(participant=participant, step_key=step.step_key, before=before, after=[progress, *borrowed_progress],
                   newly_done=newly_done, submission=submission)

    # attempts.submit_attempt, after record_activity(…, submission=Submission(…)) gave ``progress``
    count_submission(attempt=attempt, responses=responses, is_first=is_first, in_statistics=progress.in_statistics)
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import Permission
from django.db.models import Exists, Q
from django.utils import timezone

from cms.accounts.models import Participant, User
from learning.enums import Measure
from learning.kinds.registry import kind_of
from learning.models import Attempt, CourseProgress, Response

from .counters import add_counts, add_options, add_questions
from .facts import SUMS, TYPED, CountKey, count_facts, result_sums
from .time_bins import bin_of


@dataclass(frozen=True)
class Standing:
    """Where somebody stood in a course before they did something."""

    is_completed: bool
    in_statistics: bool


@dataclass(frozen=True)
class Submission:
    """What counts of a quiz that was just submitted.

    Args:
        is_first: whether no other attempt of the person at the step has been submitted.
        passed: whether it passed.
        passed_before: whether an earlier attempt had passed.
        took: from the moment the form was given out to the moment it was sent.
    """

    is_first: bool
    passed: bool
    passed_before: bool
    took: timedelta


def standings(enrolments: Iterable[CourseProgress]) -> dict[UUID, Standing]:
    """What ``count_activity`` needs to know of the time before: take it of all the person's enrolments, before any is changed."""
    return {row.course_key: Standing(row.completed_at is not None, row.in_statistics) for row in enrolments}


def counts_in_reports(participant: Participant, before: Mapping[UUID, Standing]) -> bool:
    """Whether a new enrolment is counted in reports. Staff try courses out; they are no learners.

    The first enrolment decides for the person, so that one person is not half counted.

    Args:
        participant: who enrols.
        before: where they stood in their courses.
    """
    if before:
        return all(standing.in_statistics for standing in before.values())
    return not is_staff(participant)


def is_staff(participant: Participant) -> bool:
    """Whether the participant's account may enter the editors' side, as Wagtail asks it. One statement, none without an account."""
    if participant.user_id is None:
        return False
    admin = {"content_type__app_label": "wagtailadmin", "codename": "access_admin"}
    granted = Permission.objects.filter(Q(group__user=participant.user_id) | Q(user=participant.user_id), **admin)
    return User.objects.filter(Q(is_superuser=True) | Exists(granted), pk=participant.user_id).exists()


def local_day(moment: datetime) -> date:
    """The day of a moment in the portal's own time zone, whatever zone is active."""
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def count_activity(
    *,
    participant: Participant,
    step_key: UUID,
    before: Mapping[UUID, Standing],
    after: Iterable[CourseProgress],
    newly_done: bool,
    submission: Submission | None = None,
) -> None:
    """Count an enrolment, a step that is done, a submitted quiz, a completed course. Two statements, or none where nothing changed.

    Somebody who enrols in a further course may have done steps of it elsewhere; then the facts are read (five statements more).

    Args:
        participant: who.
        step_key: the step at which something was done.
        before: ``standings`` of all the person's enrolments as they were.
        after: the enrolments, as saved, in the courses where the step stands; courses that the person is not enrolled in are left out.
        newly_done: whether the step was done just now.
        submission: the quiz that was submitted, if it is that.
    """
    counts: Counter[CountKey] = Counter()
    for progress in after:
        if not progress.in_statistics:
            continue
        standing = before.get(progress.course_key)
        if standing is None and before:
            counts += count_facts(participants=[participant.pk], course_keys=[progress.course_key])
            continue
        course = progress.course_key
        day, audience, locale = local_day(progress.enrolled_at), progress.audience, progress.locale
        if standing is None:
            counts[course, course, day, audience, locale, Measure.ENROLLED.value] += 1
        if progress.completed_at and not (standing and standing.is_completed):
            counts[course, course, day, audience, locale, Measure.COMPLETED.value] += 1
            counts[course, course, local_day(progress.completed_at), audience, locale, Measure.FINISHED.value] += 1
        for measure in _measures(submission, newly_done=newly_done):
            counts[course, step_key, day, audience, locale, measure] += 1
    add_counts(counts)


def _measures(submission: Submission | None, *, newly_done: bool) -> list[str]:
    measures: list[str] = [Measure.DONE.value] if newly_done else []
    if submission is None:
        return measures
    measures.append(Measure.ATTEMPTS.value)
    if submission.is_first:
        measures += [Measure.ATTEMPTED.value, bin_of(submission.took)]
        if submission.passed:
            measures.append(Measure.PASSED_FIRST.value)
    if submission.passed and not submission.passed_before:
        measures.append(Measure.PASSED.value)
    return measures


def count_submission(*, attempt: Attempt, responses: Iterable[Response], is_first: bool, in_statistics: bool) -> None:
    """Add a submitted attempt to the statistics of its questions: two statements, or none.

    Only first attempts of people who count in reports enter; what is learned from feedback would make every question look easy.

    Args:
        attempt: the attempt, graded.
        responses: its responses, graded, each with its ``version`` at hand.
        is_first: whether no other attempt of the person at the step has been submitted.
        in_statistics: whether the person counts in reports.
    """
    if not (is_first and in_statistics):
        return
    sums: Counter[tuple[int, str]] = Counter()
    options: Counter[tuple[int, str]] = Counter()
    for response in responses:
        version = response.version
        result = (response.correct, response.hint_taken, response.points, response.max_points, attempt.points, attempt.max_points)
        row = result_sums(*result)
        sums.update({(version.pk, name): value for name, value in zip(SUMS, row, strict=True)})
        if version.kind not in TYPED:
            options.update((version.pk, option) for option in kind_of(version.kind).counted(version.payload, response.answer))
    add_questions(sums)
    add_options(options)
