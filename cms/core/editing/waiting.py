"""What waits for a person in the admin. Rooms add rows to the list on the admin's front page.

A room registers a counter when it is ready::

    waiting.register("notices", count_notices)

The counter takes the person and gives a ``Waiting``, or None for a person whom it does not concern. Its words are a whole sentence
with the number in it, through ``ngettext``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Waiting:
    """A row: how many, in words, and where to go."""

    count: int
    words: str
    url: str


Counter = Callable[[Any], Waiting | None]
_counters: dict[str, Counter] = {}


def register(name: str, counter: Counter) -> None:
    """Add a row; registering the same name again replaces it. Rows stand in the order in which they were registered.

    Args:
        name: its key.
        counter: counts for a person; called each time the admin's front page is opened, so it must be quick.
    """
    _counters[name] = counter


def waiting_for(user: Any) -> list[Waiting]:
    """The rows that concern a person, without those where nothing waits.

    Args:
        user: the person who is signed in.
    """
    rows = (counter(user) for counter in _counters.values())
    return [row for row in rows if row is not None and row.count]
