"""The server whose pages are measured: gunicorn, as in production, with two synchronous workers, whose times have one hump only."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.ports import free_port, wait_for
from tools.preparation import ROOT
from tools.servers import stop

WORKERS = 2


@dataclass(frozen=True)
class Server:
    """Where it answers, and its first process."""

    port: int
    pid: int

    def memory(self, kind: str = "Rss") -> list[float]:
        """Megabytes of this machine's memory that each worker takes.

        Args:
            kind: ``Rss``, with all that it shares with others; ``Pss``, with its part of that.
        """
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        found = []
        for pid in children.read_text().split():
            said = Path(f"/proc/{pid}/smaps_rollup").read_text()
            found += [int(line.split()[1]) / 1024 for line in said.splitlines() if line.startswith(f"{kind}:")]
        return sorted(found)


@contextmanager
def server(environment: Mapping[str, str]) -> Iterator[Server]:
    """Start it on a free port; stop it afterwards.

    Args:
        environment: with DATABASE_URL, VAR_DIR and CACHE_URL as the portal reads them.

    Raises:
        RuntimeError: when it does not start; what it said is told.
    """
    port = free_port()
    options = ["--workers", str(WORKERS), "--worker-class", "sync", "--preload", "--log-level", "warning", "--no-control-socket"]
    with tempfile.TemporaryFile("w+") as log:
        started = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "bench.serving_wsgi:application", "--bind", f"127.0.0.1:{port}", *options],
            cwd=ROOT, env={**os.environ, **environment}, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            if not wait_for(f"http://127.0.0.1:{port}/healthz", seconds=60, still_alive=lambda: started.poll() is None):
                log.seek(0)
                raise RuntimeError(f"The server did not start:\n{log.read()}")
            yield Server(port, started.pid)
        finally:
            stop(started, seconds=15)
