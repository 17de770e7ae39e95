"""Course structures: which steps count. Made from the live, public pages of a course whenever one of them changes."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from learning.models import CoursePage, CourseProgress, CourseStructure, ModulePage, StepPage, StructureStep

from .keys import page_key
from .recount import recount_course
from .scoring import digest


@dataclass(frozen=True)
class StepFact:
    """What a structure keeps of a step. ``pass_mark`` is the percent that applies, the course's if the step has none."""

    step_key: UUID
    module_key: UUID
    required: bool
    pass_mark: int


def live_steps(course: CoursePage) -> list[StepFact]:
    """The live, public steps of a course in the order of the tree; none if the course itself is not live."""
    if not course.live:
        return []
    modules = ModulePage.objects.descendant_of(course).live().public().order_by("path").defer_streamfields()
    steps = list(StepPage.objects.descendant_of(course).live().public().order_by("path").defer_streamfields())
    by_path = {module.path: page_key(module) for module in modules}
    facts: dict[UUID, StepFact] = {}
    for step in steps:
        module_key = by_path.get(step.path[: -step.steplen])
        if module_key:  # a live step under a withdrawn module is not part of the course
            key = page_key(step)
            # An alias is the step that it mirrors, so it counts once.
            facts.setdefault(key, StepFact(key, module_key, step.required, step.pass_mark or course.pass_mark))
    return list(facts.values())


@transaction.atomic
def record_structure(*, course: CoursePage) -> CourseStructure:
    """Bring the current structure of a course in step with its pages.

    The order, the modules and the pass marks are kept up to date in place. A new edition is made only when the set of
    required steps changes; then everybody's counters are recounted in the same transaction: a course that was completed stays
    completed.

    Args:
        course: the course page in the source language.

    Returns:
        The current structure.
    """
    course_key = page_key(course)
    facts = live_steps(course)
    required_hash = digest(sorted(str(fact.step_key) for fact in facts if fact.required))
    editions = CourseStructure.objects.select_for_update().filter(course_key=course_key)
    current = editions.filter(is_current=True).first()
    is_new_edition = current is None or current.required_hash != required_hash
    if current is None or is_new_edition:
        version = (editions.aggregate(last=Max("version"))["last"] or 0) + 1
        editions.filter(is_current=True).update(is_current=False)
        current = CourseStructure.objects.create(course_key=course_key, version=version, required_hash=required_hash)
    _write_steps(current, facts)
    if is_new_edition and CourseProgress.objects.filter(course_key=course_key).exists():
        recount_course(structure=current)
    return current


def _write_steps(structure: CourseStructure, facts: list[StepFact]) -> None:
    structure.steps.exclude(step_key__in=[fact.step_key for fact in facts]).delete()
    StructureStep.objects.bulk_create(
        [
            StructureStep(
                structure=structure,
                step_key=fact.step_key,
                module_key=fact.module_key,
                position=position,
                required=fact.required,
                pass_mark=fact.pass_mark,
            )
            for position, fact in enumerate(facts)
        ],
        update_conflicts=True,
        unique_fields=["structure", "step_key"],
        update_fields=["module_key", "position", "required", "pass_mark"],
    )
