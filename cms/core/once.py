"""What one request has found out already, so that it asks for no mark twice: with a shared cache each asking is a way over the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Found:
    """What was found.

    Args:
        marks: generation marks by name. A change that others commit meanwhile is seen by the next request; one's own at once.
        values: by key, what nobody changes who is given it.
    """

    marks: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)


_current: ContextVar[Found | None] = ContextVar("found", default=None)


@contextmanager
def asking_once() -> Iterator[None]:
    """Remember until the end of the block."""
    token = _current.set(Found())
    try:
        yield
    finally:
        _current.reset(token)


def found() -> Found | None:
    """What was found so far; None outside of a request, where time may pass."""
    return _current.get()
