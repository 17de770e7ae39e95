"""The registry by which every room gives what it keeps of a person (RODO, art. 15 and 20).

Accounts know nobody above them, so each room registers a function that gives its tables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from cms.accounts.models import Participant, User


@dataclass(frozen=True)
class Table:
    """Rows of one kind.

    Args:
        name: of the file, in plain letters: ``attempts``.
        title: what it is, in the reader's language.
        columns: headings in the reader's language by the name that stands in the JSON file, in order.
        rows: values by name; text, numbers, dates, booleans, None, or lists and mappings of those.
    """

    name: str
    title: str
    columns: Mapping[str, str]
    rows: Sequence[Mapping[str, Any]]


class Exporter(Protocol):
    """Gives one room's rows about a person. Its number of statements does not grow with the rows."""

    def __call__(self, *, participant: Participant | None, user: User | None) -> list[Table]:
        """The tables, in the reader's language.

        Args:
            participant: who learned; None for somebody who never did.
            user: their account; None for somebody without one.
        """


_exporters: list[Exporter] = []


def register(exporter: Exporter) -> None:
    """Add an exporter. Registering the same one again changes nothing.

    Args:
        exporter: called at each export, in the order of registration.
    """
    if exporter not in _exporters:
        _exporters.append(exporter)


def registered() -> tuple[Exporter, ...]:
    """Return the exporters in the order in which they run."""
    return tuple(_exporters)
