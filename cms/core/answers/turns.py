"""Who draws an answer that is stale or not there yet: one request; the others get the old one, or wait."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.cache import caches

from .entries import ALIAS, Kept, kept

#: Seconds after which a request that never ended no longer keeps others from drawing.
LEASE = 20
#: Seconds that a request waits for another's answer, and between looks.
PATIENCE, PAUSE = 3.0, 0.02


@contextmanager
def turn(key: str) -> Iterator[bool]:
    """Ask for the turn to draw an answer; true for one at a time."""
    name = f"{key}:turn"
    mine = caches[ALIAS].add(name, 1, LEASE)
    try:
        yield mine
    finally:
        if mine:
            caches[ALIAS].delete(name)


def awaited(key: str, *, sleep: Callable[[float], None] = time.sleep) -> Kept | None:
    """The answer that another request is drawing; None when it takes too long, or is not kept."""
    waited = 0.0
    while waited < PATIENCE:
        entry = kept(key)
        if entry is not None:
            return entry if isinstance(entry, Kept) else None
        if not caches[ALIAS].get(f"{key}:turn"):
            return None
        sleep(PAUSE)
        waited += PAUSE
    return None
