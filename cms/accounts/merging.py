"""The registry by which other rooms move what hangs on a participant when a person signs in.

Accounts know nobody above them (docs/architecture.md, arrows), so learning registers its merger here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from cms.accounts.models import Participant


class Merger(Protocol):
    """Moves one room's facts from ``source`` to ``target``. Must be harmless when run again."""

    def __call__(self, *, source: Participant, target: Participant) -> None:
        """Move the facts. Runs inside the merge's transaction, with both rows locked."""


_mergers: list[Merger] = []


def register(merger: Merger) -> None:
    """Add a merger. Registering the same one again changes nothing.

    Args:
        merger: called at each merge, in the order of registration.
    """
    if merger not in _mergers:
        _mergers.append(merger)


def registered() -> tuple[Merger, ...]:
    """Return the mergers in the order in which they run."""
    return tuple(_mergers)


@contextmanager
def also(merger: Merger) -> Iterator[None]:
    """Register a merger for the time of a ``with`` block, as tests do.

    Args:
        merger: removed again at the end, whatever happened.
    """
    register(merger)
    try:
        yield
    finally:
        _mergers.remove(merger)
