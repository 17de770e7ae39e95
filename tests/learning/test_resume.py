"""Where a person goes on, for any course and any history."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from learning.models import CourseProgress
from learning.outline import CourseMap, ModuleRow, StepRow
from learning.resume import resume_step


def course(required: list[bool]) -> CourseMap:
    """A course of one module with a step for each flag."""
    steps = [StepRow(UUID(int=n + 1), n + 1, f"Krok {n + 1}", "", 5, needed, has_quiz=True) for n, needed in enumerate(required)]
    return CourseMap(uuid4(), "Kurs", "", "", "law", 60, "", [ModuleRow(uuid4(), 1, "Moduł", "", "", steps=steps)])


def at(course_map: CourseMap, number: int) -> CourseProgress:
    """An enrolment whose last step has this number."""
    return CourseProgress(course_key=course_map.key, last_step_key=course_map.steps[number - 1].key)


def numbers(*done: int) -> set[UUID]:
    return {UUID(int=n) for n in done}


def resumed(course_map: CourseMap, progress: CourseProgress | None, done: set[UUID]) -> int | None:
    step = resume_step(course_map, progress, done)
    return step.number if step else None


def test_a_stranger_begins_at_the_first_step() -> None:
    assert resumed(course([True] * 3), None, set()) == 1


def test_a_failed_step_is_taken_up_again() -> None:
    three = course([True] * 3)
    assert resumed(three, at(three, 2), numbers(1)) == 2


def test_after_a_step_is_done_the_next_one_follows() -> None:
    three = course([True] * 3)
    assert resumed(three, at(three, 2), numbers(1, 2)) == 3


def test_at_the_end_a_step_that_was_passed_over_comes_up() -> None:
    three = course([True] * 3)
    assert resumed(three, at(three, 3), numbers(2, 3)) == 1


def test_an_optional_step_that_was_passed_over_does_not() -> None:
    three = course([False, True, True])
    assert resumed(three, at(three, 3), numbers(2, 3)) is None


def test_a_last_step_that_is_gone_is_no_obstacle() -> None:
    three = course([True] * 3)
    assert resumed(three, CourseProgress(last_step_key=uuid4()), numbers(1)) == 2


@given(st.lists(st.booleans(), min_size=1, max_size=12), st.sets(st.integers(1, 12)), st.integers(1, 12))
def test_it_is_never_a_done_step_and_never_nothing_while_something_counts(required: list[bool], done: set[int], last: int) -> None:
    course_map = course(required)
    progress = at(course_map, min(last, len(required)))
    found = resume_step(course_map, progress, numbers(*done))
    waiting = [step for step in course_map.steps if step.required and step.key not in numbers(*done)]
    assert found is None or found.key not in numbers(*done)
    assert found is not None or waiting == []
