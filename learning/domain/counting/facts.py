"""The facts behind the counters, added up by the database: what ``LearningCount``, ``QuestionStat`` and ``OptionStat`` should say.

One source for everything that is not a plain increment: merging, deleting, recounting a step, rebuilding and checking.
A person counts for a course while ``CourseProgress.in_statistics`` holds, for a question while it holds for any of their courses.
Steps are those of the course's current edition. Days are days in the portal's own time zone.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet

from learning.enums import AttemptState, Measure, QuestionKind
from learning.kinds.registry import kind_of
from learning.models import CourseProgress, QuestionVersion, Response

from .count_queries import count_queries, is_first_attempt

#: (course, step, day, audience, language, measure); the step is the course itself for what is counted of the whole course.
CountKey = tuple[UUID, UUID, date, str, str, str]
#: The sums that ``QuestionStat`` keeps, by the names of its fields.
SUMS = ("n", "n_correct", "n_hint", "sum_x", "sum_xx", "sum_y", "sum_yy", "sum_xy")
#: Nothing that somebody typed is read for statistics.
TYPED = (QuestionKind.SHORT_TEXT, QuestionKind.NUMBER, QuestionKind.REFLECTION)
THOUSANDTHS = 1000


@dataclass
class Facts:
    """What the counters should say. ``questions`` is keyed by version and field of ``QuestionStat``, ``options`` by version and option."""

    counts: Counter[CountKey] = field(default_factory=Counter)
    questions: Counter[tuple[int, str]] = field(default_factory=Counter)
    options: Counter[tuple[int, str]] = field(default_factory=Counter)

    def minus(self, other: "Facts") -> "Facts":
        """What has to be added to ``other`` to get these; zeros are left out."""
        return Facts(
            _difference(self.counts, other.counts),
            _difference(self.questions, other.questions),
            _difference(self.options, other.options),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is counted."""
        return not (self.counts or self.questions or self.options)


def _difference(left: Counter[Any], right: Counter[Any]) -> Counter[Any]:
    return Counter({key: left[key] - right[key] for key in left.keys() | right.keys() if left[key] != right[key]})


def facts_of(
    *,
    participants: Collection[int] | None = None,
    course_keys: Collection[UUID] | None = None,
    step_keys: Collection[UUID] | None = None,
) -> Facts:
    """Add up the facts.

    Args:
        participants: primary keys, or None for everybody.
        course_keys: courses that are counted, or None for all. Questions are not limited by it.
        step_keys: steps that are counted, or None for all. The course as a whole is always counted.
    """
    return Facts(
        count_facts(participants=participants, course_keys=course_keys, step_keys=step_keys),
        question_facts(participants=participants, step_keys=step_keys),
        option_facts(participants=participants, step_keys=step_keys),
    )


def count_facts(
    *,
    participants: Collection[int] | None = None,
    course_keys: Collection[UUID] | None = None,
    step_keys: Collection[UUID] | None = None,
) -> Counter[CountKey]:
    """What ``LearningCount`` should say; arguments as in ``facts_of``. Five statements."""
    asked = count_queries(participants=participants, course_keys=course_keys, step_keys=step_keys)
    counts: Counter[CountKey] = Counter()
    for course, day, audience, locale, n, completed in asked.enrolled:
        counts[course, course, day, audience, locale, Measure.ENROLLED.value] += n
        counts[course, course, day, audience, locale, Measure.COMPLETED.value] += completed
    for course, day, audience, locale, n in asked.finished:
        counts[course, course, day, audience, locale, Measure.FINISHED.value] += n
    for *key, n in asked.done:
        counts[*key, Measure.DONE.value] += n
    for *key, n, passed in asked.attempts:
        counts[*key, Measure.ATTEMPTS.value] += n
        counts[*key, Measure.PASSED.value] += passed
    for *key, name, n, passed in asked.first:
        counts[*key, name] += n
        counts[*key, Measure.ATTEMPTED.value] += n
        counts[*key, Measure.PASSED_FIRST.value] += passed
    return +counts


def _first_responses(participants: Collection[int] | None, step_keys: Collection[UUID] | None) -> QuerySet[Response, Any]:
    counted = Exists(CourseProgress.objects.filter(participant=OuterRef("attempt__participant"), in_statistics=True))
    rows = Response.objects.filter(counted, is_first_attempt("attempt__"), attempt__state=AttemptState.SUBMITTED)
    if participants is not None:
        rows = rows.filter(attempt__participant__in=participants)
    return rows if step_keys is None else rows.filter(attempt__step_key__in=step_keys)


def question_facts(*, participants: Collection[int] | None = None, step_keys: Collection[UUID] | None = None) -> Counter[tuple[int, str]]:
    """What ``QuestionStat`` should say; arguments as in ``facts_of``. One statement; equal results are counted by the database."""
    results = ("version", "correct", "hint_taken", "points", "max_points", "attempt__points", "attempt__max_points")
    rows = _first_responses(participants, step_keys).order_by().values_list(*results)
    sums: Counter[tuple[int, str]] = Counter()
    for version, *result, n in rows.annotate(n=Count("pk")):
        for name, value in zip(SUMS, result_sums(*result), strict=True):
            sums[version, name] += n * value
    return Counter({key: value for key, value in sums.items() if value})


def result_sums(correct: bool, hint_taken: bool, points: Decimal, most: Decimal, of_all: Decimal, most_of_all: Decimal) -> tuple[int, ...]:  # noqa: FBT001 - a row
    """What one result adds to each of ``SUMS``.

    Args:
        correct: whether the answer was wholly right.
        hint_taken: whether the hint was taken.
        points: what the answer got.
        most: what was to be had for it.
        of_all: what the whole attempt got.
        most_of_all: what was to be had in it.
    """
    x, y = thousandths(points, most), thousandths(of_all - points, most_of_all - most)
    return (1, int(correct), int(hint_taken), x, x * x, y, y * y, x * y)


def thousandths(points: Decimal, most: Decimal) -> int:
    """Points as a share of what was to be had, in thousandths, rounded half up in whole numbers; 0 where nothing was to be had."""
    own, out_of = int(points * 100), int(most * 100)
    return (2 * THOUSANDTHS * own + out_of) // (2 * out_of) if out_of > 0 else 0


def option_facts(*, participants: Collection[int] | None = None, step_keys: Collection[UUID] | None = None) -> Counter[tuple[int, str]]:
    """What ``OptionStat`` should say; arguments as in ``facts_of``. Two statements; equal answers are counted by the database."""
    rows = _first_responses(participants, step_keys).exclude(version__kind__in=TYPED).order_by()
    answers = list(rows.values_list("version", "answer").annotate(n=Count("pk", output_field=IntegerField())))
    versions = QuestionVersion.objects.in_bulk({version for version, _, _ in answers}) if answers else {}
    options: Counter[tuple[int, str]] = Counter()
    for pk, answer, n in answers:
        version = versions[pk]
        for option in kind_of(version.kind).counted(version.payload, answer):
            options[pk, option] += n
    return options
