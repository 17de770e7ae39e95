"""The table that `make bench` prints."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

HEAD = ("work", "queries", "measured", "goal", "held")


@dataclass(frozen=True)
class Line:
    """One claim: what was done, what was measured, what was wanted, and whether it held.

    ``goal`` empty: a figure without a claim. ``is_gate`` False: a time, which says as much about the machine as about the portal; a
    miss is shown and nothing fails for it. ``figures``: what was measured as numbers, for the file that programs read.
    """

    work: str
    measured: str
    goal: str = ""
    held: bool = True
    queries: str = ""
    is_gate: bool = True
    figures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fails(self) -> bool:
        """Whether the run fails for it."""
        return bool(self.goal) and self.is_gate and not self.held

    def cells(self) -> tuple[str, ...]:
        """The line in words."""
        return (self.work, self.queries, self.measured, self.goal, self._verdict() if self.goal else "")

    def _verdict(self) -> str:
        if self.held:
            return "held"
        return "MISSED" if self.is_gate else "missed, not judged"


def table(lines: Iterable[Line]) -> str:
    """All lines below each other."""
    rows = [HEAD, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    written = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([written[0], "  ".join("─" * width for width in widths), *written[1:]])


def record(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """All lines as a program reads them; ``held`` is null where nothing was claimed."""
    return [
        {
            "work": line.work,
            "queries": line.queries,
            "measured": line.measured,
            "goal": line.goal,
            "held": line.held if line.goal else None,
            "judged": bool(line.goal) and line.is_gate,
            "figures": dict(line.figures),
        }
        for line in lines
    ]
