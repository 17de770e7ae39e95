"""Reflections: kept as written, graded by nobody, counted nowhere."""

import pytest
from django.utils import translation

from learning.errors import TooLongError, UnknownOptionError
from learning.kinds import Reading
from learning.kinds.reflection import Reflection, ReflectionForm, ReflectionResult

KIND = Reflection()
THOUGHT = "Zacznę od rozmowy.\n\nPotem statut."


def test_a_reflection_has_no_key_and_no_words_beyond_its_prompt() -> None:
    assert KIND.read({"prompt": "Co zrobisz najpierw?"}) == Reading()
    assert (KIND.is_graded, KIND.has_all_words({}, {})) == (False, True)


def test_line_ends_are_kept_as_one_sign() -> None:
    assert KIND.accept({}, {"": [f" {THOUGHT} ".replace("\n", "\r\n")]}) == {"": [THOUGHT]}


def test_a_text_at_the_limit_is_taken_though_its_line_ends_were_sent_as_two_signs() -> None:
    longest = "a\n" * 1999 + "ab"

    assert KIND.accept({}, {"": [longest.replace("\n", "\r\n")]}) == {"": [longest]}


def test_a_text_over_the_limit_is_refused_with_its_length() -> None:
    with pytest.raises(TooLongError) as refused:
        KIND.accept({}, {"": ["x" * 4012]})

    assert (refused.value.length, refused.value.limit) == (4012, 4000)


def test_another_part_is_refused() -> None:
    with pytest.raises(UnknownOptionError):
        KIND.accept({}, {"x": [THOUGHT]})


@pytest.mark.parametrize(("answer", "answered"), [({"": [THOUGHT]}, True), ({}, False)])
def test_a_reflection_is_answered_when_something_is_written(answer: dict[str, list[str]], answered: bool) -> None:
    assert KIND.is_answered({}, answer) is answered


def test_a_missing_thought_is_asked_for_and_said_to_be_private() -> None:
    with translation.override("en"):
        assert KIND.missing({}, {}) == "write something, if only a word; nobody but you sees it."


def test_nothing_of_it_is_graded_or_counted() -> None:
    assert (KIND.share({}, {}, {"": [THOUGHT]}), KIND.counted({}, {"": [THOUGHT]})) == (0, [])


@pytest.mark.parametrize(("length", "left", "over"), [(0, 4000, 0), (4000, 0, 0), (4012, -12, 12)])
def test_the_form_says_how_much_is_left(length: int, left: int, over: int) -> None:
    form = KIND.form({}, {}, [], {"": ["x" * length]})

    assert (form, form.left, form.over) == (ReflectionForm("x" * length), left, over)


def test_the_result_gives_back_what_was_written() -> None:
    assert KIND.result({}, {}, [], {"": [THOUGHT]}, reveal=False, counts={}) == ReflectionResult(THOUGHT)
