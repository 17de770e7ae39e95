"""Short text: what is taken, graded, shown and held back."""

from fractions import Fraction

import pytest
from django.utils import translation

from learning.errors import TooLongError, UnknownOptionError
from learning.kinds import Reading
from learning.kinds.short_text import ShortText, ShortTextResult, TypedForm

KIND = ShortText()
TEXTS = {"accepted": {"": ["statut", "statut fundacji"]}}
PAYLOAD = {"accepted": {"": ["statut"]}}


def result(typed: str, *, reveal: bool) -> ShortTextResult:
    """What is shown of an answer."""
    return KIND.result(PAYLOAD, TEXTS, [], {"": [typed]}, reveal=reveal, counts={})


@pytest.mark.parametrize(("value", "payload"), [({"slips": True}, {"slips": True}), ({"slips": False}, {}), ({}, {})])
def test_reading_takes_a_line_for_an_answer_and_leaves_no_key_for_a_rule_that_is_off(
    value: dict[str, bool], payload: dict[str, bool]
) -> None:
    block = {**value, "accepted": " statut \n\nstatut fundacji\nstatut"}

    assert KIND.read(block) == Reading(payload=payload, texts={"accepted": {"": ["statut", "statut fundacji"]}})


def test_a_draft_without_answers_reads_as_one_without_words() -> None:
    reading = KIND.read({"accepted": None, "slips": None})

    assert reading.texts == {"accepted": {"": []}}
    assert not KIND.has_all_words(reading.payload, reading.texts)
    assert KIND.has_all_words(PAYLOAD, TEXTS)


@pytest.mark.parametrize(("posted", "kept"), [({"": [" statut "]}, {"": ["statut"]}), ({"": [" "]}, {}), ({"": []}, {}), ({}, {})])
def test_an_answer_is_kept_as_typed_without_blanks_around_it(posted: dict[str, list[str]], kept: dict[str, list[str]]) -> None:
    assert KIND.accept(PAYLOAD, posted) == kept
    assert KIND.is_answered(PAYLOAD, kept) is bool(kept)


@pytest.mark.parametrize("posted", [{"x": ["statut"]}, {"": ["a", "b"]}], ids=["another part", "two texts"])
def test_an_answer_to_something_else_is_refused(posted: dict[str, list[str]]) -> None:
    with pytest.raises(UnknownOptionError):
        KIND.accept(PAYLOAD, posted)


def test_an_answer_that_is_too_long_is_refused_with_its_length_and_the_limit() -> None:
    with pytest.raises(TooLongError) as refused:
        KIND.accept(PAYLOAD, {"": ["x" * 301]})

    assert (refused.value.length, refused.value.limit) == (301, 300)


@pytest.mark.parametrize(("typed", "share"), [("STATUT.", 1), ("statut fundacji", 1), ("statuty", 0), ("", 0)])
def test_an_answer_earns_all_or_nothing(typed: str, share: int) -> None:
    assert KIND.share(PAYLOAD, TEXTS, {"": [typed]} if typed else {}) == Fraction(share)


def test_slips_are_forgiven_only_where_the_key_says_so() -> None:
    shares = [KIND.share(payload, TEXTS, {"": ["sttaut"]}) for payload in ({"slips": True}, {})]

    assert shares == [1, 0]


def test_an_answer_in_the_source_language_is_right_under_another_wording() -> None:
    assert KIND.share(PAYLOAD, {"accepted": {"": ["statutes"]}}, {"": ["statut"]}) == 1


def test_the_form_holds_what_was_typed_and_nothing_else() -> None:
    assert KIND.form(PAYLOAD, TEXTS, [], {"": ["regulamin"]}) == TypedForm("regulamin")


def test_the_result_tells_accepted_answers_only_when_they_may_be_told() -> None:
    assert result("regulamin", reveal=False) == ShortTextResult("regulamin", right=False, accepted=[])
    assert result("regulamin", reveal=True) == ShortTextResult("regulamin", right=False, accepted=["statut", "statut fundacji"])
    assert result("Statut", reveal=False) == ShortTextResult("Statut", right=True, accepted=[])


def test_nothing_that_was_typed_is_counted_and_a_missing_answer_is_asked_for() -> None:
    assert KIND.counted(PAYLOAD, {"": ["statut"]}) == []
    with translation.override("en"):
        assert KIND.missing(PAYLOAD, {}) == "write your answer."
