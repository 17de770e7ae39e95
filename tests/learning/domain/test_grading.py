"""Grading: a key and an answer in, points out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.domain.grading import Grade, grade, has_passed

TWO = Decimal(2)


@pytest.mark.parametrize(
    ("kind", "correct", "chosen", "expected"),
    [
        ("single", ["a"], ["a"], Grade(TWO, True)),
        ("single", ["a"], ["b"], Grade(Decimal(0), False)),
        ("single", ["a"], [], Grade(Decimal(0), False)),
        ("multiple", ["a", "b"], ["b", "a"], Grade(TWO, True)),
        ("multiple", ["a", "b"], ["a"], Grade(Decimal(0), False)),
        ("multiple", ["a", "b"], ["a", "b", "c"], Grade(Decimal(0), False)),
        ("multiple", [], [], Grade(Decimal(0), False)),
    ],
)
def test_grade_gives_all_points_for_exactly_the_right_options(kind: str, correct: list[str], chosen: list[str], expected: Grade) -> None:
    assert grade(kind=kind, correct=correct, chosen=chosen, points=TWO) == expected


def test_grade_refuses_an_unknown_kind() -> None:
    with pytest.raises(ValueError, match="essay"):
        grade(kind="essay", correct=["a"], chosen=["a"], points=TWO)


@pytest.mark.parametrize(
    ("points", "max_points", "pass_mark", "expected"),
    [(3, 5, 60, True), (2, 5, 60, False), (0, 0, 1, False), (1, 3, 34, False), (1, 3, 33, True), (5, 5, 100, True), (4, 5, 100, False)],
)
def test_passing_compares_without_rounding(points: int, max_points: int, pass_mark: int, expected: bool) -> None:
    assert has_passed(points=Decimal(points), max_points=Decimal(max_points), pass_mark=pass_mark) is expected


@given(st.sets(st.sampled_from("abcdef"), min_size=1), st.sets(st.sampled_from("abcdef")))
def test_an_answer_is_right_only_when_it_is_the_key(correct: set[str], chosen: set[str]) -> None:
    assert grade(kind="multiple", correct=correct, chosen=chosen, points=TWO).correct is (correct == chosen)
