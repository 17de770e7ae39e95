"""Numbers in every notation that people write, and nothing read out of what is no number."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.kinds.figures import numbers_in

WHOLE = st.integers(min_value=0, max_value=10**12)
CENTS = st.integers(min_value=0, max_value=99)


@pytest.mark.parametrize(
    "typed",
    [
        "1500,50",
        "1500.5",
        "1 500,50",
        "1\u00a0500,50",
        "1\u202f500.50",
        "1.500,50",
        "1,500.50",
        "1'500.50",
        "1’500,50",
        "1500,50 zł",
        "1 500,50 PLN.",
        "1500,50zl",
        "kr 1500,50",
        "€ 1500.50",
        "+1500,50",
        "1 500 , 50",
        "1500 1/2",
        "1500½",
        "1500 ½",
        "１５００，５",
        "١٥٠٠,٥",
        "3001/2",
        " 1500,50\n",
    ],
)
def test_one_number_in_many_notations_is_one_number(typed: str) -> None:
    assert numbers_in(typed) == {Fraction(3001, 2)}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", Fraction(0)),
        ("-0", Fraction(0)),
        ("007", Fraction(7)),
        ("−3", Fraction(-3)),
        ("–3", Fraction(-3)),
        ("- 3", Fraction(-3)),
        ("½", Fraction(1, 2)),
        ("-½", Fraction(-1, 2)),
        ("2 1/3", Fraction(7, 3)),
        (".5", Fraction(1, 2)),
        (",5", Fraction(1, 2)),
        ("5,", Fraction(5)),
        ("0.500", Fraction(1, 2)),
        ("1.500.000", Fraction(1500000)),
        ("500,-", Fraction(500)),
        ("500,– kr", Fraction(500)),
        ("50 %", Fraction(50)),
        ("21dni.", Fraction(21)),
        ("21 days", Fraction(21)),
        ("21 m²", Fraction(21)),
        ("21 m2", Fraction(21)),
        ("20 °C", Fraction(20)),
    ],
)
def test_a_number_is_read(typed: str, number: Fraction) -> None:
    assert numbers_in(typed) == {number}


@pytest.mark.parametrize("typed", ["1.500", "1,500"])
def test_a_number_that_can_be_read_in_two_ways_is_both(typed: str) -> None:
    assert numbers_in(typed) == {Fraction(3, 2), Fraction(1500)}


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "abc",
        "dni 21",
        "około 21",
        "-",
        "--3",
        "1/0",
        "1 500 1",
        "12 34",
        "1,2,3",
        "1.2.2024",
        "21-22",
        "21 lub 22",
        "21+1",
        "10²",
        "10³",
        "x₂",
        "1e3",
        "0x10",
        "nan",
        "inf",
        "1_000",
        "(3)",
        "21 tys.",
        "1,5 mln",
        "2 miliony",
        "3 thousand",
        "5k",
        "½½",
        "1/2/3",
    ],
)
def test_what_is_no_plain_number_is_not_read(typed: str) -> None:
    assert numbers_in(typed) == frozenset()


def test_a_number_longer_than_anybody_types_is_not_read() -> None:
    assert (len(numbers_in("9" * 300)), numbers_in("9" * 301)) == (1, frozenset())


@given(WHOLE, CENTS, st.sampled_from(["", " ", "\u00a0", "\u2009", "'", "’"]), st.sampled_from(",."), st.sampled_from("-−–+ "))
def test_a_number_written_out_is_that_number(whole: int, cents: int, grouping: str, point: str, sign: str) -> None:
    digits = f"{whole:,}".replace(",", grouping) if grouping else str(whole)
    number = (whole + Fraction(cents, 100)) * (-1 if sign in "-−–" else 1)

    assert numbers_in(f"{sign}{digits}{point}{cents:02}") == {number}


@given(st.text(max_size=320))
def test_garbage_gives_a_set_and_no_crash(typed: str) -> None:
    assert isinstance(numbers_in(typed), frozenset)


@given(st.text(alphabet="0123456789 .,'/-+½²eE%złm\u00a0", max_size=40))
def test_what_looks_like_a_number_gives_at_most_two_readings_and_no_crash(typed: str) -> None:
    assert len(numbers_in(typed)) <= 2
