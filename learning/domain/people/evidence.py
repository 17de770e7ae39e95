"""What learning can show for a certificate: courses that somebody completed (``cms.credentials.evidence``)."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone, translation

from cms.credentials.evidence import COURSE, Evidence
from learning.domain.titles import Titles
from learning.models import Attempt, CoursePage, CourseProgress, StepPage, StructureStep


class CompletedCourses:
    """Courses by their key. One that was withdrawn since counts on, for whoever completed it."""

    kind = COURSE

    def given(self, *, participants: Collection[int], keys: Collection[UUID] | None, language: str) -> dict[int, list[Evidence]]:
        """Courses that people completed, with minutes and score; a fixed number of statements."""
        rows = list(_completed(keys).filter(participant__in=participants).annotate(**_points()).order_by("completed_at", "pk"))
        courses = {row.course_key for row in rows}
        minutes = _minutes(courses)
        with translation.override(language):
            title = Titles(courses)
        found: dict[int, list[Evidence]] = defaultdict(list)
        for row in rows:
            score = int(100 * row.points // row.most) if row.most else None
            day = timezone.localtime(row.completed_at).date()
            with translation.override(language):
                name = title(row.course_key)
            found[row.participant_id].append(
                Evidence(row.course_key, name, day, minutes=minutes.get(row.course_key), score=score, audience=row.audience)
            )
        return dict(found)

    def people(self, *, keys: Collection[UUID] | None, after: int, most: int) -> list[int]:
        """Who completed any of these courses; people who edit courses and tried them are not among them."""
        rows = _completed(keys).filter(participant__gt=after, in_statistics=True).order_by("participant")
        return list(rows.values_list("participant", flat=True).distinct()[:most])

    def choices(self) -> list[tuple[UUID, str]]:
        """Courses in the source language."""
        courses = CoursePage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None).order_by("path")
        return list(courses.values_list("translation_key", "title"))

    def places(self, *, keys: Collection[UUID], language: str) -> dict[UUID, tuple[str, str]]:
        """Title and address of courses that are public."""
        from learning.outline import course_map

        maps = [found for key in keys if (found := course_map(key, language)) is not None]
        return {found.key: (found.title, found.url) for found in maps}


def _completed(keys: Collection[UUID] | None) -> QuerySet[CourseProgress]:
    rows = CourseProgress.objects.filter(completed_at__isnull=False)
    return rows if keys is None else rows.filter(course_key__in=keys)


def _points() -> dict[str, Subquery]:
    """Points of the attempts that count, at steps of the edition that was completed."""
    steps = StructureStep.objects.filter(structure=OuterRef(OuterRef("completed_structure"))).values("step_key")
    counting = Attempt.objects.filter(participant=OuterRef("participant"), counts=True, step_key__in=steps).order_by().values("participant")
    return {
        "points": Subquery(counting.annotate(n=Sum("points")).values("n")),
        "most": Subquery(counting.annotate(n=Sum("max_points")).values("n")),
    }


def _minutes(courses: Collection[UUID]) -> dict[UUID, int]:
    """How long courses take, by what their steps say now."""
    steps = StructureStep.objects.filter(structure__course_key__in=courses, structure__is_current=True)
    pairs = list(steps.values_list("structure__course_key", "step_key"))
    pages = StepPage.objects.filter(Q(translation_key__in={key for _course, key in pairs}), locale__language_code=settings.LANGUAGE_CODE)
    known = dict(pages.order_by().values_list("translation_key", "minutes"))
    found: dict[UUID, int] = defaultdict(int)
    for course, step in pairs:
        found[course] += known.get(step) or 0
    return {course: total for course, total in found.items() if total}
