"""A text in the pieces that an index keeps: words, numbers, places in acts. Queries are read in the same way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cms.core.language import folded
from cms.core.language.words import tidy

#: „art. 19a ust. 1”, “Article 19a(1)” is written “art. 19a” in every language of the portal.
_PLACE = r"\bart(?:\.|ykuł|ykul)?\s*(?P<article>\d+[a-z]{0,3})\b(?:\s*ust(?:\.|ęp|ep)?\s*(?P<paragraph>\d+[a-z]{0,3})\b)?"
#: „20 000”, „1,5”, „1.5”; a date or a number of a journal stays in parts.
_NUMBER = r"(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?P<decimals>[.,]\d{1,2}(?![\d.,]))?"
#: „NIP-8”, „CIT-8”, „S-24”.
_HYPHEN = r"[-‐‑‒–]"
_FORM = rf"(?<!\w)[^\W\d_]{{1,5}}{_HYPHEN}\d{{1,3}}[a-z]?(?!\w)"
_PIECE = re.compile(
    rf"(?P<place>{_PLACE})|(?P<figure>(?<![\w.,]){_NUMBER}(?!\w))|(?P<percent>%)|(?P<form>{_FORM})|(?P<word>[^\W_]+)", re.IGNORECASE
)
#: The word that a sign stands for, by language.
PERCENT = {"pl": "procent", "en": "percent", "nb": "prosent"}


@dataclass(frozen=True)
class Piece:
    """A part of a text that can be looked for.

    Args:
        text: as it stands, for words; what is compared, for everything else.
        start: where it begins in the tidied text.
        end: where it ends.
        is_word: whether it is a word, to be taken apart by its language.
        also: words that stand in it and are found on their own: ``19a`` of ``art. 19a``.
    """

    text: str
    start: int
    end: int
    is_word: bool = False
    also: tuple[str, ...] = ()


def pieces(text: str, language: str) -> Iterator[Piece]:
    """The pieces of a text, in their order.

    Args:
        text: plain text.
        language: its language, for signs that stand for a word.
    """
    for found in _PIECE.finditer(tidy(text)):
        start, end = found.span()
        if found["word"]:
            yield Piece(found["word"], start, end, is_word=True)
        elif found["place"]:
            article, paragraph = found["article"].lower(), (found["paragraph"] or "").lower()
            whole = f"art{article}ust{paragraph}" if paragraph else f"art{article}"
            yield Piece(whole, start, end, also=(f"art{article}", article) if paragraph else (article,))
        elif found["form"]:
            # „NIP-8”, „S-24” are typed as „nip8”, „s24”.
            first, second = (folded(part) for part in re.split(_HYPHEN, found["form"]))
            yield Piece(first + second, start, end, also=(first, second))
        elif found["percent"]:
            yield Piece(PERCENT.get(language, "percent"), start, end, is_word=True)
        else:
            whole = re.sub(r"\D", "", found["number"])
            decimals = (found["decimals"] or "")[1:].rstrip("0")
            yield Piece(f"{whole}d{decimals}" if decimals else whole, start, end)
