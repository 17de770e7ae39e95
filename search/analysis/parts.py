"""A question in its parts, each with the ways in which it can be said."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property


class WayKind(Enum):
    """Where a way comes from: what was typed, a synonym, or words of the same root („rejestr” for „rejestracja”)."""

    OWN = "own"
    SYNONYM = "synonym"
    ROOT = "root"


@dataclass(frozen=True)
class Way:
    """A way to say a part of a question: groups of terms that must all be there.

    Args:
        groups: the terms.
        kind: where it comes from.
        documents: of a synonym, how many documents have each group, about.
    """

    groups: tuple[frozenset[str], ...]
    kind: WayKind = WayKind.OWN
    documents: tuple[int, ...] = ()


@dataclass(frozen=True)
class QuestionPart:
    """A word of a question, or several that have a synonym together.

    Args:
        ways: the ways to say it, the typed one first.
        documents: how many documents have each word of the typed way, about.
    """

    ways: tuple[Way, ...]
    documents: tuple[int, ...]


@dataclass(frozen=True)
class Question:
    """What is looked for.

    Args:
        text: what was typed, cleaned.
        language: in which language.
        parts: what documents should have.
        corrected: the text that is looked for instead, when a word was in no document and another one is near; else empty.
    """

    text: str
    language: str
    parts: tuple[QuestionPart, ...]
    corrected: str = ""

    @cached_property
    def terms(self) -> frozenset[str]:
        """Every term of every way, for marking."""
        return frozenset(term for part in self.parts for way in part.ways for group in way.groups for term in group)
