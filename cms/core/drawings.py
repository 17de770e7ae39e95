"""Drawings of components that draw from their parameters alone: what was drawn for equal values is put out again.

Values are told apart by what they hold, never by which object they are. What cannot be told apart so – a record of the database,
which equals another state of itself – is drawn each time.
"""

import hashlib
import sys
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
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from .bounded import Bounded

#: Bytes of all drawings that a process keeps.
ROOM = 4_000_000
_PLAIN = frozenset({str, SafeString, int, bool, float, Decimal, date, datetime, UUID, type(None)})


class NotToldError(Exception):
    """A value cannot be told from others by what it holds."""


class Typed(str):
    """What somebody typed: what is drawn from it is kept nowhere, since there is no end to it, and it is theirs."""

    __slots__ = ()


class Drawings:
    """Drawings by the values they were drawn from.

    Args:
        room: bytes of all drawings together.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._kept: Bounded[SafeString] = Bounded(room)

    def drawn(self, name: str, values: Mapping[str, Any], draw: Callable[[], SafeString]) -> SafeString:
        """Give what a component draws from these values in the active language and time zone.

        Args:
            name: of the component.
            values: its parameters.
            draw: draws it; called when it is not kept.
        """
        if settings.DEBUG:  # the template may have been edited
            return draw()
        try:
            # Wagtail draws an editor's previews in the time zone of their profile.
            held = ",".join([name, get_language() or "", get_current_timezone_name(), *values, *map(told, values.values())])
        except NotToldError:
            return draw()
        key = hashlib.blake2b(held.encode(errors="surrogatepass"), digest_size=20).digest()
        drawing = self._kept.get(key)
        if drawing is None:
            drawing = draw()
            self._kept.put(key, drawing, sys.getsizeof(drawing))
        return drawing

    def forget(self) -> None:
        """Keep nothing."""
        self._kept.forget()


#: Those of this process.
DRAWINGS = Drawings()


def told(value: Any) -> str:
    """A text that is the same for values that are drawn the same, and another for all others: 1 is not True, and a safe text no plain one.

    Raises:
        NotToldError: when no such text can be made.
    """
    kind: Any = type(value)
    if kind is str:
        return f"{len(value)}:{value}"
    if kind in _PLAIN:
        text = str(value)
        return f"{kind.__name__}{len(text)}:{text}"
    if kind is tuple or kind is list:
        return f"{kind.__name__}({','.join(map(told, value))})"
    if kind is dict:
        return f"dict({','.join(f'{told(key)}={told(held)}' for key, held in value.items())})"
    if issubclass(kind, Enum):
        return f"{_name(kind)}.{value.name}"
    return f"{_name(kind)}({','.join([told(getattr(value, name)) for name in _names(kind)])})"


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


@lru_cache(maxsize=1_000)
def _names(kind: Hashable) -> tuple[str, ...]:
    if isinstance(kind, type) and is_dataclass(kind) and kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return tuple(field.name for field in fields(kind))
    raise NotToldError(kind)
