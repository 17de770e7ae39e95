"""Counters of progress, made again from the facts in one statement."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.aggregates import Count
from django.db.models.functions import Coalesce, Now

from learning.models import CourseProgress, CourseStructure, StepCompletion, StructureStep


def required_steps(structure: CourseStructure) -> QuerySet[StructureStep, Any]:
    """The steps that count in an edition."""
    return StructureStep.objects.filter(structure=structure, required=True)


def done_count(structure: CourseStructure) -> Coalesce:
    """How many of the edition's required steps the row's participant has done."""
    facts = (
        StepCompletion.objects.filter(participant=OuterRef("participant"), step_key__in=required_steps(structure).values("step_key"))
        .order_by()
        .values("participant")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return Coalesce(Subquery(facts, output_field=IntegerField()), Value(0))


def recount_course(*, structure: CourseStructure, participants: Iterable[int] | None = None) -> int:
    """Write done and total of everybody enrolled in a course (or of some participants) from their completions, where they differ.

    ``completed_at`` is set where all is done for the first time and never taken away.

    Args:
        structure: the course's current edition.
        participants: primary keys, or None for everybody.

    Returns:
        How many rows were written.
    """
    rows = CourseProgress.objects.filter(course_key=structure.course_key)
    if participants is not None:
        rows = rows.filter(participant__in=list(participants))
    total = required_steps(structure).count()
    wrong = rows.annotate(counted=done_count(structure)).exclude(done=F("counted"), total=total, structure=structure)
    written = wrong.update(structure=structure, total=total, done=done_count(structure))
    mark_completed(rows.filter(structure=structure))
    return written


def mark_completed(rows: QuerySet[CourseProgress, Any]) -> int:
    """Set the date and edition of completion where all required steps are done and no date stands yet."""
    finished = rows.filter(Q(completed_at=None), total__gt=0, done=F("total"))
    return finished.update(completed_at=Now(), completed_structure=F("structure"))
