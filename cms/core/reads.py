"""What an answer was made of: the generation marks that were asked for on the way, and the statements with what they found."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

#: What something was made of: the name of each statement, and a digest of the rows that it found. While these are found again, it is true.
Proof = dict[str, str]
#: What begins the name of a mark in a proof: it stands for something that no statement tells.
MARK = "mark:"


@dataclass
class Reads:
    """What was read.

    Args:
        marks: the marks by name, each as it was before the first reading: a change that falls between makes the answer stale.
        private: tables that were read and have no marks, because they hold what belongs to one person.
        proof: all statements, those of what was found in a cache as well.
        texts: what is needed to ask them again (``cms.core.proofs``), of those that were asked now.
        of_tables: marks of tables by name, as they were before the first statement that reads them.
        is_sure: whether the proof is whole.
        until: when it stops being true by itself.
        values: by key, what was read already and may be used again here. What was read elsewhere is not in this proof.
        is_covered: whether this is for a value that is kept under a mark of its own; then no marks are written down.
    """

    marks: dict[str, str] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)
    proof: Proof = field(default_factory=dict)
    texts: dict[str, Any] = field(default_factory=dict)
    of_tables: dict[str, str] = field(default_factory=dict)
    is_sure: bool = True
    is_covered: bool = False
    until: datetime | None = None
    values: dict[str, Any] = field(default_factory=dict)

    def rest_on(self, proof: Proof | None) -> None:
        """Rest on what something else was made of; None where nobody knows."""
        if proof is None:
            self.is_sure = False
            return
        for name, digest in proof.items():
            # Two answers to one question: something changed between, and what is made of both is true at no time.
            if self.proof.setdefault(name, digest) != digest:
                self.is_sure = False

    @property
    def whole_proof(self) -> Proof | None:
        """The proof, if it is whole."""
        return self.proof if self.is_sure else None


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
def covered() -> Iterator[Reads]:
    """Record no marks inside: what is read there is kept under a mark of its own, which was recorded already."""
    reads = Reads(is_covered=True)
    token = _current.set(reads)
    try:
        yield reads
    finally:
        _current.reset(token)


def recording() -> Reads | None:
    """Where to write down what is read now, if anybody wants to know."""
    return _current.get()


def true_until(moments: Iterable[datetime]) -> None:
    """Say that what is made now looks at the clock, and will look otherwise from the first of these moments on.

    Args:
        moments: times that are still to come. Midnight is not among them: nothing is kept for longer than its day.
    """
    reads = recording()
    if reads is not None:
        known = () if reads.until is None else (reads.until,)
        reads.until = min((*known, *moments), default=None)
