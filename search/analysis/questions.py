"""What somebody typed, read as a question: words with the terms that they may stand for."""

import unicodedata
from dataclasses import dataclass, field, replace

from cms.core.language import folded
from cms.core.language.morphology import lemmas, stem, terms
from cms.core.language.restoring import restored_lemmas

from .pieces import pieces
from .stop_words import says_nothing

#: Signs that are read of what was typed, and words of these; nobody asks a longer question.
LONGEST = 200
MOST_WORDS = 12


@dataclass(frozen=True)
class Asked:
    """A word of a question.

    Args:
        shown: as it was typed.
        folded: as it is compared.
        own: terms that the word has as it was typed.
        perhaps: terms that it has when Polish letters were left out, or when no dictionary knows it: for when its own are in no document.
        is_word: whether it is a word, not a number or a place in an act.
        says_nothing: whether the question can be asked without it.
    """

    shown: str
    folded: str
    own: frozenset[str]
    perhaps: frozenset[str] = field(default=frozenset())
    is_word: bool = True
    says_nothing: bool = False


def cleaned(typed: str) -> str:
    """What was typed, on one line, without signs that nobody sees, at most ``LONGEST`` signs.

    Args:
        typed: anything at all.
    """
    seen = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in typed[: LONGEST * 4])
    return " ".join(seen.split())[:LONGEST].strip()


def asked(typed: str, language: str, *, guesses: bool = True) -> list[Asked]:
    """The words of a question in their order; words that say nothing are marked, unless there is no other.

    Args:
        typed: cleaned text.
        language: the language in which it is asked.
        guesses: whether to find out what else a word may be (``perhaps``), which takes most of the time.
    """
    found = [_asked(piece.text, piece.is_word, language, guesses=guesses) for piece in pieces(typed, language)][:MOST_WORDS]
    if all(word.says_nothing for word in found):
        return [replace(word, says_nothing=False) for word in found]
    return found


def _asked(text: str, is_word: bool, language: str, *, guesses: bool) -> Asked:  # noqa: FBT001 - a field of the piece
    if not is_word:
        return Asked(text, folded(text), frozenset({text}), is_word=False)
    small = text.lower()
    own = terms(small, language)
    perhaps = {stem(small, language)} if guesses else set()
    if guesses and language == "pl":
        perhaps |= lemmas(small) | restored_lemmas(small)
    return Asked(text, folded(text), own, frozenset(perhaps) - own, says_nothing=says_nothing(small, language))
