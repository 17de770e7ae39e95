"""Grading: a key and an answer in, points out."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.domain.answering.grading import Grade, grade, has_passed

TWO = Decimal(2)
TEXTS: dict[str, Any] = {}


def choice(kind: str, correct: list[str], chosen: list[str], **changes: Any) -> Grade:
    payload = {"options": ["a", "b", "c", "d"], "correct": correct, **changes.pop("key", {})}
    return grade(**{"kind": kind, "payload": payload, "texts": TEXTS, "answer": {"": chosen}, "points": TWO, **changes})


@pytest.mark.parametrize(
    ("kind", "correct", "chosen", "expected"),
    [
        ("single", ["a"], ["a"], Grade(TWO, True, Fraction(1))),
        ("single", ["a"], ["b"], Grade(Decimal(0), False)),
        ("single", ["a"], [], Grade(Decimal(0), False)),
        ("multiple", ["a", "b"], ["b", "a"], Grade(TWO, True, Fraction(1))),
        ("multiple", ["a", "b"], ["a"], Grade(Decimal(0), False)),
        ("multiple", ["a", "b"], ["a", "b", "c"], Grade(Decimal(0), False)),
        ("multiple", [], [], Grade(Decimal(0), False)),
        ("true_false", ["true"], ["true"], Grade(TWO, True, Fraction(1))),
        ("true_false", ["true"], ["false"], Grade(Decimal(0), False)),
    ],
)
def test_grade_gives_all_points_for_exactly_the_right_options(kind: str, correct: list[str], chosen: list[str], expected: Grade) -> None:
    assert choice(kind, correct, chosen) == expected


@pytest.mark.parametrize(
    ("correct", "chosen", "share"),
    [
        (["a", "b"], ["a"], Fraction(1, 2)),
        (["a", "b"], ["a", "c"], Fraction(0)),
        (["a", "b"], ["a", "b", "c"], Fraction(1, 2)),
        (["a", "b"], ["a", "b", "c", "d"], Fraction(0)),
        (["a", "b", "c"], ["a", "b"], Fraction(2, 3)),
        (["a", "b", "c"], ["d"], Fraction(0)),
        (["a", "b", "c", "d"], ["a"], Fraction(1, 4)),
        (["a", "b"], ["a", "b"], Fraction(1)),
    ],
)
def test_a_share_is_the_right_ones_less_the_wrong_ones(correct: list[str], chosen: list[str], share: Fraction) -> None:
    assert choice("multiple", correct, chosen, key={"partial": True}).share == share


def test_points_are_rounded_half_up_to_hundredths() -> None:
    third = {"partial": True, "options": ["a", "b", "c"]}
    assert choice("multiple", ["a", "b", "c"], ["a"], points=Decimal(1), key=third).points == Decimal("0.33")
    assert choice("multiple", ["a", "b", "c"], ["a", "b"], points=Decimal(1), key=third).points == Decimal("0.67")
    half_a_hundredth = choice("single", ["a"], ["a"], points=Decimal("0.05"), key={"hint_cost": 50}, hint_taken=True)
    assert half_a_hundredth == Grade(Decimal("0.03"), True, Fraction(1))


@pytest.mark.parametrize(("cost", "taken", "points"), [(25, True, "1.50"), (25, False, "2"), (100, True, "0"), (0, True, "2")])
def test_a_hint_costs_only_those_who_take_it(cost: int, taken: bool, points: str) -> None:
    result = choice("single", ["a"], ["a"], key={"hint_cost": cost}, hint_taken=taken)
    assert (result.points, result.correct) == (Decimal(points), True)


@pytest.mark.parametrize("kind", ["poll", "reflection"])
def test_what_is_not_graded_gives_nothing_of_nothing(kind: str) -> None:
    assert choice(kind, [], ["a"], points=Decimal(0)) == Grade(Decimal(0), False)


def test_accepted_answers_of_both_languages_count() -> None:
    key = {"accepted": {"": ["statut"]}}
    english = {"accepted": {"": ["articles"]}}
    given_answers = ["Statut", "ARTICLES", "vedtekter"]
    results = [grade(kind="short_text", payload=key, texts=english, answer={"": [answer]}, points=TWO).correct for answer in given_answers]
    assert results == [True, True, False]


def test_grade_refuses_an_unknown_kind() -> None:
    with pytest.raises(ValueError, match="essay"):
        choice("essay", ["a"], ["a"])


@pytest.mark.parametrize(
    ("points", "max_points", "pass_mark", "expected"),
    [(3, 5, 60, True), (2, 5, 60, False), (0, 0, 1, False), (1, 3, 34, False), (1, 3, 33, True), (5, 5, 100, True), (4, 5, 100, False)],
)
def test_passing_compares_without_rounding(points: int, max_points: int, pass_mark: int, expected: bool) -> None:
    assert has_passed(points=Decimal(points), max_points=Decimal(max_points), pass_mark=pass_mark) is expected


@given(st.sets(st.sampled_from("abcd"), min_size=1), st.sets(st.sampled_from("abcd")), st.booleans())
def test_an_answer_is_right_only_when_it_is_the_key(correct: set[str], chosen: set[str], partial: bool) -> None:
    result = choice("multiple", sorted(correct), sorted(chosen), key={"partial": True} if partial else {})
    assert (result.correct, 0 <= result.points <= TWO) == (correct == chosen, True)


@given(st.sets(st.sampled_from("abcd"), min_size=1, max_size=3))
def test_ticking_everything_earns_nothing(correct: set[str]) -> None:
    assert choice("multiple", sorted(correct), list("abcd"), key={"partial": True}).points == 0
