"""Drawings of components that draw from their parameters alone: what was drawn for equal values is put out again.

Values are told apart by what they hold, never by which object they are. What cannot be told apart so – a record of the database,
which equals another state of itself – is drawn each time.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from .bounded import Bounded

#: Characters of all drawings that a process keeps.
ROOM = 4_000_000
_PLAIN = frozenset({str, SafeString, int, bool, float, Decimal, date, datetime, UUID, type(None)})


class NotToldError(Exception):
    """A value cannot be told from others by what it holds."""


class Drawings:
    """Drawings by the values they were drawn from.

    Args:
        room: characters of all drawings together.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._kept: Bounded[SafeString] = Bounded(room)

    def drawn(self, name: str, values: Mapping[str, Any], draw: Callable[[], SafeString]) -> SafeString:
        """Give what a component draws from these values in the active language.

        Args:
            name: of the component.
            values: its parameters.
            draw: draws it; called when it is not kept.
        """
        if settings.DEBUG:  # the template may have been edited
            return draw()
        try:
            key = (name, get_language(), tuple(values), tuple(map(told, values.values())))
        except NotToldError:
            return draw()
        drawing = self._kept.get(key)
        if drawing is None:
            drawing = draw()
            self._kept.put(key, drawing, len(drawing))
        return drawing

    def forget(self) -> None:
        """Keep nothing."""
        self._kept.forget()


#: Those of this process.
DRAWINGS = Drawings()


def told(value: Any) -> Any:
    """Something that equals another of its kind only when both values would be drawn the same: 1 is not True, and a safe text no plain one.

    Raises:
        NotToldError: when nothing of the kind can be made.
    """
    kind: Any = type(value)
    if kind is str:
        return value
    if kind in _PLAIN or issubclass(kind, Enum):
        return (kind, value)
    if kind is tuple or kind is list:
        return (kind, *map(told, value))
    return (kind, *[told(getattr(value, name)) for name in _names(kind)])


@lru_cache(maxsize=1_000)
def _names(kind: Hashable) -> tuple[str, ...]:
    if isinstance(kind, type) and is_dataclass(kind) and kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return tuple(field.name for field in fields(kind))
    raise NotToldError(kind)
