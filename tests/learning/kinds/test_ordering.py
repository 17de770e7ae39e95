"""Ordering: numbers that are each given once, and an order that is told by nothing in the form."""

from fractions import Fraction
from typing import Any

import pytest
from django.utils import translation

from learning.errors import UnknownOptionError
from learning.kinds import Answer
from learning.kinds.ordering import ItemResult, ItemView, Ordering, OrderingForm
from tests.factories.arranged import ids, ordering, reading_of

KIND = Ordering()


@pytest.fixture
def raw() -> dict[str, Any]:
    return ordering("Zebranie", "Statut", "Wniosek")


def numbered(raw: dict[str, Any], *numbers: str) -> Answer:
    """An answer that gives the items these numbers, in the author's order; "" gives none."""
    return {item: [number] for item, number in zip(ids(raw, "items"), numbers, strict=True) if number}


def test_read_keeps_the_order_in_the_key_and_nowhere_else(raw: dict[str, Any]) -> None:
    reading, order = reading_of(raw), ids(raw, "items")

    assert reading.payload == {"order": order, "partial": True}
    assert (reading.options, reading.shuffle) == (sorted(order), True)
    assert reading.texts == {"items": dict(zip(order, ["Zebranie", "Statut", "Wniosek"], strict=True))}
    assert reading_of(ordering(partial=False)).payload.keys() == {"order"}


def test_accept_takes_numbers_and_leaves_out_empty_ones(raw: dict[str, Any]) -> None:
    payload, (first, second, third) = reading_of(raw).payload, ids(raw, "items")

    assert KIND.accept(payload, {first: ["2"], second: ["2"], third: [""]}) == {first: ["2"], second: ["2"]}


@pytest.mark.parametrize("value", ["0", "4", "-1", "01", "1.0", "٢", "x"])
def test_accept_refuses_numbers_that_the_form_does_not_offer(raw: dict[str, Any], value: str) -> None:
    with pytest.raises(UnknownOptionError):
        KIND.accept(reading_of(raw).payload, {ids(raw, "items")[0]: [value]})


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        (("", "", ""), "give each item its number."),
        (("1", "", ""), "2 items have no number yet."),
        (("1", "2", ""), "1 item has no number yet."),
        (("2", "2", ""), "the number 2 is given more than once. Give each item a number of its own."),
        (("1", "2", "2"), "the number 2 is given more than once. Give each item a number of its own."),
    ],
)
def test_not_answered_says_what_is_still_to_do(raw: dict[str, Any], numbers: tuple[str, ...], message: str) -> None:
    payload, answer = reading_of(raw).payload, numbered(raw, *numbers)

    assert KIND.is_answered(payload, answer) is False
    with translation.override("en"):
        assert KIND.missing(payload, answer) == message


def test_not_answered_with_two_doubled_numbers_names_both() -> None:
    raw = ordering("a", "b", "c", "d")
    with translation.override("en"):
        message = KIND.missing(reading_of(raw).payload, numbered(raw, "3", "1", "3", "1"))

    assert message == "the numbers 1, 3 are given more than once. Give each item a number of its own."


def test_answered_when_each_item_has_a_number_of_its_own(raw: dict[str, Any]) -> None:
    assert KIND.is_answered(reading_of(raw).payload, numbered(raw, "3", "1", "2")) is True


@pytest.mark.parametrize(
    ("partial", "numbers", "share"),
    [
        (True, ("1", "2", "3"), 1),
        (True, ("1", "3", "2"), Fraction(1, 3)),
        (True, ("2", "3", "1"), 0),
        (False, ("1", "2", "3"), 1),
        (False, ("1", "3", "2"), 0),
    ],
)
def test_share_is_that_of_items_in_their_place_or_all_or_nothing(partial: bool, numbers: tuple[str, ...], share: Fraction) -> None:
    raw = ordering("a", "b", "c", partial=partial)
    reading = reading_of(raw)

    assert KIND.share(reading.payload, reading.texts, numbered(raw, *numbers)) == share


def test_form_shows_the_items_as_shuffled_with_the_numbers_given(raw: dict[str, Any]) -> None:
    reading, (first, second, third) = reading_of(raw), ids(raw, "items")

    form = KIND.form(reading.payload, reading.texts, [third, first, second], numbered(raw, "", "1", ""))

    items = [ItemView(third, "Wniosek", ""), ItemView(first, "Zebranie", ""), ItemView(second, "Statut", "1")]
    assert form == OrderingForm(items, ["1", "2", "3"])


def test_form_without_an_order_does_not_fall_back_on_the_right_one(raw: dict[str, Any]) -> None:
    reading = reading_of(raw)

    assert [item.part for item in KIND.form(reading.payload, reading.texts, [], {}).items] == sorted(ids(raw, "items"))


def test_result_is_in_the_learners_order_and_tells_places_only_when_revealed(raw: dict[str, Any]) -> None:
    reading, answer = reading_of(raw), numbered(raw, "1", "3", "2")

    def result(*, reveal: bool) -> list[ItemResult]:
        return KIND.result(reading.payload, reading.texts, reading.options, answer, reveal=reveal, counts={})

    assert result(reveal=False) == [
        ItemResult("Zebranie", "1", True, 0),
        ItemResult("Wniosek", "2", False, 0),
        ItemResult("Statut", "3", False, 0),
    ]
    assert [item.place for item in result(reveal=True)] == [0, 3, 2]


def test_counted_are_items_with_their_numbers(raw: dict[str, Any]) -> None:
    first, _second, third = ids(raw, "items")

    assert set(KIND.counted(reading_of(raw).payload, numbered(raw, "2", "", "1"))) == {f"{first}:2", f"{third}:1"}


@pytest.mark.parametrize(("word", "whole"), [("Motion", True), ("", False), ("meeting ", False)])
def test_words_of_a_translation_are_whole_when_none_misses_and_none_is_there_twice(raw: dict[str, Any], word: str, whole: bool) -> None:
    words = dict(zip(ids(raw, "items"), ["Meeting", "Statute", word], strict=True))

    assert KIND.has_all_words(reading_of(raw).payload, {"items": words}) is whole
