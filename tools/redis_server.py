"""A Redis server for the length of a command, from the program on this machine."""

import contextlib
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator

from tools.ports import free_port

HOW_TO_BRING = "on Debian or Ubuntu: apt-get install redis-server"


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
        connection.sendall(b"PING\r\n")
        return connection.recv(16).startswith(b"+PONG")
    return False


@contextlib.contextmanager
def redis_server() -> Iterator[str | None]:
    """Start a server that keeps nothing and give its address; None when there is none on this machine."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="portal-redis-") as home:
        port = free_port()
        options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", home, "--databases", "64"]
        server = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        try:
            end = time.monotonic() + 10
            while not _answers(port) and time.monotonic() < end and server.poll() is None:
                time.sleep(0.05)
            yield f"redis://127.0.0.1:{port}" if _answers(port) else None
        finally:
            server.terminate()
            server.wait(timeout=10)
