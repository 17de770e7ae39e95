"""What differs between two texts, word by word. HTML tags stay whole."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from .plain import TAG

Kind = Literal["same", "added", "removed"]
Piece = tuple[Kind, str]

#: Every letter of any text belongs to exactly one token. Texts are what wagtail-localize cuts out: inline tags with an id at most.
_TOKEN = re.compile(rf"{TAG.pattern}|\s+|[^\s<]+|<")
#: Texts up to this length are compared letter by letter, because endings of words differ; longer ones by words, which is faster.
BY_LETTERS = 160
#: An earlier text that is less alike is another text, not an earlier form of this one.
CUTOFF = 0.4


def tokens(text: str) -> list[str]:
    """The words, spaces and tags of a text in their order; joined they are the text."""
    return _TOKEN.findall(text)


def word_difference(before: str, after: str) -> list[Piece]:
    """Say what was taken out of a text and what was put in.

    Words that follow each other are one piece, also over the spaces between them.

    Args:
        before: the earlier text.
        after: the later one.

    Returns:
        Pieces in reading order. Those that are the same or added make the later text, those that are the same or removed the earlier.
    """
    old, new = tokens(before), tokens(after)
    pieces: list[Piece] = []
    removed = added = ""
    # Spaces are everywhere, so nothing is found by them; they are matched beside words that are.
    opcodes = SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes()
    for number, (what, old_from, old_to, new_from, new_to) in enumerate(opcodes, start=1):
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if what != "equal":
            removed, added = removed + gone, added + come
        elif come.isspace() and removed and added and number < len(opcodes):
            removed, added = removed + come, added + come
        else:
            pieces += _changed(removed, added)
            pieces.append(("same", come))
            removed = added = ""
    return pieces + _changed(removed, added)


def _changed(removed: str, added: str) -> list[Piece]:
    both: list[Piece] = [("removed", removed), ("added", added)]
    return [(kind, words) for kind, words in both if words]


def closeness(one: str, other: str, *, cutoff: float) -> float:
    """How alike two texts are, between 0 and 1; 0 for what is below the cutoff."""
    long = max(len(one), len(other)) > BY_LETTERS
    left, right = (one.split(), other.split()) if long else (list(one), list(other))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    # The first two are upper bounds that cost little.
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < cutoff:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= cutoff else 0.0


def paired(now: Sequence[str], before: Sequence[str]) -> list[int | None]:
    """Find the earlier form of each text; the closest pairs first, and no earlier text twice.

    Args:
        now: texts that stand at a place; rich text is cut into several.
        before: texts that stood there, the last first.

    Returns:
        For each text the index of its earlier form, or None where nothing earlier is like it.
    """
    likely = ((closeness(old, text, cutoff=CUTOFF), -place, -age) for place, text in enumerate(now) for age, old in enumerate(before))
    chosen: dict[int, int] = {}
    for ratio, place, age in sorted(likely, reverse=True):
        if ratio and -place not in chosen and -age not in chosen.values():
            chosen[-place] = -age
    return [chosen.get(place) for place in range(len(now))]
