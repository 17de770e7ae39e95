"""How a course does: who came, who got where, how long it took. From the kept counters: no row of a person is read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Case, DateField, F, QuerySet, Sum, When
from django.db.models.functions import TruncMonth
from wagtail.models import Page

from cms.core.pages.places import homes, locale_ids, path_under
from learning.domain.counting.time_bins import median_seconds
from learning.enums import Measure
from learning.models import CourseProgress, CourseStructure, LearningCount, LearningTotal


@dataclass(frozen=True)
class Scope:
    """Whose learning is looked at, by their enrolment. None: everybody's.

    Args:
        audience: a value of ``Audience``, or "" for those who said nothing.
        locale: language code of the page where they enrolled.
        since: first day of enrolment.
        until: last day of enrolment.
    """

    audience: str | None = None
    locale: str | None = None
    since: date | None = None
    until: date | None = None

    def counts(self, **which: Any) -> QuerySet[Any, Any]:
        """The counters within the scope: the months' totals where it is everybody's, else counts by the day."""
        if self.is_everybody:
            return LearningTotal.objects.filter(**which).order_by()
        return LearningCount.objects.filter(**which, **self._limits("day")).order_by()

    @property
    def is_everybody(self) -> bool:
        """Whether nobody is left out."""
        return self == Scope()

    def enrolments(self, rows: QuerySet[CourseProgress, Any]) -> QuerySet[CourseProgress, Any]:
        """Those of the enrolments that are within the scope; days are those of the portal's own clock, as the counters' are."""
        return rows.filter(**self._limits("enrolled_at__date"))

    def _limits(self, day: str) -> dict[str, Any]:
        limits = {"audience": self.audience, "locale": self.locale, f"{day}__gte": self.since, f"{day}__lte": self.until}
        return {name: value for name, value in limits.items() if value is not None}


@dataclass(frozen=True)
class StepFigures:
    """A step in numbers of people.

    Args:
        key: the step.
        number: its place in the course, from 1.
        title: its title in the source language.
        module: its module's title.
        required: whether it counts towards completing the course.
        reached: who did the required step before it (for the first: who enrolled), or did or answered this one.
        counts: the counters of the step, by measure.
        page: primary key of its page in the source language; None when it is gone.
        url: where it is read; empty when it is not.
    """

    key: UUID
    number: int
    title: str
    module: str
    required: bool
    reached: int
    counts: dict[str, int] = field(default_factory=dict)
    page: int | None = None
    url: str = ""

    @property
    def done(self) -> int:
        """Who did the step."""
        return self.counts.get(Measure.DONE, 0)

    @property
    def dropped(self) -> int:
        """Who reached it and did not do it."""
        return self.reached - self.done

    @property
    def drop_off(self) -> float | None:
        """The same as a share of those who reached it, 0 to 1; None where nobody did."""
        return share(self.dropped, self.reached)

    @property
    def attempted(self) -> int:
        """Who sent the quiz at least once."""
        return self.counts.get(Measure.ATTEMPTED, 0)

    @property
    def pass_rate_first(self) -> float | None:
        """Share of those who sent the quiz that passed at once, 0 to 1; None without a quiz sent."""
        return share(self.counts.get(Measure.PASSED_FIRST, 0), self.attempted)

    @property
    def pass_rate(self) -> float | None:
        """Share of those who sent the quiz that passed in the end, 0 to 1; None without a quiz sent."""
        return share(self.counts.get(Measure.PASSED, 0), self.attempted)

    @property
    def attempts_each(self) -> float | None:
        """Attempts for each person who sent the quiz; None without one."""
        return share(self.counts.get(Measure.ATTEMPTS, 0), self.attempted)

    @property
    def median_seconds(self) -> int | None:
        """Median time from the form being given out to the first answer, in seconds; None without a quiz sent."""
        return median_seconds(self.counts)


@dataclass(frozen=True)
class MonthFigures:
    """A month: who enrolled in it, and who completed the course in it."""

    month: date
    enrolled: int
    finished: int


@dataclass(frozen=True)
class CourseFigures:
    """A course in numbers of people."""

    key: UUID
    title: str
    edition: int
    enrolled: int
    completed: int
    steps: list[StepFigures] = field(default_factory=list)
    months: list[MonthFigures] = field(default_factory=list)

    @property
    def completion_rate(self) -> float | None:
        """Share of those enrolled that completed the course, 0 to 1; None without anybody."""
        return share(self.completed, self.enrolled)

    @property
    def pass_rate_first(self) -> float | None:
        """As of a step, over all quizzes of the course."""
        return self._rate(Measure.PASSED_FIRST)

    @property
    def pass_rate(self) -> float | None:
        """As of a step, over all quizzes of the course."""
        return self._rate(Measure.PASSED)

    def _rate(self, measure: Measure) -> float | None:
        return share(sum(step.counts.get(measure, 0) for step in self.steps), sum(step.attempted for step in self.steps))


class _Named(NamedTuple):
    """A page as a report names it."""

    pk: int
    title: str
    url: str


class _Place(NamedTuple):
    """A step in an edition."""

    step_key: UUID
    module_key: UUID
    required: bool


def share(part: int, whole: int) -> float | None:
    """``part`` of ``whole``; None of nothing."""
    return part / whole if whole else None


def all_courses(scope: Scope) -> list[CourseFigures]:
    """Every course that people may take, with the busiest first. Three statements."""
    editions = list(CourseStructure.objects.filter(is_current=True).values_list("course_key", "version"))
    rows = scope.counts(step_key=F("course_key"), measure__in=[Measure.ENROLLED, Measure.COMPLETED])
    counts: dict[tuple[UUID, str], int] = {
        (course, measure): n for course, measure, n in rows.values_list("course_key", "measure").annotate(total=Sum("n"))
    }
    titles = _named([key for key, _ in editions])
    found = [
        CourseFigures(key, titles[key].title, version, counts.get((key, Measure.ENROLLED), 0), counts.get((key, Measure.COMPLETED), 0))
        for key, version in editions
        if key in titles
    ]
    return sorted(found, key=lambda course: (-course.enrolled, course.title, str(course.key)))


def one_course(course_key: UUID, scope: Scope) -> CourseFigures | None:
    """A course step by step. Three statements, however many people take it and however many steps it has.

    Args:
        course_key: the course.
        scope: whose learning is looked at.

    Returns:
        The figures, or None when there is no such course.
    """
    edition, places = _current_edition(course_key)
    pages = _named([course_key, *(place.step_key for place in places), *{place.module_key for place in places}]) if edition else {}
    if course_key not in pages:
        return None
    counts: dict[UUID, Counter[str]] = {}
    months: dict[date, dict[str, int]] = {}
    for step, month, measure, n in _sums(course_key, scope):
        counts.setdefault(step, Counter())[measure] += n
        if step == course_key:
            months.setdefault(month, {})[measure] = n
    own: Mapping[str, int] = counts.get(course_key, {})
    return CourseFigures(
        key=course_key,
        title=pages[course_key].title,
        edition=edition,
        enrolled=own.get(Measure.ENROLLED, 0),
        completed=own.get(Measure.COMPLETED, 0),
        steps=list(_funnel(places, pages, counts, own.get(Measure.ENROLLED, 0))),
        months=_months(months),
    )


def _current_edition(course_key: UUID) -> tuple[int, list[_Place]]:
    """Its number and its steps in order, in one statement; 0 when there is no such course."""
    rows = CourseStructure.objects.filter(course_key=course_key, is_current=True).order_by("steps__position")
    found = list(rows.values_list("version", "steps__step_key", "steps__module_key", "steps__required"))
    return (found[0][0] if found else 0), [_Place(step, module, required) for _version, step, module, required in found if step]


def _funnel(places: list[_Place], pages: dict[UUID, _Named], counts: Mapping[UUID, Counter[str]], enrolled: int) -> Iterator[StepFigures]:
    before = enrolled
    for number, place in enumerate(places, start=1):
        own: dict[str, int] = counts.get(place.step_key, Counter())
        page, module = pages.get(place.step_key), pages.get(place.module_key)
        # Steps may be done in any order, so somebody may be here who skipped the one before.
        reached = max(before, own.get(Measure.DONE, 0), own.get(Measure.ATTEMPTED, 0))
        yield StepFigures(
            key=place.step_key,
            number=number,
            title=page.title if page else str(place.step_key),
            module=module.title if module else "",
            required=place.required,
            reached=reached,
            counts=own,
            page=page.pk if page else None,
            url=page.url if page else "",
        )
        if place.required:
            before = own.get(Measure.DONE, 0)


def _sums(course_key: UUID, scope: Scope) -> QuerySet[Any, Any]:
    """Step, month, measure and how many; months only of the course as a whole, so that the rows do not grow with the years."""
    rows = scope.counts(course_key=course_key)
    if scope.is_everybody:  # the totals: one row each, by the month, so there is nothing to be summed
        return rows.values_list("step_key", "day", "measure", "n")
    by = TruncMonth(Case(When(step_key=course_key, then=F("day")), output_field=DateField()))
    return rows.annotate(by=by).values_list("step_key", "by", "measure").annotate(total=Sum("n"))


def _months(months: dict[date, dict[str, int]]) -> list[MonthFigures]:
    """By month of enrolment or of completion. Dates of the scope are those of enrolment, so completions are taken as they fall."""
    named = ((month, row.get(Measure.ENROLLED, 0), row.get(Measure.FINISHED, 0)) for month, row in sorted(months.items()))
    return [MonthFigures(month, enrolled, finished) for month, enrolled, finished in named if enrolled or finished]


def source_pages(model: Any, keys: list[UUID]) -> dict[UUID, Any]:
    """Pages in the source language, by key, in one statement. Those of a course that are mirrored elsewhere are the originals."""
    pages = _originals(model.objects.all(), keys)
    return {page.translation_key: page for page in pages.defer_streamfields()}


def _named(keys: list[UUID]) -> dict[UUID, _Named]:
    """Pages of any type with no more than a title and an address, by key, in one statement and without building pages."""
    home = homes().get(settings.LANGUAGE_CODE)
    rows = _originals(Page.objects.all(), keys).values_list("translation_key", "pk", "title", "url_path")
    return {key: _Named(pk, title, path_under(home, path)) for key, pk, title, path in rows}


def _originals(pages: Any, keys: list[UUID]) -> Any:
    return pages.filter(translation_key__in=keys, locale=locale_ids()[settings.LANGUAGE_CODE], alias_of=None).order_by()
