"""Numbers: tolerance, units, and that what cannot be read is asked for again, never graded."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from learning.kinds import Reading
from learning.kinds.number import Number, NumberForm, NumberResult

KIND = Number()
PAYLOAD = {"value": "21", "tolerance": "0.5"}
TEXTS = {"unit": "dni"}


def share(typed: str, value: str = "21", tolerance: str = "0.5") -> Fraction:
    """What an answer earns."""
    return KIND.share({"value": value, "tolerance": tolerance}, TEXTS, {"": [typed]})


@pytest.mark.parametrize(
    ("value", "tolerance", "payload"),
    [
        (Decimal("21.50"), Decimal("0.00"), {"value": "21.5", "tolerance": "0"}),
        (Decimal("1E+3"), Decimal(10), {"value": "1000", "tolerance": "10"}),
        (Decimal("-0.00"), None, {"value": "0", "tolerance": "0"}),
        ("0.0000001", "0.1", {"value": "0.0000001", "tolerance": "0.1"}),
        (None, None, {"value": "", "tolerance": "0"}),
    ],
)
def test_reading_gives_numbers_one_plain_form(value: object, tolerance: object, payload: dict[str, str]) -> None:
    assert KIND.read({"value": value, "tolerance": tolerance, "unit": " dni "}) == Reading(payload=payload, texts={"unit": "dni"})


@pytest.mark.parametrize("typed", ["21", "20,5", "21.5", "21 dni", "21 days", "41/2"])
def test_a_number_within_the_tolerance_earns_all(typed: str) -> None:
    assert share(typed) == 1


@pytest.mark.parametrize("typed", ["20.49", "21,51", "-21", "210"])
def test_a_number_beyond_the_tolerance_earns_nothing(typed: str) -> None:
    assert share(typed) == 0


def test_a_notation_that_can_be_read_in_two_ways_is_right_when_one_of_them_is() -> None:
    assert [share("1.500", value, "0") for value in ("1500", "1.5", "150")] == [1, 1, 0]


@pytest.mark.parametrize("typed", ["trzy tygodnie", "21 lub 22", "21 tys.", "-"])
def test_what_is_no_number_is_no_answer_and_the_message_says_it_back(typed: str) -> None:
    answer = KIND.accept(PAYLOAD, {"": [typed]})

    assert (answer, KIND.is_answered(PAYLOAD, answer)) == ({"": [typed]}, False)
    with translation.override("en"):
        assert KIND.missing(PAYLOAD, answer) == f"“{typed}” cannot be read as a number. Write it in digits, such as 21 or 1500.50."


def test_a_long_text_is_said_back_in_part() -> None:
    assert len(KIND.missing(PAYLOAD, {"": ["x" * 300]})) < 150


def test_no_number_at_all_is_asked_for() -> None:
    assert not KIND.is_answered(PAYLOAD, {})
    with translation.override("en"):
        assert KIND.missing(PAYLOAD, {}) == "write a number."


def test_a_draft_without_a_number_grades_nothing() -> None:
    assert share("21", value="") == 0
    assert KIND.result({"value": "", "tolerance": "0"}, {}, [], {}, reveal=True, counts={}) == NumberResult("", "", right=False)


def test_the_form_holds_the_unit_and_what_was_typed() -> None:
    assert KIND.form(PAYLOAD, TEXTS, [], {"": ["około 21"]}) == NumberForm("około 21", "dni")


def test_the_result_tells_the_number_only_when_it_may_be_told() -> None:
    answer = {"": ["30 dni"]}
    exact = {"value": "21", "tolerance": "0"}

    assert KIND.result(PAYLOAD, TEXTS, [], answer, reveal=False, counts={}) == NumberResult("30 dni", "dni", right=False)
    assert KIND.result(exact, TEXTS, [], answer, reveal=True, counts={}) == NumberResult("30 dni", "dni", right=False, value=Decimal(21))
    assert KIND.result(PAYLOAD, TEXTS, [], answer, reveal=True, counts={}) == NumberResult(
        "30 dni", "dni", right=False, value=Decimal(21), least=Decimal("20.5"), most=Decimal("21.5")
    )


def test_nothing_that_was_typed_is_counted() -> None:
    assert KIND.counted(PAYLOAD, {"": ["21"]}) == []
