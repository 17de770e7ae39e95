"""Citations read once a load: each text of a page names some, and a load turns every text into blocks a dozen times."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_remembered: ContextVar[dict[int, Any] | None] = ContextVar("citations_remembered", default=None)


@contextmanager
def citations_remembered() -> Iterator[None]:
    """Read each citation once inside the block, in this thread. Nothing in the block may change an act or a citation that was read."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def citations_of(queryset: Callable[[], Any], keys: list[int]) -> dict[int | None, Any]:
    """Citations by key.

    Args:
        queryset: makes what they are read from, with what belongs to them; called only when something has to be read.
        keys: their keys; one that is not there is left out.
    """
    known = _remembered.get()
    if known is None:
        found: dict[int | None, Any] = queryset().in_bulk(keys)
        return found
    if absent := [key for key in keys if key not in known]:
        known.update(queryset().in_bulk(absent))
    return {key: known[key] for key in keys if key in known}
