"""The counters worked out by hand, row by row: what the set-based statements are compared with."""

from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils import timezone

from learning.domain.counting.facts import SUMS, Facts
from learning.kinds.registry import kind_of
from learning.models import Attempt, CourseProgress, Response, StepCompletion

LIMITS = (15, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 14400, 86400)


def _day(moment: Any) -> Any:
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def _bin(seconds: float) -> str:
    return f"time-{max([0, *(limit for limit in LIMITS if limit <= seconds)])}"


def submitted() -> dict[tuple[int, Any], list[Attempt]]:
    """Submitted attempts in order, by person and step."""
    found: dict[tuple[int, Any], list[Attempt]] = defaultdict(list)
    for attempt in Attempt.objects.filter(state="submitted").order_by("submitted_at", "number"):
        found[attempt.participant_id, attempt.step_key].append(attempt)
    return found


def naive_facts() -> Facts:
    """What all three tables of counters should say."""
    return Facts(_counts(), *_questions())


def _counts() -> Counter[Any]:
    counts: Counter[Any] = Counter()
    attempts = submitted()
    for row in CourseProgress.objects.filter(in_statistics=True):
        course, day = row.course_key, _day(row.enrolled_at)

        def add(step: Any, measure: str, n: int = 1, day: Any = day, row: CourseProgress = row) -> None:
            if n:
                counts[row.course_key, step, day, row.audience, row.locale, measure] += n

        add(course, "enrolled")
        if row.completed_at:
            add(course, "completed")
            add(course, "finished", day=_day(row.completed_at))
        for step in row.structure.steps.values_list("step_key", flat=True):
            add(step, "done", StepCompletion.objects.filter(participant=row.participant_id, step_key=step).count())
            goes = attempts.get((row.participant_id, step), [])
            add(step, "attempts", len(goes))
            add(step, "passed", int(any(attempt.passed for attempt in goes)))
            for attempt in goes[:1]:
                assert attempt.submitted_at
                add(step, "attempted")
                add(step, "passed-first", int(attempt.passed))
                add(step, _bin((attempt.submitted_at - attempt.started_at).total_seconds()))
    return counts


def share(points: Decimal, most: Decimal) -> int:
    """Thousandths, rounded half up."""
    return int((1000 * points / most).quantize(Decimal(1), ROUND_HALF_UP)) if most > 0 else 0


def first_responses() -> list[Response]:
    """The responses that count for statistics of questions."""
    people = set(CourseProgress.objects.filter(in_statistics=True).values_list("participant", flat=True))
    firsts = [goes[0].pk for (person, _), goes in submitted().items() if person in people]
    return list(Response.objects.filter(attempt__in=firsts).select_related("attempt", "version"))


def _questions() -> tuple[Counter[Any], Counter[Any]]:
    sums: Counter[Any] = Counter()
    options: Counter[Any] = Counter()
    for row in first_responses():
        x = share(row.points, row.max_points)
        y = share(row.attempt.points - row.points, row.attempt.max_points - row.max_points)
        values = (1, int(row.correct), int(row.hint_taken), x, x * x, y, y * y, x * y)
        for name, value in zip(SUMS, values, strict=True):
            if value:
                sums[row.version_id, name] += value
        for option in kind_of(row.version.kind).counted(row.version.payload, row.answer):
            options[row.version_id, option] += 1
    return sums, options
