"""What is to be said of a page in a language, from what is known of it."""

from dataclasses import dataclass
from datetime import datetime

from cms.translation.enums import CellState


@dataclass(frozen=True)
class Facts:
    """What is known of a page in a language.

    Args:
        exists: whether there is a page of its own in the language; a mirror of the source is none.
        live: whether it is public.
        is_managed: whether wagtail-localize keeps it; None where translating never began.
        total: texts of the source; None where they were never taken.
        done: how many of them are translated.
        has_stale_key: whether it shows a quiz by an older key.
        saved_at: when the page was last written from its translation.
        changed_at: when a text of the source or of the translation was last changed.
    """

    exists: bool = False
    live: bool = False
    is_managed: bool | None = None
    total: int | None = None
    done: int = 0
    has_stale_key: bool = False
    saved_at: datetime | None = None
    changed_at: datetime | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every text is translated."""
        return self.total is not None and self.done >= self.total


def state_of(facts: Facts) -> CellState:
    """Say how a page stands in a language; of several things the one that hurts readers most.

    A page that an editor made independent of its source says so, unless its quiz is outdated: that is told in any case.
    """
    if facts.exists and facts.live and facts.has_stale_key:
        return CellState.KEY_STALE
    if facts.exists and not facts.is_managed:
        return CellState.INDEPENDENT
    if not facts.exists or not facts.live:
        return _unpublished(facts)
    if not facts.is_whole:
        return CellState.OUTDATED
    return CellState.COMPLETE if _is_current(facts) else CellState.READY


def _unpublished(facts: Facts) -> CellState:
    if facts.is_managed and facts.is_whole:
        return CellState.READY
    return CellState.DRAFT if facts.exists and facts.done else CellState.MISSING


def _is_current(facts: Facts) -> bool:
    return facts.saved_at is not None and (facts.changed_at is None or facts.changed_at <= facts.saved_at)
