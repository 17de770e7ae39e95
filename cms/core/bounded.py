"""Things that a process keeps in its memory, up to a limit: those that nobody asked for the longest go first."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Bounded(Generic[Thing]):
    """Things by key.

    Args:
        room: how much all things together may weigh.
    """

    def __init__(self, room: int) -> None:
        self.room = room
        self._taken = 0
        self._kept: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Thing | None:
        """Give a thing; None when it is not kept."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, key: Hashable, thing: Thing, weight: int = 1) -> None:
        """Keep a thing, unless it alone weighs more than there is room for.

        Args:
            key: by which it is asked for.
            thing: what is kept.
            weight: what it takes of the room.
        """
        with self._lock:
            if key in self._kept:
                self._taken -= self._kept.pop(key)[1]
            if weight > self.room:
                return
            self._kept[key] = (thing, weight)
            self._taken += weight
            while self._taken > self.room:
                self._taken -= self._kept.popitem(last=False)[1][1]

    def forget(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._kept.clear()
            self._taken = 0
