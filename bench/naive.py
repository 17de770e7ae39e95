"""A course report as one would write it without kept counters: everything is counted from what people did.

These are the figures that ``one_course`` and ``question_reports`` give, each by the plainest aggregation that Django has for it, with
what a step or a question needs grouped in one statement. Where the plain way is quicker it is taken: the first attempt is the one with
number 1, and the typical time is the mean. The titles and words that the report reads besides are left out.
"""

from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, F, FloatField, Q, QuerySet, Sum
from django.db.models.functions import Cast, NullIf, TruncMonth

from learning.domain.counting.facts import TYPED
from learning.models import Attempt, CourseProgress, CourseStructure, Response, StepCompletion


def course(course_key: UUID) -> dict[str, Any]:
    """Enrolments and completions by month, and the funnel by step with pass rates and times.

    Args:
        course_key: the course's translation key.
    """
    keys, learner = _steps(course_key), _learner(course_key)
    people = CourseProgress.objects.filter(course_key=course_key, in_statistics=True)
    attempts = Attempt.objects.filter(step_key__in=keys, state="submitted", **learner)
    return {
        "course": people.aggregate(enrolled=Count("pk"), completed=Count("completed_at")),
        "enrolled": _by_month(people, "enrolled_at"),
        "finished": _by_month(people.exclude(completed_at=None), "completed_at"),
        "done": list(StepCompletion.objects.filter(step_key__in=keys, **learner).values_list("step_key").annotate(n=Count("pk"))),
        "attempts": list(
            attempts.values_list("step_key").annotate(n=Count("pk"), passed=Count("participant", filter=Q(passed=True), distinct=True))
        ),
        "first": list(
            attempts.filter(number=1)
            .values_list("step_key")
            .annotate(n=Count("pk"), passed=Count("pk", filter=Q(passed=True)), time=Avg(F("submitted_at") - F("started_at")))
        ),
    }


def questions(course_key: UUID) -> dict[str, Any]:
    """How each question does: facility, discrimination, and what was chosen.

    Args:
        course_key: the course's translation key.
    """
    of_learner = {f"attempt__{name}": value for name, value in _learner(course_key).items()}
    first = {"attempt__step_key__in": _steps(course_key), "attempt__number": 1, "attempt__state": "submitted"}
    answers = Response.objects.filter(**first, **of_learner)
    return {
        "questions": _questions(answers),
        "options": list(answers.exclude(version__kind__in=TYPED).values_list("version", "answer").annotate(n=Count("pk"))),
    }


def _steps(course_key: UUID) -> list[UUID]:
    structure = CourseStructure.objects.get(course_key=course_key, is_current=True)
    return list(structure.steps.values_list("step_key", flat=True))


def _learner(course_key: UUID) -> dict[str, Any]:
    return {"participant__courses__course_key": course_key, "participant__courses__in_statistics": True}


def _by_month(people: QuerySet[CourseProgress, Any], moment: str) -> list[Any]:
    return list(people.annotate(month=TruncMonth(moment)).values_list("month").annotate(n=Count("pk")).order_by("month"))


def _questions(answers: QuerySet[Response, Any]) -> list[Any]:
    """Facility, and the sums behind the correlation of a question with the rest of its quiz."""
    own, most = Cast("points", FloatField()), Cast("max_points", FloatField())
    rest = Cast(F("attempt__points") - F("points"), FloatField())
    most_of_rest = Cast(F("attempt__max_points") - F("max_points"), FloatField())
    shares = answers.annotate(x=own / NullIf(most, 0.0), y=rest / NullIf(most_of_rest, 0.0))
    sums = {name: Sum(F(one) * F(other)) for name, one, other in (("xx", "x", "x"), ("yy", "y", "y"), ("xy", "x", "y"))}
    return list(
        shares.values_list("version").annotate(
            n=Count("pk"), hints=Count("pk", filter=Q(hint_taken=True)), facility=Avg("x"), mean_rest=Avg("y"), **sums
        )
    )
