"""Two texts, cut down to where they differ."""

#: Signs that are shown on either side of a difference, and the most of a difference itself.
AROUND, LONGEST = 40, 160


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Both texts from a little before the first difference to a little behind the last one, in one line each.

    Args:
        old: how it reads now; empty for what is not there yet.
        new: how it would read.
    """
    old, new = " ".join(old.split()), " ".join(new.split())
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    return _cut(old, start, len(old) - end), _cut(new, start, len(new) - end)


def beginning(text: str) -> str:
    """How a text begins, in one line."""
    return _cut(" ".join(text.split()), 0, 0, around=2 * AROUND)


def _common(one: str, other: str) -> int:
    """How many signs both begin with."""
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))


def _cut(text: str, start: int, end: int, *, around: int = AROUND) -> str:
    first, last = _word(text, max(0, start - around), -1), _word(text, min(len(text), end + around), 1)
    found = text[first:last]
    if len(found) > LONGEST:
        found, last = found[:LONGEST], first + LONGEST
    return ("…" if first > 0 else "") + found.strip() + ("…" if last < len(text) else "")


def _word(text: str, place: int, step: int) -> int:
    """The end of the word at a place, so that no word is cut; a very long one is."""
    for _sign in range(20):
        if place <= 0 or place >= len(text) or text[place - 1 if step < 0 else place] == " ":
            break
        place += step
    return place
