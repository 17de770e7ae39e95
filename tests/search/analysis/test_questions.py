from hypothesis import given
from hypothesis import strategies as st

from search.analysis.questions import LONGEST, MOST_WORDS, asked, cleaned
from search.analysis.tokens import tag, token


def shown(text: str, language: str = "pl") -> list[str]:
    return [word.shown for word in asked(text, language) if not word.says_nothing]


def test_words_that_say_nothing_are_passed_over() -> None:
    assert shown("czy mogę założyć fundację?") == ["założyć", "fundację"]
    assert shown("how do I found an association", "en") == ["found", "association"]
    assert shown("hvordan kan jeg stifte en forening", "nb") == ["stifte", "forening"]


def test_a_question_of_nothing_else_is_asked_all_the_same() -> None:
    assert shown("kto to jest") == ["kto", "to", "jest"]


def test_what_nobody_sees_goes() -> None:
    assert cleaned("  mały\x00\u200b \t grant\n") == "mały grant"


@given(st.text(max_size=12_000))
def test_anything_can_be_asked(text: str) -> None:
    words = asked(cleaned(text), "pl")
    assert len(cleaned(text)) <= LONGEST
    assert len(words) <= MOST_WORDS
    assert all(word.own for word in words)


@given(st.text(min_size=1, max_size=40))
def test_tokens_are_letters_and_digits_whatever_they_are_of(text: str) -> None:
    for made in (token(text, "pl"), tag("kind", text, "pl")):
        assert made.isascii()
        assert made.isalnum()


def test_without_guesses_a_word_is_what_it_has_as_it_was_typed() -> None:
    guessed, plain = asked("zalozyc fundacje", "pl"), asked("zalozyc fundacje", "pl", guesses=False)
    assert [word.own for word in plain] == [word.own for word in guessed]
    assert any(word.perhaps for word in guessed)
    assert not any(word.perhaps for word in plain)
