"""Which rules apply to a step, from what course, module and step say."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.domain.publishing.settling import (
    FACT_FIELDS,
    Asked,
    Level,
    StepFact,
    _inside,
    settle,
    settled_completion,
    window,
    with_order,
    without_deadlocks,
)
from learning.models import StructureStep

COURSE, MODULE, STEP, OTHER = (UUID(int=number) for number in (1, 2, 3, 4))
GRADED, UNGRADED_ONLY, NOTHING = Asked(any=True, graded=True), Asked(any=True), Asked()


def day(number: int) -> datetime:
    """A day of September."""
    return datetime(2026, 9, number, tzinfo=UTC)


def settled(*levels: Level, asked: Asked = GRADED) -> StepFact:
    """The fact of a step at these levels; what is missing on the outside says nothing."""
    full = [Level()] * (3 - len(levels)) + list(levels)
    return settle(step_key=STEP, module_key=MODULE, course_key=COURSE, levels=full, asked=asked)


def test_what_nobody_says_has_a_default() -> None:
    assert settled() == StepFact(STEP, MODULE, required=True, pass_mark=60, completion_rule="passed")


#: A field, what course, module and step say of it, and what applies.
LEVELS: list[tuple[str, Any, Any, Any, Any]] = [
    ("attempts_allowed", None, None, None, None),
    ("attempts_allowed", 3, None, None, 3),
    ("attempts_allowed", 3, 2, None, 2),
    ("attempts_allowed", 3, 2, 1, 1),
    ("attempts_allowed", 3, 0, None, None),
    ("attempts_allowed", 3, None, 0, None),
    ("attempts_allowed", 0, None, 5, 5),
    ("attempt_delay", None, None, None, 0),
    ("attempt_delay", 60, None, None, 60),
    ("attempt_delay", 60, 10, None, 10),
    ("attempt_delay", 60, None, 0, 0),
    ("attempt_delay", None, 10, 5, 5),
    ("score_rule", "", "", "", "best"),
    ("score_rule", "last", "", "", "last"),
    ("score_rule", "last", "best", "", "best"),
    ("score_rule", "last", "", "best", "best"),
    ("completion_rule", "", "", "", "passed"),
    ("completion_rule", "answered", "", "", "answered"),
    ("completion_rule", "answered", "read", "", "read"),
    ("completion_rule", "answered", "read", "passed", "passed"),
    ("completion_rule", "", "confirmed", "", "confirmed"),
    ("pass_mark", 70, None, None, 70),
    ("pass_mark", 70, 80, None, 80),
    ("pass_mark", 70, 80, 90, 90),
    ("pass_mark", 70, None, 90, 90),
    ("required", True, True, True, True),
    ("required", True, False, True, False),
    ("required", True, True, False, False),
    ("required", True, False, False, False),
    ("opens_at", day(1), None, None, day(1)),
    ("opens_at", day(1), day(3), day(2), day(3)),
    ("closes_at", day(9), day(8), day(10), day(8)),
    ("closes_at", None, None, day(10), day(10)),
]


@pytest.mark.parametrize(("name", "course", "module", "step", "expected"), LEVELS)
def test_the_inner_level_goes_before_the_outer(name: str, course: Any, module: Any, step: Any, expected: Any) -> None:
    levels = [replace(Level(), **{name: value}) for value in (course, module, step)]
    assert settled(*levels) == replace(settled(), **{name: expected})


def test_what_comes_first_adds_up_and_is_said_once() -> None:
    other, last = ("module", OTHER), ("course", UUID(int=9))
    fact = settled(Level(prerequisites=(other,)), Level(prerequisites=(last, other)), Level(prerequisites=(("step", OTHER),)))
    assert fact.prerequisites == (("module", str(OTHER)), ("course", str(UUID(int=9))), ("step", str(OTHER)))


@pytest.mark.parametrize("own", [("step", STEP), ("module", MODULE), ("course", COURSE)])
def test_nothing_comes_before_itself(own: tuple[str, UUID]) -> None:
    assert settled(Level(prerequisites=(own, ("step", OTHER)))).prerequisites == (("step", str(OTHER)),)


@pytest.mark.parametrize(
    ("rule", "score", "by_asked"),
    [
        ("", "best", ("passed", "answered", "confirmed")),
        ("passed", "best", ("passed", "answered", "confirmed")),
        ("passed", "last", ("passed", "answered", "confirmed")),
        ("passed", "first", ("answered", "answered", "confirmed")),
        ("", "first", ("answered", "answered", "confirmed")),
        ("answered", "best", ("answered", "answered", "confirmed")),
        ("read", "best", ("read", "read", "read")),
        ("confirmed", "first", ("confirmed", "confirmed", "confirmed")),
    ],
)
def test_a_step_gets_the_nearest_rule_that_it_can_keep(rule: str, score: str, by_asked: tuple[str, ...]) -> None:
    assert tuple(settled_completion(rule, asked, score) for asked in (GRADED, UNGRADED_ONLY, NOTHING)) == by_asked


def test_windows_that_never_meet_leave_the_innermost() -> None:
    course, step = Level(opens_at=day(1), closes_at=day(5)), Level(opens_at=day(10), closes_at=day(20))
    assert window([course, Level(), step]) == (day(10), day(20))
    assert window([course, step, Level()]) == (day(10), day(20))
    assert window([Level(opens_at=day(10)), Level(closes_at=day(5)), Level()]) == (None, day(5))


def test_a_fact_has_the_fields_of_a_structure_step() -> None:
    columns = {field.name for field in StructureStep._meta.concrete_fields} - {"id", "structure", "position"}
    assert {field.name for field in fields(StepFact)} == {"step_key", *FACT_FIELDS} == columns


def course_of(*modules: tuple[bool, int]) -> list[StepFact]:
    """Facts of modules, each required or not, with so many steps."""
    return [
        StepFact(UUID(int=100 * number + step), UUID(int=number), required, 60)
        for number, (required, count) in enumerate(modules, start=1)
        for step in range(1, count + 1)
    ]


def test_modules_in_order_wait_for_the_last_one_before_that_counts() -> None:
    facts = with_order(course_of((True, 1), (False, 1), (True, 2), (False, 1)))
    one, three = ("module", str(UUID(int=1))), ("module", str(UUID(int=3)))
    assert [fact.prerequisites for fact in facts] == [(), (one,), (one,), (one,), (three,)]


def needs(*steps: int) -> tuple[tuple[str, str], ...]:
    """Steps as prerequisites."""
    return tuple(("step", str(UUID(int=number))) for number in steps)


def test_a_circle_is_opened_at_its_first_step_and_nowhere_else() -> None:
    first, second, third = course_of((True, 3))
    circle = [replace(first, prerequisites=needs(103)), replace(second, prerequisites=needs(101)), replace(third, prerequisites=needs(102))]
    opened = without_deadlocks(circle)
    assert [fact.prerequisites for fact in opened] == [(), needs(101), needs(102)]
    assert without_deadlocks(opened) == opened


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(["step", "module"]), st.integers(0, 8)), max_size=3),
        min_size=9,
        max_size=9,
    ),
    st.booleans(),
)
def test_every_course_can_be_finished_whatever_waits_for_what(wanted: list[list[tuple[str, int]]], in_order: bool) -> None:
    facts = course_of((True, 3), (False, 3), (True, 3))
    keys = {"step": [fact.step_key for fact in facts], "module": [fact.module_key for fact in facts]}
    waiting = [
        replace(fact, prerequisites=tuple((kind, str(keys[kind][index])) for kind, index in own))
        for fact, own in zip(facts, wanted, strict=True)
    ]
    settled_facts = without_deadlocks(with_order(waiting) if in_order else waiting)
    assert [fact.step_key for fact in settled_facts] == [fact.step_key for fact in facts]
    done: set[UUID] = set()
    for _round in facts:
        done |= {f.step_key for f in settled_facts if all(_inside(need, settled_facts) <= done for need in f.prerequisites)}
    assert done == {fact.step_key for fact in facts}
