"""The facts behind the counters, added up by the database: what ``LearningCount``, ``QuestionStat`` and ``OptionStat`` should say.

One source for everything that is not a plain increment: merging, deleting, recounting a step, rebuilding and checking.
A person counts for a course while ``CourseProgress.in_statistics`` holds, for a question while it holds for any of their courses.
Steps are those of the course's current edition. Days are days in the portal's own time zone.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, NullIf, Round, TruncDate
from django.utils import timezone

from learning.enums import AttemptState, Measure, QuestionKind
from learning.kinds.registry import kind_of
from learning.models import Attempt, CourseProgress, QuestionVersion, Response, StepCompletion

from .time_bins import bin_expression

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
    """What ``LearningCount`` should say; arguments as in ``facts_of``. Four statements."""
    counts: Counter[CountKey] = Counter()
    rows = CourseProgress.objects.filter(in_statistics=True)
    if participants is not None:
        rows = rows.filter(participant__in=participants)
    if course_keys is not None:
        rows = rows.filter(course_key__in=course_keys)
    _count_courses(counts, rows)
    # One condition in one filter: a second one would join the enrolments a second time.
    enrolled = Q(participant__courses__in_statistics=True, participant__courses__structure__steps__step_key=F("step_key"))
    if course_keys is not None:
        enrolled &= Q(participant__courses__course_key__in=course_keys)
    if participants is not None:
        enrolled &= Q(participant__in=participants)
    if step_keys is not None:
        enrolled &= Q(step_key__in=step_keys)
    _count_completions(counts, StepCompletion.objects.filter(enrolled))
    _count_attempts(counts, Attempt.objects.filter(enrolled, state=AttemptState.SUBMITTED))
    return +counts


def _day(path: str) -> TruncDate:
    return TruncDate(path, tzinfo=timezone.get_default_timezone())


def _count_courses(counts: Counter[CountKey], rows: QuerySet[CourseProgress, Any]) -> None:
    groups = ("course_key", "day", "audience", "locale")
    enrolled = rows.annotate(day=_day("enrolled_at")).order_by().values_list(*groups).annotate(n=Count("pk"), done=Count("completed_at"))
    for course, day, audience, locale, n, done in enrolled:
        counts[course, course, day, audience, locale, Measure.ENROLLED.value] += n
        counts[course, course, day, audience, locale, Measure.COMPLETED.value] += done
    finished = rows.exclude(completed_at=None).annotate(day=_day("completed_at")).order_by().values_list(*groups)
    for course, day, audience, locale, n in finished.annotate(n=Count("pk")):
        counts[course, course, day, audience, locale, Measure.FINISHED.value] += n


def _grouped(rows: QuerySet[Any, Any], *more: str) -> QuerySet[Any, Any]:
    enrolment = "participant__courses__"
    named = rows.annotate(
        course=F(enrolment + "course_key"),
        day=_day(enrolment + "enrolled_at"),
        audience=F(enrolment + "audience"),
        language=F(enrolment + "locale"),
    )
    return named.order_by().values_list("course", "step_key", "day", "audience", "language", *more)


def _count_completions(counts: Counter[CountKey], rows: QuerySet[Any, Any]) -> None:
    for *key, n in _grouped(rows).annotate(count=Count("pk")):
        counts[*key, Measure.DONE.value] += n


def _count_attempts(counts: Counter[CountKey], rows: QuerySet[Any, Any]) -> None:
    every = _grouped(rows).annotate(count=Count("pk"), people=Count("participant", filter=Q(passed=True), distinct=True))
    for *key, n, passed in every:
        counts[*key, Measure.ATTEMPTS.value] += n
        counts[*key, Measure.PASSED.value] += passed
    first = rows.filter(is_first_attempt()).annotate(bin=bin_expression("started_at", "submitted_at"))
    for *key, name, n, passed in _grouped(first, "bin").annotate(count=Count("pk"), good=Count("pk", filter=Q(passed=True))):
        counts[*key, name] += n
        counts[*key, Measure.ATTEMPTED.value] += n
        counts[*key, Measure.PASSED_FIRST.value] += passed


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


def _first_responses(participants: Collection[int] | None, step_keys: Collection[UUID] | None) -> QuerySet[Response, Any]:
    counted = Exists(CourseProgress.objects.filter(participant=OuterRef("attempt__participant"), in_statistics=True))
    rows = Response.objects.filter(counted, is_first_attempt("attempt__"), attempt__state=AttemptState.SUBMITTED)
    if participants is not None:
        rows = rows.filter(attempt__participant__in=participants)
    return rows if step_keys is None else rows.filter(attempt__step_key__in=step_keys)


def _hundredths(path: str) -> Cast:
    return Cast(Round(F(path) * 100), BigIntegerField())


def question_facts(*, participants: Collection[int] | None = None, step_keys: Collection[UUID] | None = None) -> Counter[tuple[int, str]]:
    """What ``QuestionStat`` should say; arguments as in ``facts_of``. One statement."""
    own, own_max = _hundredths("points"), _hundredths("max_points")
    rows = _first_responses(participants, step_keys).annotate(own=own, own_max=own_max)
    rows = rows.annotate(rest=_hundredths("attempt__points") - F("own"), rest_max=_hundredths("attempt__max_points") - F("own_max"))
    rows = rows.annotate(x=_ratio("own", "own_max"), y=_ratio("rest", "rest_max")).order_by()
    sums = rows.values_list("version").annotate(
        n=Count("pk"),
        n_correct=Count("pk", filter=Q(correct=True)),
        n_hint=Count("pk", filter=Q(hint_taken=True)),
        sum_x=Sum("x"),
        sum_xx=Sum(F("x") * F("x")),
        sum_y=Sum("y"),
        sum_yy=Sum(F("y") * F("y")),
        sum_xy=Sum(F("x") * F("y")),
    )
    return Counter({(version, name): int(value) for version, *values in sums for name, value in zip(SUMS, values, strict=True) if value})


def _ratio(points: str, most: str) -> Case:
    """Thousandths, rounded half up in whole numbers as ``counting.thousandths`` does it; 0 where nothing was to be had."""
    share = (2 * THOUSANDTHS * F(points) + F(most)) / NullIf(2 * F(most), Value(0, output_field=BigIntegerField()))
    return Case(When(**{f"{most}__lte": 0}, then=Value(0)), default=share, output_field=BigIntegerField())


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
