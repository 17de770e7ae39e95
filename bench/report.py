"""The table that `make bench` prints."""

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = ("work", "queries", "measured", "goal", "held")


@dataclass(frozen=True)
class Line:
    """One claim: what was done, what was measured, what was wanted, and whether it held. ``goal`` empty: a figure without a claim."""

    work: str
    measured: str
    goal: str = ""
    held: bool = True
    queries: str = ""

    def cells(self) -> tuple[str, ...]:
        """The line in words."""
        return (self.work, self.queries, self.measured, self.goal, ("held" if self.held else "MISSED") if self.goal else "")


def table(lines: Iterable[Line]) -> str:
    """All lines below each other."""
    rows = [HEAD, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    written = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([written[0], "  ".join("─" * width for width in widths), *written[1:]])
