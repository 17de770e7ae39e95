"""A process's own copies of what lies in a shared cache, so that a page does not fetch twenty values over the network each time.

Only what is kept under a generation mark: its key names the mark, so a copy can be forgotten, and is never stale. How long it is true
is kept with it.
"""

import pickle
import time
from typing import Any

from django.core.cache import cache

from .bounded import Bounded

#: Bytes of all copies of a process.
ROOM = 8_000_000
#: Copies with the second from which they are not given out any more. Each who asks gets an object of their own, like what comes from afar.
COPIES: Bounded[tuple[bytes, float | None]] = Bounded(ROOM)


def fetched(key: str) -> Any:
    """The value of a key: the copy of this process, else from the shared cache; None when it is in neither."""
    copy = COPIES.get(key)
    if copy is not None and (copy[1] is None or time.time() < copy[1]):
        return pickle.loads(copy[0])  # noqa: S301 - packed below, by this process
    found = cache.get(key)
    if found is None:
        return None
    until, value = found
    _copy(key, value, until)
    return value


def put(key: str, value: Any, timeout: int | None) -> None:
    """Put a value into the shared cache, and a copy here.

    Args:
        key: names the generation mark that it is true under.
        value: anything that can be pickled.
        timeout: seconds for which it is true; None as long as the mark is.
    """
    until = None if timeout is None else time.time() + timeout
    cache.set(key, (until, value), timeout)
    _copy(key, value, until)


def _copy(key: str, value: Any, until: float | None) -> None:
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    COPIES.put(key, (packed, until), len(packed))
