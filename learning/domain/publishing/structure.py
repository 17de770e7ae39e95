"""Course structures: which steps count, and by which rules. Made from the live, public pages of a course whenever one of them changes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet

from learning.domain.answering.counted import mark_everybody
from learning.domain.answering.opening import Need
from learning.domain.counting.recount import recount_course
from learning.domain.counting.recounting import recount_counts
from learning.domain.keys import page_key
from learning.enums import UNGRADED
from learning.models import CoursePage, CourseProgress, CourseStructure, ModulePage, Question, StepPage, StructureStep

from .scoring import digest
from .settling import FACT_FIELDS, Asked, StepFact, chosen_pages, level_of, settle, with_order, without_deadlocks

__all__ = ["StepFact", "draft_fact", "kept_steps", "live_steps", "record_structure"]


def live_steps(course: CoursePage) -> list[StepFact]:
    """The live, public steps of a course in the order of the tree, with the rules that apply; none if the course is not live."""
    if not course.live:
        return []
    modules = list(_light(ModulePage.objects.descendant_of(course).live().public().order_by("path")))
    steps = list(_light(StepPage.objects.descendant_of(course).live().public().order_by("path")))
    by_path = {module.path: module for module in modules}
    needs = needs_by_pk([course, *modules, *steps])
    asked = asked_by_step([page_key(step) for step in steps])
    course_key, above = page_key(course), level_of(course, needs)
    facts: dict[UUID, StepFact] = {}
    for step in steps:
        module = by_path.get(step.path[: -step.steplen])
        if module is None:
            continue  # a live step under a withdrawn module is not part of the course
        key = page_key(step)
        levels = [above, level_of(module, needs), level_of(step, needs)]
        fact = settle(step_key=key, module_key=page_key(module), course_key=course_key, levels=levels, asked=asked.get(key, Asked()))
        facts.setdefault(key, fact)  # an alias is the step that it mirrors, so it counts once
    settled = list(facts.values())
    return without_deadlocks(with_order(settled) if course.in_order else settled)


def draft_fact(page: StepPage) -> StepFact:
    """The rules of a step as its page and the pages above it say now, published or not: for an editor's preview."""
    module = page.get_parent().specific
    course = module.get_parent().specific
    levels = [course, module, page]
    needs = needs_by_pk(levels)
    kinds = [child.block_type for child in page.questions]
    asked = Asked(any=bool(kinds), graded=any(kind not in UNGRADED for kind in kinds))
    keys = {"step_key": page_key(page), "module_key": page_key(module), "course_key": page_key(course)}
    return settle(**keys, levels=[level_of(level, needs) for level in levels], asked=asked)


def _light(pages: QuerySet[Any]) -> QuerySet[Any]:
    """The pages without their streams, but with what comes first."""
    streams = set(pages.model.get_streamfield_names()) - {"prerequisites"}
    return pages.select_related("alias_of").defer(*streams)


def needs_by_pk(pages: Iterable[Any]) -> dict[int, Need]:
    """The pages that come before these, as kind and key, by primary key: three statements, none where no page names any."""
    chosen = {pk for page in pages for pk in chosen_pages(page)}
    found: dict[int, Need] = {}
    for kind, model in (("course", CoursePage), ("module", ModulePage), ("step", StepPage)) if chosen else ():
        for page in model.objects.filter(pk__in=chosen).select_related("alias_of").defer_streamfields():
            found[page.pk] = (kind, page_key(page))
    return found


def asked_by_step(keys: Iterable[UUID]) -> dict[UUID, Asked]:
    """What each step asks, from the recorded questions."""
    found: dict[UUID, Asked] = {}
    rows = Question.objects.filter(step_key__in=set(keys), retired_at=None, current__isnull=False).order_by()
    for step_key, kind in rows.values_list("step_key", "current__kind").distinct():
        found[step_key] = Asked(any=True, graded=kind not in UNGRADED or found.get(step_key, Asked()).graded)
    return found


def kept_steps(structure: CourseStructure) -> list[StepFact]:
    """What a structure holds, in order: equal to ``live_steps`` when it is up to date."""
    rows = structure.steps.order_by("position").values("step_key", *FACT_FIELDS)
    return [StepFact(**{**row, "prerequisites": tuple((kind, key) for kind, key in row["prerequisites"])}) for row in rows]


@transaction.atomic
def record_structure(*, course: CoursePage) -> CourseStructure:
    """Bring the current structure of a course in step with its pages.

    The order, the modules and the rules are kept up to date in place. A new edition is made only when the set of required steps
    changes; then everybody's counters are recounted in the same transaction: a course that was completed stays completed. Where
    another attempt counts by now, the attempts are marked anew; what was completed stays so.

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
    scored_by = {fact.step_key: fact.score_rule for fact in kept_steps(current)} if current else {}
    is_new_edition = current is None or current.required_hash != required_hash
    if current is None or is_new_edition:
        version = (editions.aggregate(last=Max("version"))["last"] or 0) + 1
        editions.filter(is_current=True).update(is_current=False)
        current = CourseStructure.objects.create(course_key=course_key, version=version, required_hash=required_hash)
    _write_steps(current, facts)
    for fact in facts:
        if scored_by.get(fact.step_key, fact.score_rule) != fact.score_rule:
            mark_everybody(step_key=fact.step_key, rule=fact.score_rule)
    if is_new_edition and CourseProgress.objects.filter(course_key=course_key).exists():
        recount_course(structure=current)
    changed = scored_by.keys() ^ {fact.step_key for fact in facts}
    if changed or is_new_edition:
        recount_counts(course_key=course_key, step_keys=changed)
    return current


def _write_steps(structure: CourseStructure, facts: list[StepFact]) -> None:
    structure.steps.exclude(step_key__in=[fact.step_key for fact in facts]).delete()
    StructureStep.objects.bulk_create(
        [
            StructureStep(
                structure=structure,
                step_key=fact.step_key,
                position=position,
                **{name: getattr(fact, name) for name in FACT_FIELDS},
            )
            for position, fact in enumerate(facts)
        ],
        update_conflicts=True,
        unique_fields=["structure", "step_key"],
        update_fields=["position", *FACT_FIELDS],
    )
