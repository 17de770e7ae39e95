"""Ports and addresses on this machine."""

import socket
import time
import urllib.error
import urllib.request


def is_free(port: int) -> bool:
    """Whether a server could listen on the port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(url: str) -> bool:
    """Whether a server answers there, whatever it says."""
    try:
        with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - an address of this machine
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def wait_for(url: str, *, seconds: float, still_alive: object = None) -> bool:
    """Wait until a server answers; give up after that time, or when ``still_alive()`` says that it has died."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answers(url):
            return True
        if callable(still_alive) and not still_alive():
            return False
        time.sleep(0.1)
    return False
