"""Which texts that people look for may be kept at once: those that cannot be somebody's name or number."""

import re
import unicodedata
from dataclasses import dataclass

from cms.core.language import folded
from cms.core.language.morphology import is_common, is_first_name
from search.analysis.pieces import Piece, pieces
from search.analysis.questions import cleaned
from search.analysis.stop_words import says_nothing

LONGEST_KEPT = 100
#: Digits of a number that belongs to nobody: a year, a sum, a number in a journal.
MOST_DIGITS = 6
#: „123456789”, and what is written in groups: telephones have eight digits and more, PESEL, REGON and dates of birth too.
_PERSONAL = re.compile(rf"@|\d{{{MOST_DIGITS + 1}}}|(?:\d[\s./()+–-]{{0,3}}){{8}}")


@dataclass(frozen=True)
class Typed:
    """A text that was looked for, as it is counted.

    Args:
        text: one line, small letters, ``LONGEST_KEPT`` signs at most.
        is_personal: whether it has an address or a long number, so that it is never kept.
        unknown: folded words that the vocabulary must know before the text is kept at once.
        is_name: whether it reads like somebody's name, whatever the vocabulary knows.
    """

    text: str
    is_personal: bool
    unknown: frozenset[str]
    is_name: bool


def read(typed: str, language: str) -> Typed:
    """What was typed, made ready for counting.

    Args:
        typed: anything at all.
        language: the language in which was looked.
    """
    whole = cleaned(unicodedata.normalize("NFKC", cleaned(typed)).lower())
    found = [piece for piece in pieces(whole, language) if not (piece.is_word and says_nothing(piece.text, language))]
    words = [piece.text for piece in found if piece.is_word and not _is_number(piece.text)]
    unknown = {folded(word) for word in words if not (language == "pl" and is_common(word))}
    unknown |= {piece.text for piece in found if not piece.is_word and not _is_harmless(piece)}
    return Typed(
        text=_shortened(whole),
        is_personal=bool(_PERSONAL.search(whole)),
        unknown=frozenset(unknown),
        is_name=len(words) > 1 and any(is_first_name(word) for word in words),
    )


def _shortened(text: str) -> str:
    """The beginning of a text; a word that would be cut in two is left out."""
    if len(text) <= LONGEST_KEPT:
        return text
    return text[: LONGEST_KEPT + 1].rpartition(" ")[0] or text[:LONGEST_KEPT]


def _is_number(word: str) -> bool:
    return word.isdecimal() and len(word) <= MOST_DIGITS


def _is_harmless(piece: Piece) -> bool:
    """Whether a number is short enough, or is a place in an act."""
    return sum(sign.isdigit() for sign in piece.text) <= MOST_DIGITS
