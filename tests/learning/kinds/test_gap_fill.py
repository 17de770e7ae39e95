"""Gaps: texts and markers in any state, shares, choices that tell nothing."""

from fractions import Fraction
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from learning.errors import TooLongError, UnknownOptionError
from learning.kinds.gap_fill import GapFill, GapResult, GapText, has_each_gap_once, right_by_mistake

KIND = GapFill()
A, B, C = "a-1", "b-2", "c-3"
PAYLOAD = {"gaps": [A, B]}
TEXTS: dict[str, Any] = {
    "text": "Fundację ustanawia [1] w akcie [2].",
    "accepted": {A: ["fundator", "założyciel"], B: ["notarialnym"]},
    "distractors": {A: ["prezes", "minister", "sąd"], B: []},
}


def drawn(detail: GapText) -> str:
    """The text with what stands in each gap."""
    return "".join(piece.text + (f"<{piece.gap.id}>" if piece.gap else "") for piece in detail.pieces)


def choices(order: list[str], typed: str = "", texts: Any = TEXTS) -> list[str]:
    """What can be chosen for the first gap."""
    answer = {A: [typed]} if typed else {}
    found: list[str] = KIND.form(PAYLOAD, texts, order, answer).gaps[0].choices
    return found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A [1] b [2].", "A <a-1> b <b-2>."),
        ("A [2] b [1].", "A <b-2> b <a-1>."),
        ("[1][2]", "<a-1><b-2>"),
        ("A [1] b.", "A <a-1> b. <b-2>"),
        ("Bez luk", "Bez luk <a-1> <b-2>"),
        ("", " <a-1> <b-2>"),
        ("A [1] b [1] c [2]", "A <a-1> b [1] c <b-2>"),
        ("A [3] b [1] c [2] [0] [x] [] [1.5]", "A [3] b <a-1> c <b-2> [0] [x] [] [1.5]"),
        ("[[1]] [2", "[<a-1>] [2 <b-2>"),
    ],
    ids=["as written", "in another order", "touching", "one missing", "all missing", "no text", "doubled", "foreign", "broken"],
)
def test_every_gap_can_be_reached_whatever_became_of_its_marker(text: str, shown: str) -> None:
    detail = KIND.form(PAYLOAD, {**TEXTS, "text": text}, [], {})

    assert drawn(detail) == shown
    assert [gap.number for gap in detail.gaps] == [1, 2]


@given(st.text(alphabet="[]123 ab\n", max_size=60))
def test_every_gap_stands_in_a_text_once_and_no_text_is_lost(text: str) -> None:
    detail = KIND.form(PAYLOAD, {**TEXTS, "text": text}, [], {})

    assert sorted(gap.id for gap in detail.gaps) == [A, B]
    if has_each_gap_once(text, 2):
        assert drawn(detail).replace(f"<{A}>", "[1]").replace(f"<{B}>", "[2]") == text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("[1] [2]", True),
        ("[2] [1]", True),
        ("[1]", False),
        ("[1] [1] [2]", False),
        ("[1] [2] [3]", False),
        ("[0] [1] [2]", False),
        ("", False),
    ],
)
def test_a_text_has_each_gap_once(text: str, whole: bool) -> None:
    assert has_each_gap_once(text, 2) is whole
    assert KIND.has_all_words(PAYLOAD, {**TEXTS, "text": text}) is whole


@pytest.mark.parametrize(
    "changes",
    [
        {"accepted": {A: ["fundator"], B: []}},
        {"accepted": {A: ["fundator"]}},
        {"accepted": {}},
        {"distractors": {A: ["Założyciel"], B: []}},
    ],
    ids=["an empty list", "no list", "no lists", "a wrong answer that is right"],
)
def test_a_translation_misses_words(changes: dict[str, Any]) -> None:
    assert not KIND.has_all_words(PAYLOAD, {**TEXTS, **changes})


def test_wrong_answers_that_would_be_right_are_found() -> None:
    assert right_by_mistake(["Sąd", "urząd"], ["sad ", "minister", "URZAD."]) == ["sad ", "URZAD."]


