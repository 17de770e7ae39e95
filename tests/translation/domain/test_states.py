"""Which state is said of a page in a language."""

from datetime import UTC, datetime
from typing import Any

import pytest

from cms.translation.domain.states import Facts, state_of
from cms.translation.enums import CellState

EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
PUBLIC: dict[str, Any] = {"exists": True, "live": True, "is_managed": True, "total": 3, "done": 3, "saved_at": LATE, "changed_at": EARLY}


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, CellState.MISSING),
        ({"total": 3}, CellState.MISSING),
        ({"is_managed": True, "total": 3, "done": 1}, CellState.MISSING),
        ({"is_managed": True, "total": 3, "done": 3}, CellState.READY),
        ({"exists": True, "is_managed": True, "total": 3}, CellState.MISSING),
        ({"exists": True, "is_managed": True, "total": 3, "done": 2}, CellState.DRAFT),
        ({"exists": True, "is_managed": True, "total": 3, "done": 3}, CellState.READY),
        (PUBLIC, CellState.COMPLETE),
        ({**PUBLIC, "saved_at": EARLY}, CellState.COMPLETE),
        ({**PUBLIC, "saved_at": EARLY, "changed_at": LATE}, CellState.READY),
        ({**PUBLIC, "saved_at": None}, CellState.READY),
        ({**PUBLIC, "done": 2}, CellState.OUTDATED),
        ({**PUBLIC, "total": None}, CellState.OUTDATED),
        ({**PUBLIC, "done": 2, "has_stale_key": True}, CellState.KEY_STALE),
        ({**PUBLIC, "has_stale_key": True}, CellState.KEY_STALE),
        ({**PUBLIC, "live": False, "has_stale_key": True}, CellState.READY),
        ({**PUBLIC, "is_managed": False}, CellState.INDEPENDENT),
        ({**PUBLIC, "is_managed": None}, CellState.INDEPENDENT),
        ({**PUBLIC, "is_managed": False, "live": False}, CellState.INDEPENDENT),
        ({**PUBLIC, "is_managed": False, "has_stale_key": True}, CellState.KEY_STALE),
    ],
)
def test_the_state_that_hurts_readers_most_is_said(facts: dict[str, Any], state: CellState) -> None:
    assert state_of(Facts(**facts)) == state
