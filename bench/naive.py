"""A course report as one would write it without kept counters: everything is counted from what people did."""

from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, F, Q
from wagtail.models import Locale

from learning.models import Attempt, CourseProgress, CourseStructure, Response, StepCompletion


def report(course_key: UUID) -> dict[str, Any]:
    """Enrolments, the funnel by step, pass rates and the facility of each question.

    Args:
        course_key: the course's translation key.
    """
    structure = CourseStructure.objects.get(course_key=course_key, is_current=True)
    keys = list(structure.steps.values_list("step_key", flat=True))
    first = Attempt.objects.filter(step_key__in=keys, number=1)
    answers = Response.objects.filter(attempt__step_key__in=keys, attempt__number=1)
    return {
        "locale": Locale.get_default().language_code,
        "course": CourseProgress.objects.filter(course_key=course_key).aggregate(
            enrolled=Count("pk"), completed=Count("pk", filter=Q(completed_at__isnull=False))
        ),
        "done": list(StepCompletion.objects.filter(step_key__in=keys).values_list("step_key").annotate(n=Count("pk"))),
        "attempts": list(Attempt.objects.filter(step_key__in=keys).values_list("step_key").annotate(n=Count("pk"))),
        "passed": list(first.values_list("step_key").annotate(n=Count("pk"), passed=Count("pk", filter=Q(passed=True)))),
        "time": list(first.values_list("step_key").annotate(time=Avg(F("submitted_at") - F("started_at")))),
        "questions": list(answers.values_list("version").annotate(n=Count("pk"), right=Count("pk", filter=Q(correct=True)))),
    }
