"""The words of a text, with their places in it."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
#: Soft hyphens and joiners stand inside words and are not seen.
_UNSEEN_SIGNS = "\u00ad\u200b-\u200d\u2060\ufeff"
_UNSEEN = re.compile(f"[{_UNSEEN_SIGNS}]")
#: A word of a text that must stay as it is: with its unseen signs and with marks that stand behind their letter.
_WORD_AS_IT_STANDS = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{_UNSEEN_SIGNS}])*")


@dataclass(frozen=True)
class Word:
    """A word as it is written, and where it stands: in the text that was tidied by ``tidy`` unless something else is said."""

    text: str
    start: int
    end: int


def tidy(text: str) -> str:
    """The text with each letter as one sign, and without signs that nobody sees."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def words_in(text: str) -> list[Word]:
    """The words of a text: runs of letters and digits. A hyphen and an apostrophe divide.

    Args:
        text: plain text; places are those in ``tidy(text)``.
    """
    return [Word(found.group(), found.start(), found.end()) for found in _WORD.finditer(tidy(text))]


def words_as_they_stand(text: str) -> list[Word]:
    """The words of a text that must not be changed: tidy words, with their places in ``text`` itself."""
    return [Word(tidy(found.group()), found.start(), found.end()) for found in _WORD_AS_IT_STANDS.finditer(text)]
