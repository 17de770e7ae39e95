"""Comparing the kept counters with the facts, and mending them."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F
from wagtail.models import Locale

from learning.models import CoursePage, CourseProgress, CourseStructure

from .counting.recount import done_count, recount_course, required_steps
from .counting.recounting import lock_structures, rebuild_counters
from .keys import is_canonical, page_key
from .publishing.structure import kept_steps, live_steps, record_structure


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


def outdated_structures() -> list[UUID]:
    """Keys of the courses whose recorded structure is not what their pages say."""
    outdated = []
    for course in CoursePage.objects.filter(alias_of=None, locale=Locale.get_default()):
        kept = CourseStructure.objects.filter(course_key=page_key(course), is_current=True).first()
        if (kept_steps(kept) if kept else []) != live_steps(course):
            outdated.append(page_key(course))
    return outdated


@transaction.atomic
def rebuild() -> int:
    """Make course structures from the pages, progress and all counters of reports from the facts.

    Returns:
        How many enrolments were recounted.
    """
    lock_structures()
    for course in CoursePage.objects.all():
        if is_canonical(course):
            record_structure(course=course)
    count = 0
    for structure in CourseStructure.objects.filter(is_current=True):
        recount_course(structure=structure)
        count += CourseProgress.objects.filter(course_key=structure.course_key).count()
    rebuild_counters()
    return count
