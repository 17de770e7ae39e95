"""What an answer was made of: the names of the generation marks that were asked for on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class Reads:
    """What was read.

    Args:
        marks: the marks by name, each as it was before the first reading: a change that falls between makes the answer stale.
        private: tables that were read and have no marks, because they hold what belongs to one person.
    """

    marks: dict[str, str] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)


_current: ContextVar[Reads | None] = ContextVar("reads", default=None)


@contextmanager
def recorded() -> Iterator[Reads]:
    """Record what is read inside."""
    reads = Reads()
    token = _current.set(reads)
    try:
        yield reads
    finally:
        _current.reset(token)


@contextmanager
def covered() -> Iterator[None]:
    """Record nothing inside: what is read there is kept under a mark of its own, which was recorded already."""
    token = _current.set(None)
    try:
        yield
    finally:
        _current.reset(token)


def recording() -> Reads | None:
    """Where to write down what is read now, if anybody wants to know."""
    return _current.get()
