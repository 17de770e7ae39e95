"""Not asking again, for a while, what has just failed: one waits for a timeout, not everybody."""

import threading
import time
from collections.abc import Callable


class Breaker:
    """Remembers that something is away. One for each process; threads share it.

    Args:
        seconds: how long it is left alone after it has failed.
        clock: seconds that only grow.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self.clock = clock
        self._lock = threading.Lock()
        self._until: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether it failed when it was asked last."""
        return self._until is not None

    def may_ask(self) -> bool:
        """Whether to ask now. After a failure one caller may when the time is over; the others wait for what it finds."""
        with self._lock:
            if self._until is None:
                return True
            if self.clock() < self._until:
                return False
            self._until = self.clock() + self.seconds
            return True

    def failed(self) -> bool:
        """Note a failure.

        Returns:
            Whether it is the first since all was well.
        """
        with self._lock:
            is_first = self._until is None
            self._until = self.clock() + self.seconds
            return is_first

    def answered(self) -> None:
        """Note that it answers."""
        with self._lock:
            self._until = None
