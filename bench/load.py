"""The load generator, in a process of its own: so many connections at once, each of which asks, reads to the end and asks again.

``python -m bench.load`` reads a line of JSON (``Load.run``) and answers with one. Sockets are read as they become ready and answers
are not taken apart beyond their status, so that it takes a small part of what the server takes; how much is told with every answer.
A synchronous worker closes the connection after each answer, so each request has one of its own, for whatever is asked.
"""

import json
import selectors
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from bench.pipe import Pipe

CONNECTIONS = 16
HOST = "testserver"
_CHUNK = 1 << 18


@dataclass(frozen=True)
class Asked:
    """What became of the requests.

    Args:
        count: answers.
        seconds: from the first request to the last answer.
        size: bytes of all answers, with their headers.
        statuses: answers by status.
        busy: the generator's own share of one processor.
    """

    count: int
    seconds: float
    size: int
    statuses: dict[str, int]
    busy: float

    @property
    def each(self) -> float:
        """Seconds for an answer, as many as come at once."""
        return self.seconds / self.count


class Load(Pipe):
    """The parent's end."""

    def __init__(self) -> None:
        super().__init__("bench.load")

    def run(self, port: int, paths: Sequence[str], *, headers: Mapping[str, str] | None = None, **limits: Any) -> Asked:
        """Ask for the paths by turns.

        Args:
            port: of 127.0.0.1.
            paths: what is asked for.
            headers: more of them, with every request.
            limits: ``seconds`` or ``count``, and ``connections``.
        """
        return Asked(**self.tell({"port": port, "paths": list(paths), "headers": dict(headers or {}), **limits}))


@dataclass(slots=True)
class _Exchange:
    """One request on its way."""

    sock: socket.socket
    request: bytes
    head: bytes = b""
    sent: bool = False


@dataclass
class _Generator:
    """The child's end of one run."""

    port: int
    paths: list[str]
    headers: dict[str, str]
    seconds: float = 60.0
    count: int = 1 << 40
    connections: int = CONNECTIONS
    size: int = 0
    statuses: dict[str, int] = field(default_factory=dict)

    def run(self) -> Asked:
        """Ask until the time is over or the number is reached, and wait for what is on its way."""
        more = "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())
        requests = cycle([f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n{more}\r\n".encode() for path in self.paths])
        begun, used = time.perf_counter(), time.process_time()
        started, end = 0, begun + self.seconds
        with selectors.DefaultSelector() as ready:
            open_now = 0
            while True:
                while open_now < self.connections and started < self.count and time.perf_counter() < end:
                    self._begin(ready, next(requests))
                    started, open_now = started + 1, open_now + 1
                if not open_now:
                    break
                for key, _events in ready.select(timeout=60):
                    open_now -= self._go_on(ready, key.data)
        took = time.perf_counter() - begun
        return Asked(sum(self.statuses.values()), took, self.size, self.statuses, (time.process_time() - used) / took)

    def _begin(self, ready: selectors.BaseSelector, request: bytes) -> None:
        sock = socket.socket()
        sock.setblocking(False)
        sock.connect_ex(("127.0.0.1", self.port))
        ready.register(sock, selectors.EVENT_WRITE, _Exchange(sock, request))

    def _go_on(self, ready: selectors.BaseSelector, exchange: _Exchange) -> bool:
        """Send, or read what is there; true when the answer ended."""
        try:
            if not exchange.sent:
                exchange.sock.sendall(exchange.request)  # a few hundred bytes: they always fit
                exchange.sent = True
                ready.modify(exchange.sock, selectors.EVENT_READ, exchange)
                return False
            read = exchange.sock.recv(_CHUNK)
        except BlockingIOError:
            return False
        except OSError:
            read = b""
        if read:
            self.size += len(read)
            if len(exchange.head) < 12:
                exchange.head += read[:12]
            return False
        ready.unregister(exchange.sock)
        exchange.sock.close()
        status = exchange.head[9:12].decode("ascii", "replace") or "no answer"
        self.statuses[status] = self.statuses.get(status, 0) + 1
        return True


def main() -> None:
    """The child's end."""
    for line in sys.stdin:
        done = _Generator(**json.loads(line)).run()
        sys.stdout.write(json.dumps(done.__dict__) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
