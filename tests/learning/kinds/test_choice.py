"""Choices: one, several, true or false."""

from fractions import Fraction
from typing import Any

import pytest
from django.utils import translation

from learning.errors import UnknownOptionError
from learning.kinds.choice import OptionResult, OptionView
from learning.kinds.registry import kind_of
from tests.factories import multiple, option, single
from tests.factories.question_kinds import true_false
from tests.learning.test_blocks import value_of

PAYLOAD = {"options": ["a", "b", "c"], "correct": ["a"]}
TEXTS = {
    "options": {
        "a": {"text": "Jedna", "feedback": "Bo a."},
        "b": {"text": "Druga", "feedback": "Bo b."},
        "c": {"text": "Trzecia", "feedback": ""},
    }
}
UNKNOWN = [{"": ["d"]}, {"": ["a", "d"]}, {"a": ["a"]}, {"": ["a\x00"]}, {"": ["A"]}]


def reading(raw: dict[str, Any]) -> Any:
    (child,) = value_of(raw)
    return kind_of(child.block_type).read(child.value)


@pytest.mark.parametrize("kind", ["single", "multiple"])
@pytest.mark.parametrize("posted", UNKNOWN)
def test_what_was_not_offered_is_refused(kind: str, posted: dict[str, list[str]]) -> None:
    with pytest.raises(UnknownOptionError):
        kind_of(kind).accept(PAYLOAD, posted)


@pytest.mark.parametrize(
    ("posted", "kept"), [({"": ["a", "a"]}, {"": ["a"]}), ({"": [""]}, {}), ({"": []}, {}), ({}, {}), ({"": ["c", "a"]}, {"": ["c", "a"]})]
)
def test_an_answer_is_kept_with_each_option_once(posted: dict[str, list[str]], kept: dict[str, list[str]]) -> None:
    assert kind_of("multiple").accept(PAYLOAD, posted) == kept


@pytest.mark.parametrize(
    ("kind", "chosen", "whole"),
    [
        ("single", [], False),
        ("single", ["a"], True),
        ("single", ["a", "b"], False),
        ("multiple", [], False),
        ("multiple", ["a", "b"], True),
        ("true_false", ["true"], True),
        ("true_false", ["true", "false"], False),
    ],
)
def test_an_answer_is_whole_with_as_many_options_as_the_type_takes(kind: str, chosen: list[str], whole: bool) -> None:
    answer = {"": chosen} if chosen else {}
    assert kind_of(kind).is_answered(PAYLOAD, answer) is whole


@pytest.mark.parametrize(
    ("kind", "words"),
    [("single", "choose one answer."), ("multiple", "choose at least one answer."), ("true_false", "choose true or false.")],
)
def test_what_is_missing_is_said(kind: str, words: str) -> None:
    with translation.override("en"):
        assert kind_of(kind).missing(PAYLOAD, {}) == words


def test_the_form_shows_texts_and_what_is_checked_and_nothing_else() -> None:
    assert kind_of("single").form(PAYLOAD, TEXTS, ["c", "a", "b"], {"": ["a"]}) == [
        OptionView("c", "Trzecia", False),
        OptionView("a", "Jedna", True),
        OptionView("b", "Druga", False),
    ]


def test_before_it_may_be_told_only_what_was_chosen_is_judged() -> None:
    assert kind_of("single").result(PAYLOAD, TEXTS, ["a", "b", "c"], {"": ["b"]}, reveal=False, counts={}) == [
        OptionResult("a", "Jedna", False, None, ""),
        OptionResult("b", "Druga", True, False, "Bo b."),
        OptionResult("c", "Trzecia", False, None, ""),
    ]


def test_a_right_answer_tells_which_are_right_and_reveal_tells_why() -> None:
    kind = kind_of("single")
    told = kind.result(PAYLOAD, TEXTS, ["a", "b"], {"": ["a"]}, reveal=False, counts={})
    assert told == [OptionResult("a", "Jedna", True, True, "Bo a."), OptionResult("b", "Druga", False, False, "")]
    revealed = kind.result(PAYLOAD, TEXTS, ["a", "b"], {"": ["b"]}, reveal=True, counts={})
    assert revealed == [OptionResult("a", "Jedna", False, True, "Bo a."), OptionResult("b", "Druga", True, False, "Bo b.")]


def test_a_result_of_an_option_that_lost_its_words_is_no_error() -> None:
    """As after a regrade by a key with an option more."""
    (shown,) = kind_of("single").result(PAYLOAD, TEXTS, ["x"], {"": ["x"]}, reveal=True, counts={})
    assert shown == OptionResult("x", "", True, False, "")


def test_true_or_false_is_read_with_its_reasons_and_never_shuffled() -> None:
    read = reading(true_false("false", why_true="Nie.", why_false="Tak."))
    assert (read.payload, read.options, read.shuffle) == ({"options": ["false", "true"], "correct": ["false"]}, ["true", "false"], False)
    assert read.texts == {"options": {"true": {"text": "", "feedback": "Nie."}, "false": {"text": "", "feedback": "Tak."}}}


def test_true_or_false_needs_no_words_of_its_own_in_a_translation() -> None:
    assert kind_of("true_false").has_all_words({"options": ["false", "true"], "correct": ["true"]}, {}) is True


def test_options_are_read_sorted_for_the_key_and_in_order_for_the_form() -> None:
    first, second = "22222222-2222-4222-8222-222222222222", "11111111-1111-4111-8111-111111111111"
    read = reading(single(option("Jedna", option_id=first), option("Druga", correct=True, option_id=second), shuffle=True))
    assert (read.payload, read.options, read.shuffle) == ({"options": [second, first], "correct": [second]}, [first, second], True)


@pytest.mark.parametrize(("partial", "key"), [(True, {"partial": True}), (False, {})])
def test_a_share_of_the_points_is_a_key_only_when_it_is_on(partial: bool, key: dict[str, bool]) -> None:
    read = reading(multiple(partial=partial))
    assert {name: value for name, value in read.payload.items() if name == "partial"} == key


@pytest.mark.parametrize(
    "texts",
    [
        {"options": {"a": {"text": "x"}, "b": {"text": "y"}}},
        {"options": {**TEXTS["options"], "c": {"text": ""}}},
        {"options": {**TEXTS["options"], "d": {"text": "więcej"}}},
        {},
    ],
    ids=["one gone", "one empty", "one more", "none"],
)
def test_a_translation_without_each_option_is_not_whole(texts: dict[str, Any]) -> None:
    assert (kind_of("single").has_all_words(PAYLOAD, TEXTS), kind_of("single").has_all_words(PAYLOAD, texts)) == (True, False)


def test_what_is_counted_are_the_options_chosen() -> None:
    assert kind_of("multiple").counted(PAYLOAD, {"": ["c", "a"]}) == ["c", "a"]


def test_a_key_without_a_right_option_gives_nothing() -> None:
    assert kind_of("multiple").share({"options": ["a"], "correct": [], "partial": True}, {}, {"": ["a"]}) == Fraction(0)