@pytest.mark.parametrize(
    ("answer", "share"),
    [
        ({A: ["FUNDATOR"], B: ["notarialnym."]}, Fraction(1)),
        ({A: ["zalozyciel"], B: ["sądowym"]}, Fraction(1, 2)),
        ({A: ["prezes"], B: ["sądowym"]}, Fraction(0)),
        ({}, Fraction(0)),
    ],
)
def test_a_share_is_that_of_the_right_gaps(answer: dict[str, list[str]], share: Fraction) -> None:
    assert KIND.share(PAYLOAD, TEXTS, answer) == share


def test_a_draft_without_gaps_earns_nothing_and_can_be_shown() -> None:
    assert KIND.share({"gaps": []}, {}, {}) == 0
    assert KIND.form({"gaps": []}, {}, [], {}) == GapText([])


def test_half_an_answer_is_kept_and_the_rest_is_asked_for() -> None:
    answer = KIND.accept(PAYLOAD, {A: [" fundator "], B: [" "]})

    assert (answer, KIND.is_answered(PAYLOAD, answer)) == ({A: ["fundator"]}, False)
    with translation.override("en"):
        assert KIND.missing(PAYLOAD, answer) == "fill in every gap; still empty: 1 of 2."


@pytest.mark.parametrize("posted", [{C: ["x"]}, {"": ["x"]}, {A: ["x", "y"]}], ids=["another gap", "no gap", "two texts"])
def test_an_answer_to_something_else_is_refused(posted: dict[str, list[str]]) -> None:
    with pytest.raises(UnknownOptionError):
        KIND.accept(PAYLOAD, posted)


def test_a_text_too_long_for_a_gap_is_refused() -> None:
    with pytest.raises(TooLongError):
        KIND.accept(PAYLOAD, {A: ["x" * 301]})


def test_a_gap_with_wrong_answers_is_chosen_and_shows_one_right_answer_among_them() -> None:
    first, second = KIND.form(PAYLOAD, TEXTS, [A, B], {}).gaps

    assert sorted(first.choices) == ["fundator", "minister", "prezes", "sąd"]
    assert second.choices == []


def test_the_place_of_the_right_answer_in_a_list_tells_nothing() -> None:
    places = {choices([A, B, str(seed)]).index("fundator") for seed in range(60)}

    assert places == {0, 1, 2, 3}
    assert choices([A, B]) == choices([A, B])


def test_the_order_of_a_list_hangs_on_a_secret(settings: Any) -> None:
    before = [choices([A, str(seed)]) for seed in range(8)]
    settings.SECRET_KEY = "another-secret-of-this-portal-0123456789"

    assert [choices([A, str(seed)]) for seed in range(8)] != before


def test_what_was_chosen_in_another_language_can_stay_chosen() -> None:
    assert "founder" in choices([A], "founder")
    assert choices([A], "prezes").count("prezes") == 1


def test_the_form_does_not_say_what_is_accepted_for_a_gap_to_type_into() -> None:
    texts = {**TEXTS, "distractors": {}}

    assert "fundator" not in repr(KIND.form(PAYLOAD, texts, [], {}))


def test_the_result_judges_each_gap_and_tells_answers_only_when_they_may_be_told() -> None:
    answer = {A: ["prezes"], B: ["Notarialnym"]}
    hidden, told = (KIND.result(PAYLOAD, TEXTS, [], answer, reveal=reveal, counts={}).gaps for reveal in (False, True))

    assert hidden == [GapResult(1, "prezes", right=False, accepted=[]), GapResult(2, "Notarialnym", right=True, accepted=[])]
    assert told == [
        GapResult(1, "prezes", right=False, accepted=["fundator", "założyciel"]),
        GapResult(2, "Notarialnym", right=True, accepted=["notarialnym"]),
    ]


def test_nothing_that_was_typed_is_counted() -> None:
    assert KIND.counted(PAYLOAD, {A: ["fundator"], B: ["x"]}) == []
