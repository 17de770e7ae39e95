"""The words of a text, with their places in it."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
#: Soft hyphens and joiners stand inside words and are not seen.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True)
class Word:
    """A word as it is written, and where it stands in the text that was tidied by ``tidy``."""

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
