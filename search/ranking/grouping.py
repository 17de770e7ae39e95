"""A course that matches in twenty steps leaves room for others: the best of its steps have places of their own, the rest is a link."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .scoring import Scored

#: Places that parts of one thing take.
MOST_PLACES = 4


@dataclass
class Entry:
    """A place of the list; the last one of a group says how many more parts of it were found."""

    document: Scored
    score: float
    more: int = 0


def grouped(ranked: Iterable[tuple[float, Scored]]) -> list[Entry]:
    """Leave out what goes beyond the places of a group.

    Args:
        ranked: score and document, the best first.
    """
    entries: list[Entry] = []
    of_group: dict[str, list[Entry]] = {}
    for score, document in ranked:
        places = of_group.setdefault(f"{document.source}:{document.group}", []) if document.group else []
        if len(places) == MOST_PLACES:
            places[-1].more += 1
            continue
        entry = Entry(document, score)
        entries.append(entry)
        places.append(entry)
    return entries


def as_read(entries: Sequence[Entry]) -> list[Scored]:
    """The documents in the order in which somebody reads the list."""
    return [entry.document for entry in entries]
