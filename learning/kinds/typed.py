"""What types with typed answers share: which spellings of an accepted answer count as that answer."""

import re
from collections.abc import Iterable

from cms.core.language import folded, slips_between

from .base import Payload, Texts

#: Signs between words that nobody means as part of an answer; between digits they do mean something (1.5, 7-14), and so does a minus.
_QUOTES = re.compile("[\"']")
_HYPHENS = re.compile(r"(?<=[^\W\d_])-|-(?!\d)")
_STOPS = re.compile(r"(?<!\d)[.,;:!?]|[.,;:!?](?!\d)")
#: Letters from which a word may have so many slips; the longer allowance first.
_ALLOWANCES = ((9, 2), (5, 1))


def accepted_answers(payload: Payload, texts: Texts, part: str) -> list[str]:
    """What counts as right for a part: the words of the language that was shown, then those of the source language, each once."""
    lists = (words.get("accepted", {}).get(part, []) for words in (texts, payload))
    return list(dict.fromkeys(answer for answers in lists for answer in answers))


def shown_answers(payload: Payload, texts: Texts, part: str) -> list[str]:
    """What a learner is told to be right: the words of the language that was shown; only where it has none, those of the source."""
    return list(texts.get("accepted", {}).get(part) or payload.get("accepted", {}).get(part) or [])


def is_meant(typed: str, accepted: Iterable[str], *, slips: bool = False) -> bool:
    """Whether somebody who typed this meant one of the accepted answers.

    Case, accents, spaces, quotes, hyphens and full stops never matter: “Sp. z o.o.” is “sp z oo”, “non-profit” is “non profit”.

    Args:
        typed: what was typed.
        accepted: answers that count as right.
        slips: whether slips of the keyboard are forgiven as well: one in a word of 5 to 8 letters, two from 9 letters; none in a
            word with a digit in it, because there a slip is another number.
    """
    return any(same_answer(typed, one) or (slips and _nearly(typed, one)) for one in accepted)


def same_answer(one: str, other: str) -> bool:
    """Whether two answers differ in nothing but what never matters."""
    return _essence(one) == _essence(other)


def _essence(text: str) -> str:
    """What is compared of an answer. An answer of nothing but signs (“%”, “?”) is compared as it stands."""
    plain = folded(text)
    bare = _QUOTES.sub("", plain).replace(" ", "")
    return _HYPHENS.sub("", _STOPS.sub("", bare)) or plain


def _nearly(typed: str, meant: str) -> bool:
    ours, theirs = _words(typed), _words(meant)
    return len(ours) == len(theirs) > 0 and all(map(_is_slip_of, ours, theirs))


def _words(text: str) -> list[str]:
    # A sign that means something stays with its word: -3 is no 3, whatever slips are forgiven.
    return _HYPHENS.sub(" ", _STOPS.sub(" ", _QUOTES.sub("", folded(text)))).split()


def _is_slip_of(typed: str, meant: str) -> bool:
    has_digit = any(letter.isdecimal() for letter in typed + meant)
    allowed = 0 if has_digit else next((slips for letters, slips in _ALLOWANCES if len(meant) >= letters), 0)
    return slips_between(typed, meant, at_most=allowed) is not None
