"""The registry of evidence: rooms above say what somebody has done, and certificates are given for it.

Learning gives completed courses; trainings will give attended ones. This room knows neither.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from cms.accounts.models import Participant

#: Kinds of evidence.
COURSE, TRAINING = "course", "training"


@dataclass(frozen=True)
class Evidence:
    """One thing that somebody has done.

    Args:
        key: of the course or training.
        title: in the language that was asked for.
        done_on: the day on which it was done.
        minutes: how long it takes, if that is known.
        score: points reached in percent, where there are any.
        audience: on whose behalf the person was there (``cms.accounts.models.Audience``); empty where nobody asked.
    """

    key: UUID
    title: str
    done_on: date
    minutes: int | None = None
    score: int | None = None
    audience: str = ""


class Source(Protocol):
    """A room that knows what people have done."""

    #: ``COURSE`` or ``TRAINING``.
    kind: str

    def given(self, *, participants: Collection[int], keys: Collection[UUID] | None, language: str) -> dict[int, list[Evidence]]:
        """What people have done, the earliest first, by the participant's id. The number of statements does not grow with people.

        Args:
            participants: ids.
            keys: of what is asked for; None for everything.
            language: of the titles.
        """

    def people(self, *, keys: Collection[UUID] | None, after: int, most: int) -> list[int]:
        """Ids of participants with any evidence, ascending, above ``after``, at most so many."""

    def choices(self) -> list[tuple[UUID, str]]:
        """What a rule may name, in the source language: key and title."""

    def places(self, *, keys: Collection[UUID], language: str) -> dict[UUID, tuple[str, str]]:
        """Title and address by key, of those that are public."""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a room, or put it in place of the one that was registered for its kind."""
    _sources[source.kind] = source


def source_of(kind: str) -> Source | None:
    """The room that gives this kind of evidence; None while no such room stands."""
    return _sources.get(kind)


@contextmanager
def also(source: Source) -> Iterator[None]:
    """Register a source for the time of a ``with`` block, as tests do."""
    before = _sources.get(source.kind)
    register(source)
    try:
        yield
    finally:
        if before is None:
            del _sources[source.kind]
        else:
            _sources[source.kind] = before
