"""The questions to the database behind ``LearningCount``: what people did, grouped as the counters are.

Nothing is read here. ``facts`` reads the answers, ``counted`` tables are made of them without a row leaving the database.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from learning.enums import AttemptState
from learning.models import Attempt, CourseProgress, StepCompletion

from .time_bins import bin_expression

ENROLMENT = "participant__courses__"


@dataclass(frozen=True)
class CountQueries:
    """Rows begin with course, day, audience and language of enrolment, those of steps with course, step, day, audience and language.

    Args:
        enrolled: of a course; then how many, and how many of them completed it.
        finished: the same by the day of completion; then how many.
        done: of a step; then how many did it.
        attempts: of a step; then attempts, and people who passed.
        first: of a step and a bin of time; then first attempts, and those that passed.
    """

    enrolled: QuerySet[Any, Any]
    finished: QuerySet[Any, Any]
    done: QuerySet[Any, Any]
    attempts: QuerySet[Any, Any]
    first: QuerySet[Any, Any]


def count_queries(
    *,
    participants: Collection[int] | None = None,
    course_keys: Collection[UUID] | None = None,
    step_keys: Collection[UUID] | None = None,
) -> CountQueries:
    """The five queries; arguments as in ``facts.facts_of``."""
    rows = CourseProgress.objects.filter(in_statistics=True)
    # One condition in one filter: a second one would join the enrolments a second time.
    enrolled = Q(participant__courses__in_statistics=True, participant__courses__structure__steps__step_key=F("step_key"))
    if participants is not None:
        rows = rows.filter(participant__in=participants)
        enrolled &= Q(participant__in=participants)
    if course_keys is not None:
        rows = rows.filter(course_key__in=course_keys)
        enrolled &= Q(participant__courses__course_key__in=course_keys)
    if step_keys is not None:
        enrolled &= Q(step_key__in=step_keys)
    attempts = Attempt.objects.filter(enrolled, state=AttemptState.SUBMITTED)
    first = attempts.filter(is_first_attempt()).annotate(bin=bin_expression("started_at", "submitted_at"))
    return CountQueries(
        enrolled=_of_courses(rows, "enrolled_at").annotate(n=Count("pk"), completed=Count("completed_at")),
        finished=_of_courses(rows.exclude(completed_at=None), "completed_at").annotate(n=Count("pk")),
        done=_of_steps(StepCompletion.objects.filter(enrolled)).annotate(n=Count("pk")),
        attempts=_of_steps(attempts).annotate(n=Count("pk"), people=Count("participant", filter=Q(passed=True), distinct=True)),
        first=_of_steps(first, "bin").annotate(n=Count("pk"), good=Count("pk", filter=Q(passed=True))),
    )


def _day(path: str) -> TruncDate:
    return TruncDate(path, tzinfo=timezone.get_default_timezone())


def _of_courses(rows: QuerySet[Any, Any], moment: str) -> QuerySet[Any, Any]:
    return rows.annotate(day=_day(moment)).order_by().values_list("course_key", "day", "audience", "locale")


def _of_steps(rows: QuerySet[Any, Any], *more: str) -> QuerySet[Any, Any]:
    named = rows.annotate(
        course=F(ENROLMENT + "course_key"),
        day=_day(ENROLMENT + "enrolled_at"),
        audience=F(ENROLMENT + "audience"),
        language=F(ENROLMENT + "locale"),
    )
    return named.order_by().values_list("course", "step_key", "day", "audience", "language", *more)


def is_first_attempt(path: str = "") -> Any:
    """Condition: no attempt of the person at the step was submitted before it. ``path`` leads to the attempt.

    By time and not by number, as ``counted`` has it: a merge numbers what comes from another device after what stands.
    """
    sooner = Q(submitted_at__lt=OuterRef(path + "submitted_at"))
    same_moment = Q(submitted_at=OuterRef(path + "submitted_at"), number__lt=OuterRef(path + "number"))
    earlier = Attempt.objects.filter(
        sooner | same_moment,
        participant=OuterRef(path + "participant"),
        step_key=OuterRef(path + "step_key"),
        state=AttemptState.SUBMITTED,
    )
    return ~Exists(earlier)
