"""Slips between words: the count, and that stopping early changes nothing."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.language import slips_between

WORDS = st.text(alphabet="abc", max_size=7)


def plain_distance(one: str, other: str) -> int:
    """The same distance without stopping early: the textbook's table."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i, j in product(range(1, len(one) + 1), range(1, len(other) + 1)):
        cost = one[i - 1] != other[j - 1]
        table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + cost)
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one), len(other)]


@pytest.mark.parametrize(
    ("typed", "slips"),
    [
        ("fundacja", 0),
        ("fundaja", 1),
        ("fundaccja", 1),
        ("fundavja", 1),
        ("fundajca", 1),
        ("ufndajca", 2),
        ("undaja", 2),
        ("fund", None),
        ("", None),
        ("fundacja fundacja", None),
        ("stowarzy", None),
    ],
)
def test_slips_between_counts_up_to_two(typed: str, slips: int | None) -> None:
    assert slips_between(typed, "fundacja", at_most=2) == slips


@given(WORDS, WORDS, st.integers(min_value=0, max_value=8))
def test_stopping_early_changes_no_count(one: str, other: str, at_most: int) -> None:
    distance = plain_distance(one, other)

    assert slips_between(one, other, at_most=at_most) == (distance if distance <= at_most else None)


@given(WORDS, WORDS)
def test_slips_are_equal_both_ways_and_none_between_equals(one: str, other: str) -> None:
    assert slips_between(one, other, at_most=7) == slips_between(other, one, at_most=7)
    assert slips_between(one, one, at_most=0) == 0
