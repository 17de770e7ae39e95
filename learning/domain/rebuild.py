"""Comparing the kept counters with the facts, and mending them."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F

from learning.models import CoursePage, CourseProgress, CourseStructure

from .keys import is_canonical
from .recount import done_count, mark_completed, recount_course, required_steps
from .structure import record_structure


@dataclass(frozen=True)
class Difference:
    """A counter that does not agree with the facts."""

    participant: int
    course_key: UUID
    kept: tuple[int, int]
    counted: tuple[int, int]


def differences() -> Iterator[Difference]:
    """Yield every enrolment whose kept counters differ from what its completions say."""
    for structure in CourseStructure.objects.filter(is_current=True).order_by("pk"):
        total = required_steps(structure).count()
        rows = CourseProgress.objects.filter(course_key=structure.course_key).annotate(counted=done_count(structure)).order_by("pk")
        wrong = rows.exclude(done=F("counted"), total=total, structure=structure)
        for row in wrong.iterator(chunk_size=2000):
            yield Difference(row.participant_id, row.course_key, (row.done, row.total), (row.counted, total))


@transaction.atomic
def rebuild() -> int:
    """Make course structures from the pages and all counters from the facts.

    Returns:
        How many enrolments were recounted.
    """
    for course in CoursePage.objects.all():
        if is_canonical(course):
            record_structure(course=course)
    count = 0
    for structure in CourseStructure.objects.filter(is_current=True):
        count += recount_course(structure=structure)
        mark_completed(CourseProgress.objects.filter(course_key=structure.course_key))
    return count
