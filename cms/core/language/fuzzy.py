"""Slips of the keyboard: how many lie between two words.

Own code rather than rapidfuzz (kept and fast, checked on PyPI in November 2026): what is compared is one typed word with a handful of
accepted ones, a few microseconds in Python, and rapidfuzz would be a compiled package to build, pin and watch for one function.
"""

from collections.abc import Iterator

#: Those of Polish words.
LETTERS = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"


def slips_between(typed: str, meant: str, *, at_most: int) -> int | None:
    """Count the slips that turn one word into the other: a letter left out, added, mistaken, or two neighbours exchanged.

    This is the Damerau–Levenshtein distance in the form that never edits a place twice (optimal string alignment; F. Damerau, “A
    technique for computer detection and correction of spelling errors”, CACM 7, 1964).

    Args:
        typed: a word, folded as ``cms.core.language.folding`` does.
        meant: the word to compare with.
        at_most: the number of slips beyond which nobody asks.

    Returns:
        The number of slips, or None when it is more than ``at_most``.
    """
    if abs(len(typed) - len(meant)) > at_most:
        return None
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, start=1):
        before, above, row = row, before, [i]
        for j, other in enumerate(meant, start=1):
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                slips = min(slips, above[j - 2] + 1)
            row.append(slips)
        # An exchange reaches back two rows, but the row between holds at most one more than its start; so a row that is too far is the end.
        if min(row) > at_most:
            return None
    return row[-1] if row[-1] <= at_most else None


def one_slip_away(typed: str, letters: str = LETTERS) -> Iterator[str]:
    """Every spelling that is one slip away: two neighbours exchanged, a letter left out, mistaken or added.

    Args:
        typed: a word.
        letters: those that may have been meant.
    """
    for place in range(len(typed) + 1):
        before, after = typed[:place], typed[place:]
        if len(after) > 1 and after[0] != after[1]:
            yield before + after[1] + after[0] + after[2:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters if letter != after[0])
        yield from (before + letter + after for letter in letters)
