"""Words and their places."""

import pytest

from cms.core.language.words import tidy, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fundacja i stowarzyszenie.", ["Fundacja", "i", "stowarzyszenie"]),
        ("KRS-u, art. 19a; foundation’s", ["KRS", "u", "art", "19a", "foundation", "s"]),
        ("zarza\u0328d", ["zarząd"]),  # the letter as two signs
        ("funda\u00adcja", ["fundacja"]),
        ("jedno_drugie", ["jedno", "drugie"]),
        (" – ", []),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, words: list[str]) -> None:
    found = words_in(text)
    assert [word.text for word in found] == words
    assert [tidy(text)[word.start : word.end] for word in found] == words
