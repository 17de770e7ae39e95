"""Many parts of one thing, shown as one: a course that matches in twelve steps takes one place of the list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .scoring import Scored

#: Parts shown under the best one; the rest is a link.
MOST_SHOWN = 3
#: A part is shown if it answers nearly as well as the best one.
NEAR = 0.6


@dataclass
class Entry:
    """A place of the list: the best document of a group, those that are shown under it, and how many more there are."""

    first: Scored
    score: float
    under: list[Scored] = field(default_factory=list)
    more: int = 0


def grouped(ranked: Iterable[tuple[float, Scored]]) -> list[Entry]:
    """Put documents of one group together, at the place of the best.

    Args:
        ranked: score and document, the best first.
    """
    entries: dict[str, Entry] = {}
    for score, document in ranked:
        place = f"{document.source}:{document.group}" if document.group else f"#{document.pk}"
        entry = entries.get(place)
        if entry is None:
            entries[place] = Entry(document, score)
        elif len(entry.under) < MOST_SHOWN and score >= NEAR * entry.score:
            entry.under.append(document)
        else:
            entry.more += 1
    return list(entries.values())


def as_read(entries: Sequence[Entry]) -> list[Scored]:
    """The documents in the order in which somebody reads the list."""
    return [document for entry in entries for document in (entry.first, *entry.under)]
