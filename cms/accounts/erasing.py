"""The registry by which other rooms take away what a deleted account leaves of private things (RODO, art. 17).

The participant stays without a name, so that counts stay true; what somebody wrote for themselves does not.
"""

from typing import Protocol

from cms.accounts.models import Participant


class Eraser(Protocol):
    """Deletes one room's private things of a participant. Must be harmless when run again."""

    def __call__(self, *, participant: Participant) -> None:
        """Delete them. Runs inside the transaction that deletes the account, with the participant locked."""


_erasers: list[Eraser] = []


def register(eraser: Eraser) -> None:
    """Add an eraser. Registering the same one again changes nothing.

    Args:
        eraser: called once for each participant of a deleted account, in the order of registration.
    """
    if eraser not in _erasers:
        _erasers.append(eraser)


def registered() -> tuple[Eraser, ...]:
    """Return the erasers in the order in which they run."""
    return tuple(_erasers)
