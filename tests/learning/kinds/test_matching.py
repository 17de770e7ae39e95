"""Matching: tokens instead of ids, a share for each pair, and no word of the key before it may be told."""

from fractions import Fraction
from typing import Any

import pytest
from django.test import override_settings
from django.utils import translation

from learning.errors import UnknownOptionError
from learning.kinds import Answer
from learning.kinds.matching import LeftView, Matching, PairResult, RightView, token_of
from tests.factories.arranged import ids, matching, reading_of

KIND = Matching()


@pytest.fixture
def raw() -> dict[str, Any]:
    return matching(("Zarząd", "kieruje"), ("Fundator", "daje majątek"), extra=["gotuje"])


def test_read_keeps_words_out_of_the_key_and_entries_in_their_order(raw: dict[str, Any]) -> None:
    reading = reading_of(raw)
    (board, founder), (cook,) = ids(raw, "pairs"), ids(raw, "extra")

    assert reading.payload == {"pairs": sorted([board, founder]), "extra": [cook]}
    assert (reading.options, reading.shuffle) == ([board, founder, cook], True)
    assert reading.texts == {
        "pairs": [{"id": board, "left": "Zarząd", "right": "kieruje"}, {"id": founder, "left": "Fundator", "right": "daje majątek"}],
        "extra": [{"id": cook, "text": "gotuje"}],
    }


def test_read_without_extra_leaves_no_key() -> None:
    assert set(reading_of(matching()).payload) == {"pairs"}


def test_accept_takes_tokens_and_keeps_ids(raw: dict[str, Any]) -> None:
    payload, (board, founder), (cook,) = reading_of(raw).payload, ids(raw, "pairs"), ids(raw, "extra")

    assert KIND.accept(payload, {board: [token_of(founder)], founder: [token_of(cook)]}) == {board: [founder], founder: [cook]}
    assert KIND.accept(payload, {board: [""], founder: []}) == {}


def test_accept_refuses_ids_foreign_tokens_foreign_parts_and_two_values(raw: dict[str, Any]) -> None:
    payload, (board, founder), (cook,) = reading_of(raw).payload, ids(raw, "pairs"), ids(raw, "extra")
    bad: list[Answer] = [
        {board: [board]},
        {board: [token_of("00000000-0000-0000-0000-000000000000")]},
        {cook: [token_of(board)]},
        {"": [token_of(board)]},
        {board: [token_of(board), token_of(founder)]},
    ]
    for answer in bad:
        with pytest.raises(UnknownOptionError):
            KIND.accept(payload, answer)


def test_tokens_hang_on_the_secret_and_hold_no_id(raw: dict[str, Any]) -> None:
    board = ids(raw, "pairs")[0]
    token = token_of(board)
    with override_settings(SECRET_KEY="another"):
        other = token_of(board)

    assert other != token
    assert board.replace("-", "")[:8] not in token
    assert token == token_of(board)


def test_share_counts_right_pairs(raw: dict[str, Any]) -> None:
    reading, (board, founder) = reading_of(raw), ids(raw, "pairs")

    def share(answer: Answer) -> Fraction:
        return KIND.share(reading.payload, reading.texts, answer)

    assert share({board: [board], founder: [founder]}) == 1
    assert share({board: [board], founder: [board]}) == Fraction(1, 2)
    assert share({board: [founder], founder: [board]}) == 0
    assert share({}) == 0


def test_answered_when_every_entry_has_a_counterpart(raw: dict[str, Any]) -> None:
    payload, (board, founder) = reading_of(raw).payload, ids(raw, "pairs")
    with translation.override("en"):
        assert KIND.missing(payload, {board: [founder]}) == "choose a match for the 1 that has none."
        assert KIND.missing(payload, {}) == "choose a match for the 2 that have none."

    assert [KIND.is_answered(payload, answer) for answer in ({}, {board: [founder]}, {board: [board], founder: [board]})] == [
        False,
        False,
        True,
    ]


def test_form_gives_all_counterparts_to_each_entry_in_one_order(raw: dict[str, Any]) -> None:
    reading, (board, founder), (cook,) = reading_of(raw), ids(raw, "pairs"), ids(raw, "extra")

    shown = KIND.form(reading.payload, reading.texts, [cook, founder, board], {board: [founder]})

    def options(chosen: str) -> list[RightView]:
        words = {cook: "gotuje", founder: "daje majątek", board: "kieruje"}
        return [RightView(token_of(key), text, key == chosen) for key, text in words.items()]

    assert shown == [LeftView(board, "Zarząd", options(founder)), LeftView(founder, "Fundator", options(""))]


def test_form_with_an_order_of_other_ids_puts_those_not_shown_behind_and_not_as_the_author_had_them(raw: dict[str, Any]) -> None:
    reading, (board, founder), (cook,) = reading_of(raw), ids(raw, "pairs"), ids(raw, "extra")

    shown = KIND.form(reading.payload, reading.texts, ["gone", cook], {})

    assert [option.token for option in shown[0].options] == [token_of(key) for key in (cook, *sorted([board, founder]))]


def test_result_tells_the_right_counterpart_only_when_revealed(raw: dict[str, Any]) -> None:
    reading, (board, founder), (cook,) = reading_of(raw), ids(raw, "pairs"), ids(raw, "extra")
    answer = {board: [board], founder: [cook]}

    def result(*, reveal: bool) -> list[PairResult]:
        return KIND.result(reading.payload, reading.texts, reading.options, answer, reveal=reveal, counts={})

    assert result(reveal=False) == [PairResult("Zarząd", "kieruje", True, ""), PairResult("Fundator", "gotuje", False, "")]
    assert result(reveal=True)[1] == PairResult("Fundator", "gotuje", False, "daje majątek")


def test_counted_are_pairs(raw: dict[str, Any]) -> None:
    board, founder = ids(raw, "pairs")

    assert KIND.counted(reading_of(raw).payload, {founder: [board]}) == [f"{founder}:{board}"]


@pytest.mark.parametrize(
    ("left", "right", "whole"), [("Board", "leads", True), ("", "leads", False), ("Board", " ", False), ("Founder", "leads", False)]
)
def test_words_of_a_translation_are_whole_when_none_misses_and_none_is_there_twice(
    raw: dict[str, Any], left: str, right: str, whole: bool
) -> None:
    reading, (board, founder) = reading_of(raw), ids(raw, "pairs")
    texts = {
        "pairs": [{"id": board, "left": left, "right": right.strip()}, {"id": founder, "left": "Founder", "right": "gives"}],
        "extra": reading.texts["extra"],
    }

    assert KIND.has_all_words(reading.payload, texts) is whole
    assert KIND.has_all_words(reading.payload, {**texts, "extra": []}) is False
