"""Reading values of blocks, and answers as they come in. What every type needs, written once."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from learning.errors import TooLongError, UnknownOptionError

from .base import LONGEST_TYPED, WHOLE, Answer


def plain(value: Any, name: str) -> str:
    """A text of a block without blanks around it; empty when the draft has none."""
    return (value.get(name) or "").strip()


def lines(value: Any, name: str) -> list[str]:
    """The lines of a text of a block, each once, blanks and empty ones left out."""
    return list(dict.fromkeys(line.strip() for line in plain(value, name).splitlines() if line.strip()))


def list_items(value: Any, name: str) -> list[tuple[str, Any]]:
    """The items of a ListBlock with their ids, in the author's order.

    Raises:
        ValueError: when an item has no id, as in content written by hand without ids.
    """
    return [(str(UUID(str(bound.id))), bound.value) for bound in value[name].bound_blocks]


def chosen_options(posted: Answer, offered: Collection[str]) -> Answer:
    """An answer that names options of the one part "", each once.

    Raises:
        UnknownOptionError: when it names another part or an option that is not offered.
    """
    if set(posted) - {WHOLE}:
        raise UnknownOptionError
    chosen = list(dict.fromkeys(value for value in posted.get(WHOLE, []) if value))
    if not set(chosen) <= set(offered):
        raise UnknownOptionError
    return {WHOLE: chosen} if chosen else {}


def typed_texts(posted: Answer, parts: Collection[str], *, limit: int = LONGEST_TYPED) -> Answer:
    """An answer that is one typed text for each part, blanks around it cut off.

    Raises:
        UnknownOptionError: when it names a part that is not there, or gives a part two texts.
        TooLongError: when a text is longer than ``limit`` characters.
    """
    if not set(posted) <= set(parts):
        raise UnknownOptionError
    answer: Answer = {}
    for part, values in posted.items():
        if len(values) > 1:
            raise UnknownOptionError
        text = values[0].strip() if values else ""
        if len(text) > limit:
            raise TooLongError(length=len(text), limit=limit)
        if text:
            answer[part] = [text]
    return answer
