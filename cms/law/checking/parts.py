"""Parts of pages that are looked at on their own, as the questions of a quiz. A room registers the field that holds them.

Law knows no page type above it; what a part is called and what it says, its room tells.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

#: Pages and block ids in, words by them out.
Titles = Callable[[Iterable[tuple[UUID, UUID]]], dict[tuple[UUID, UUID], str]]


@dataclass(frozen=True)
class PagePart:
    """A StreamField whose blocks are parts."""

    field: str
    words: Any
    titles: Titles


_parts: dict[str, PagePart] = {}


def register(field: str, words: Any, titles: Titles) -> None:
    """Say that the blocks of a field are looked at one by one; registering a field again replaces it.

    Args:
        field: the name of the StreamField, the first word of a content path.
        words: what a part is called, lazily translated, such as “question”.
        titles: gives what parts say in the source language.
    """
    _parts[field] = PagePart(field, words, titles)


def part_of(content_path: str) -> tuple[PagePart, UUID] | None:
    """The part that a content path of the reference index leads into, if it leads into one."""
    field, _dot, rest = content_path.partition(".")
    part = _parts.get(field)
    if part is None:
        return None
    try:
        return part, UUID(rest.partition(".")[0])
    except ValueError:
        return None


def parts() -> list[PagePart]:
    """What was registered."""
    return list(_parts.values())
