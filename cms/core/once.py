"""What one request has found out already, so that it asks for no mark twice: with a shared cache each asking is a way over the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from .bounded import Bounded

#: Addresses whose marks a process knows.
ADDRESSES = 2_000


@dataclass
class Found:
    """What was found.

    Args:
        marks: generation marks by name. A change that others commit meanwhile is seen by the next request; one's own at once.
        values: by key, what nobody changes who is given it.
        usual: names of the marks that the last request for this address asked for.
        asked: those that this one asked for.
    """

    marks: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    usual: frozenset[str] = frozenset()
    asked: set[str] = field(default_factory=set)

    def expected(self) -> frozenset[str]:
        """Names of marks that this request is likely to ask for too; given once."""
        expected, self.usual = self.usual - self.marks.keys(), frozenset()
        return expected


_current: ContextVar[Found | None] = ContextVar("found", default=None)


#: By address, the marks that it was last made of.
USUAL: Bounded[frozenset[str]] = Bounded(ADDRESSES)
_SAME: Bounded[frozenset[str]] = Bounded(ADDRESSES // 10)


@contextmanager
def asking_once(address: str = "") -> Iterator[None]:
    """Remember until the end of the block.

    Args:
        address: of the page. The marks that it took the last time are then asked for together, with the first of them.
    """
    usual = USUAL.get(address) or frozenset()
    now = Found(usual=usual)
    token = _current.set(now)
    try:
        yield
    finally:
        _current.reset(token)
        if address and now.asked and now.asked != usual:
            names = frozenset(now.asked)
            # Many pages are made of the same, and one set takes kilobytes.
            _SAME.put(names, same := _SAME.get(names) or names)
            USUAL.put(address, same)


def found() -> Found | None:
    """What was found so far; None outside of a request, where time may pass."""
    return _current.get()
