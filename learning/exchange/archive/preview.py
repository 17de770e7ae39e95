"""What an import would change, page by page."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from learning.domain.publishing.impact import Impact, TotalImpact

from .comparing import Difference


class State(StrEnum):
    """What would happen to a page."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    #: Edited in the admin since the last load: kept, unless the package's version is asked for.
    EDITED = "edited"


class Gone(StrEnum):
    """What would happen to a page that the package has not."""

    WITHDRAWN = "withdrawn"
    EDITED = "edited"
    #: Made in the admin; no import touches it.
    OWN = "own"


@dataclass(frozen=True)
class PageRow:
    """A page of the package.

    Args:
        kind: its type, as the format calls it.
        title: as the package has it.
        file: where it stands in the package.
        state: what would happen.
        is_public: whether it is public now.
        difference: None for a new page, and where the page on the portal cannot be told as a file.
        impact: what the change does to those who learn.
        total: whose total changes with it, where the impact does not say so.
    """

    kind: str
    title: str
    file: str
    state: State
    is_public: bool = False
    difference: Difference | None = None
    impact: Impact = field(default_factory=Impact)
    total: TotalImpact | None = None


@dataclass(frozen=True)
class GoneRow:
    """A page of the course that the package has not."""

    title: str
    state: Gone
    total: TotalImpact | None = None


@dataclass(frozen=True)
class Preview:
    """Everything that an import would do.

    Args:
        key: the course's id.
        title: the course, as the package calls it.
        page: the course on the portal; None for a new one.
        rows: the pages of the package in their order.
        gone: live pages of the course that the package has not.
        learning: how many people are on the way.
        completed: how many have completed the course.
        languages: translated texts that the package brings, by language.
        acts: legal acts that the package brings, by their short names.
        reordered: pages whose child pages the package has in another order, and whether the portal's order would be kept.
        certificates: whether certificates are given for the course.
        locked: pages of the course that somebody has locked, by title.
        state: the fingerprint of what this was made of.
    """

    key: UUID
    title: str
    page: Any
    rows: list[PageRow]
    gone: list[GoneRow]
    learning: int
    completed: int
    languages: list[tuple[str, int]]
    acts: list[str]
    reordered: list[tuple[str, bool]]
    certificates: bool
    locked: list[str]
    state: str

    @property
    def changes(self) -> bool:
        """Whether an import could change anything of the pages in the source language."""
        pages = any(row.state != State.UNCHANGED for row in self.rows)
        return pages or any(row.state != Gone.OWN for row in self.gone) or bool(self.reordered)

    @property
    def edited(self) -> int:
        """How many pages were edited in the admin and differ from the package."""
        return sum(row.state == State.EDITED for row in self.rows) + sum(row.state == Gone.EDITED for row in self.gone)


class OutdatedPreviewError(Exception):
    """The course was changed after the preview was made. Nothing was imported."""
