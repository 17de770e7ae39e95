"""Which rules apply to a step, from what course, module and step say. Pure.

The step's word goes before the module's, the module's before the course's, and what nobody says has a default. Windows intersect,
what comes first adds up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from learning.domain.answering.opening import Need
from learning.enums import CompletionRule, ScoreRule

T = TypeVar("T")


@dataclass(frozen=True)
class Level:
    """What one page says. None and the empty string are silence; ``attempts_allowed`` 0 is “as many as people like”."""

    attempts_allowed: int | None = None
    attempt_delay: int | None = None
    score_rule: str = ""
    completion_rule: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    prerequisites: tuple[Need, ...] = ()
    pass_mark: int | None = None
    required: bool = True


@dataclass(frozen=True)
class Asked:
    """What the step asks: anything at all, and anything that is graded."""

    any: bool = False
    graded: bool = False


@dataclass(frozen=True)
class StepFact:
    """What a structure keeps of a step, settled. The names are those of ``StructureStep``."""

    step_key: UUID
    module_key: UUID
    required: bool
    pass_mark: int
    completion_rule: str = CompletionRule.CONFIRMED.value
    attempts_allowed: int | None = None
    attempt_delay: int = 0
    score_rule: str = ScoreRule.BEST.value
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    prerequisites: tuple[tuple[str, str], ...] = ()


#: The fields of ``StepFact`` that a structure step is written from, beside its key.
FACT_FIELDS = (
    "module_key",
    "required",
    "pass_mark",
    "completion_rule",
    "attempts_allowed",
    "attempt_delay",
    "score_rule",
    "opens_at",
    "closes_at",
    "prerequisites",
)


def settle(*, step_key: UUID, module_key: UUID, course_key: UUID, levels: Sequence[Level], asked: Asked) -> StepFact:
    """Settle the rules of one step.

    Args:
        step_key: the step.
        module_key: the module that it stands in.
        course_key: the course.
        levels: what course, module and step say, in this order.
        asked: what the step asks.
    """
    inner = list(reversed(levels))
    allowed = _first(level.attempts_allowed for level in inner)
    score_rule = _first(level.score_rule or None for level in inner) or ScoreRule.BEST.value
    rule = _first(level.completion_rule or None for level in inner) or ""
    opens_at, closes_at = window(levels)
    needs = dict.fromkeys(need for level in levels for need in level.prerequisites)
    own = {("step", step_key), ("module", module_key), ("course", course_key)}  # nothing comes before itself
    return StepFact(
        step_key=step_key,
        module_key=module_key,
        required=all(level.required for level in levels),
        pass_mark=_first(level.pass_mark for level in inner) or 60,
        completion_rule=settled_completion(rule, asked, score_rule),
        attempts_allowed=allowed or None,
        attempt_delay=_first(level.attempt_delay for level in inner) or 0,
        score_rule=score_rule,
        opens_at=opens_at,
        closes_at=closes_at,
        prerequisites=tuple((kind, str(key)) for kind, key in needs if (kind, key) not in own),
    )


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def settled_completion(rule: str, asked: Asked, score_rule: str) -> str:
    """The completion rule that a step can keep.

    A rule from above that the step cannot keep – “passed” where nothing is graded, “answered” where nothing is asked – becomes
    the nearest that it can. “Passed” by the first attempt only would shut a step for good after one slip: it becomes “answered”.
    """
    if rule in {CompletionRule.READ, CompletionRule.CONFIRMED}:
        return rule
    if not asked.any:
        return CompletionRule.CONFIRMED.value
    if rule == CompletionRule.ANSWERED or not asked.graded or score_rule == ScoreRule.FIRST:
        return CompletionRule.ANSWERED.value
    return CompletionRule.PASSED.value


def window(levels: Sequence[Level]) -> tuple[datetime | None, datetime | None]:
    """The time in which all levels are open. Where they never are all open, the innermost that has a window goes alone.

    A form refuses windows that do not meet; what is left are pages that were moved since. A step that is open at the time that
    its own page names is the lesser surprise than one that never opens.
    """
    opens_at = max((level.opens_at for level in levels if level.opens_at), default=None)
    closes_at = min((level.closes_at for level in levels if level.closes_at), default=None)
    if opens_at and closes_at and opens_at >= closes_at:
        inner = next(level for level in reversed(levels) if level.opens_at or level.closes_at)
        return inner.opens_at, inner.closes_at
    return opens_at, closes_at


def with_order(facts: Sequence[StepFact]) -> list[StepFact]:
    """Let each module wait for the last one before it that counts.

    Args:
        facts: the steps of a course whose modules are answered in order.
    """
    modules = list(dict.fromkeys(fact.module_key for fact in facts))
    counting = [key for key in modules if any(fact.required for fact in facts if fact.module_key == key)]
    found = []
    for fact in facts:
        before = [key for key in counting if modules.index(key) < modules.index(fact.module_key)]
        need = ("module", str(before[-1])) if before else None
        found.append(replace(fact, prerequisites=(*fact.prerequisites, need)) if need and need not in fact.prerequisites else fact)
    return found


def without_deadlocks(facts: Sequence[StepFact]) -> list[StepFact]:
    """Drop what makes steps of one course wait for each other, so that every course can be finished whatever was moved where.

    Args:
        facts: the steps of a course, in order.
    """
    settled = {fact.step_key: fact for fact in facts}
    waits = {fact.step_key: _waits_for(fact, facts) for fact in facts}
    open_steps: set[UUID] = set()
    while len(open_steps) < len(settled):
        free = [key for key in settled if key not in open_steps and waits[key] <= open_steps]
        if not free:
            stuck = next(key for key in settled if key not in open_steps)
            settled[stuck] = _without_needs_inside(settled[stuck], facts)
            waits[stuck], free = set(), [stuck]
        open_steps.update(free)
    return list(settled.values())


def _inside(need: Sequence[str], facts: Sequence[StepFact]) -> set[UUID]:
    """The steps of the course that a need asks for."""
    kind, key = need[0], UUID(need[1])
    if kind == "step":
        return {fact.step_key for fact in facts if fact.step_key == key}
    if kind == "module":
        steps = [fact for fact in facts if fact.module_key == key]
        return {fact.step_key for fact in steps if fact.required} or {fact.step_key for fact in steps}
    return set()


def _waits_for(fact: StepFact, facts: Sequence[StepFact]) -> set[UUID]:
    return {key for need in fact.prerequisites for key in _inside(need, facts)}


def _without_needs_inside(fact: StepFact, facts: Sequence[StepFact]) -> StepFact:
    return replace(fact, prerequisites=tuple(need for need in fact.prerequisites if not _inside(need, facts)))


def level_of(page: Any, needs: Mapping[int, Need]) -> Level:
    """What a course, module or step page says.

    Args:
        page: a page with ``RulesMixin``.
        needs: pages that come first, by primary key; one that is gone is left out.
    """
    return Level(
        attempts_allowed=page.attempts_allowed,
        attempt_delay=page.attempt_delay,
        score_rule=page.score_rule,
        completion_rule=page.completion_rule,
        opens_at=page.opens_at,
        closes_at=page.closes_at,
        prerequisites=tuple(needs[pk] for pk in chosen_pages(page) if pk in needs),
        pass_mark=page.pass_mark,
        required=getattr(page, "required", True),
    )


def chosen_pages(page: Any) -> list[int]:
    """Primary keys of the pages that come first, as the stream holds them; no query."""
    return [child["value"] for child in page.prerequisites.raw_data if child["type"] == "page" and child["value"]]
