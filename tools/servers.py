"""What the throw-away servers share: whose account they run under, the folder they live in, keeping one for a command."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path


class NoServerError(Exception):
    """There is no such server that could be started here; the message says what is missing."""


def account_for(program: str, *names: str) -> str | None:
    """Whom a server runs as that refuses root: None for ourselves, or the account that root lends it.

    Args:
        program: what the refusal calls the server.
        names: accounts that would do, the best first.

    Raises:
        NoServerError: when we are root and have none of these accounts.
    """
    if os.geteuid() != 0:
        return None
    for name in names:
        with contextlib.suppress(KeyError):
            pwd.getpwnam(name)
            return name
    raise NoServerError(f"{program} does not run as root, and there is no account that it could run as.")


def command_as(name: str | None, *command: str | Path) -> list[str]:
    """The command, run as that account."""
    lent = ["runuser", "-u", name, "--"] if name else []
    return [*lent, *map(str, command)]


@contextlib.contextmanager
def home_of(program: str, account: str | None) -> Iterator[Path]:
    """A folder of the server's own, removed with everything in it."""
    home = Path(tempfile.mkdtemp(prefix=f"portal-{program}-"))
    try:
        if account:
            shutil.chown(home, account)
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def stop(process: "subprocess.Popen[bytes]", seconds: float = 10) -> None:
    """Ask a server to end, and end it when it does not within so many seconds."""
    process.terminate()
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def keep_for(command: list[str], **addresses: str) -> int:
    """Run a command that finds the servers in its environment, or without one wait until Ctrl-C.

    Returns:
        what the command ended with.
    """
    for name, url in addresses.items():
        print(f"{name}={url}", flush=True)
    if command:
        return subprocess.run(command, env={**os.environ, **addresses}, check=False).returncode
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            time.sleep(3600)
    return 0
