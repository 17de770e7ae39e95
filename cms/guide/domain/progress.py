"""How far somebody is, and what comes next, on their own way."""

from collections.abc import Container
from dataclasses import dataclass
from uuid import UUID

from cms.guide.outline import ALTERNATIVES, Group, Outline, StepRow, Strand


@dataclass(frozen=True)
class Progress:
    """How far somebody is.

    Args:
        done: required steps that are ticked.
        total: required steps of the way.
        next_step: the first required step that is not ticked; None when all are.
        next_choice: the ways to choose between before that step, where nothing was chosen or ticked yet.
    """

    done: int
    total: int
    next_step: StepRow | None
    next_choice: Group | None = None


def progress(*, outline: Outline, chosen: Container[UUID], ticked: Container[UUID]) -> Progress:
    """Count the required steps of somebody's way.

    Where somebody has not chosen between ways, the one that they ticked most of counts; where they ticked none, the shortest: nobody
    has to do all of them.

    Args:
        outline: the procedure.
        chosen: ids of the chosen ways.
        ticked: ids of the ticked steps.
    """
    left_out: set[UUID] = set()
    open_groups: dict[UUID, Group] = {}
    for group in outline.groups:
        if group.kind != ALTERNATIVES:
            continue
        taken, is_known = _way(outline, group, chosen, ticked)
        left_out |= {strand.id for strand in group.strands if strand.id not in taken}
        if not is_known:
            open_groups |= {strand.id: group for strand in group.strands}
    required = [step for step in outline.steps if not step.is_optional and step.strand not in left_out]
    waiting = [step for step in required if step.id not in ticked]
    following = waiting[0] if waiting else None
    choice = open_groups.get(following.strand) if following and following.strand else None
    return Progress(len(required) - len(waiting), len(required), following, choice)


def _way(outline: Outline, group: Group, chosen: Container[UUID], ticked: Container[UUID]) -> tuple[set[UUID], bool]:
    """The way through a group, and whether it is the person's own."""
    own = {strand.id for strand in group.strands if strand.id in chosen}
    if own:
        return own, True

    def steps(strand: Strand) -> list[StepRow]:
        return [step for step in outline.steps if step.strand == strand.id]

    def ticks(strand: Strand) -> int:
        return sum(step.id in ticked for step in steps(strand))

    def length(strand: Strand) -> int:
        return sum(not step.is_optional for step in steps(strand))

    best = max(group.strands, key=lambda strand: (ticks(strand), -length(strand)))
    return {best.id}, ticks(best) > 0
