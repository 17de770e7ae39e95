"""What a load did, page by page."""

from collections import Counter
from dataclasses import dataclass, field

CREATED, UPDATED, UNCHANGED, KEPT, WITHDRAWN, WAITING = "created", "updated", "unchanged", "kept", "withdrawn", "waiting"


@dataclass(frozen=True)
class Row:
    """What happened to one page in one language, and why if it is not plain."""

    outcome: str
    language: str
    title: str
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.outcome} [{self.language}] {self.title}" + (f": {self.reason}" if self.reason else "")


@dataclass
class LoadReport:
    """Rows in the order of the work, and notes that belong to no page."""

    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, outcome: str, language: str, title: str, reason: str = "") -> None:
        """Note what happened to a page."""
        self.rows.append(Row(outcome, language, title, reason))

    def count(self, outcome: str) -> int:
        """How many pages had that outcome."""
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return any(row.outcome in (CREATED, UPDATED, WITHDRAWN) for row in self.rows)

    def lines(self) -> list[str]:
        """The report for a person: what was kept, withdrawn or waits by name, everything else in numbers."""
        named = [str(row) for row in self.rows if row.outcome in (KEPT, WITHDRAWN, WAITING)]
        counts = Counter(row.outcome for row in self.rows)
        numbers = ", ".join(
            f"{counts[outcome]} {outcome}" for outcome in (CREATED, UPDATED, UNCHANGED, KEPT, WITHDRAWN, WAITING) if counts[outcome]
        )
        return [*named, *self.notes, numbers or "nothing to load"]
