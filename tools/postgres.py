"""A PostgreSQL server for the length of a command, in a temporary folder, from the programs on this machine.

`python -m tools.postgres COMMAND …` runs the command with DATABASE_URL set; without a command it waits until Ctrl-C.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools.ports import free_port

#: What a test server may forget: it is thrown away, so nothing has to survive a power cut.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200", "shared_buffers": "128MB"}


class NoServerError(Exception):
    """There is no PostgreSQL that could be started here."""


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`, the newest version first; each is executed to see that it works."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name.split(".")[0]), reverse=True)
    found = shutil.which("initdb")
    for folder in [*installed, *([Path(found).resolve().parent] if found else [])]:
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            for program in ("initdb", "postgres"):
                subprocess.run([folder / program, "--version"], check=True, capture_output=True)
            return folder
    return None


def owner() -> str | None:
    """Whom the server runs as: PostgreSQL refuses root, so root lends it to another account."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            pwd.getpwnam(name)
            return name
    raise NoServerError("PostgreSQL does not run as root, and there is no account that it could run as.")


def command_as(name: str | None, *command: str | Path) -> list[str]:
    """The command, run as that account."""
    lent = ["runuser", "-u", name, "--"] if name else []
    return [*lent, *map(str, command)]


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Start a server and give its DATABASE_URL; stop and remove it afterwards.

    Raises:
        NoServerError: when the programs are missing or the server does not start.
    """
    folder, account = programs(), owner()
    if folder is None:
        raise NoServerError("There is no PostgreSQL server on this machine.")
    home = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    try:
        if account:
            shutil.chown(home, account)
        data, port = home / "data", free_port()
        made: list[str | Path] = ["--auth=trust", "--username=portal", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--pgdata", data]
        _quietly(command_as(account, folder / "initdb", *made), home)
        options = {**CARELESS, "port": str(port), "listen_addresses": "127.0.0.1", "unix_socket_directories": str(home)}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with (home / "server.log").open("wb") as log:
            server = subprocess.Popen(
                command_as(account, folder / "postgres", "-D", data, *settings), cwd=home, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        try:
            _wait(folder, port, server, home)
            yield f"postgres://portal@127.0.0.1:{port}/postgres"
        finally:
            _stop(folder, account, data, server, home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _quietly(command: list[str], home: Path) -> None:
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise NoServerError(f"PostgreSQL did not start: {done.stderr.strip()}")


def _wait(folder: Path, port: int, server: subprocess.Popen[bytes], home: Path) -> None:
    for _again in range(150):
        ready = subprocess.run([folder / "pg_isready", "-h", "127.0.0.1", "-p", str(port)], capture_output=True, check=False)
        if ready.returncode == 0:
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise NoServerError(f"PostgreSQL did not start: {(home / 'server.log').read_text()[-400:].strip()}")


def _stop(folder: Path, account: str | None, data: Path, server: subprocess.Popen[bytes], home: Path) -> None:
    stop = command_as(account, folder / "pg_ctl", "stop", "-D", data, "-m", "immediate")
    subprocess.run(stop, cwd=home, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()


def main(command: list[str]) -> int:
    """Run a command with a server, or keep one until Ctrl-C."""
    try:
        with cluster() as url:
            print(f"DATABASE_URL={url}", flush=True)
            if command:
                return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode
            with contextlib.suppress(KeyboardInterrupt):
                while True:
                    time.sleep(3600)
            return 0
    except NoServerError as missing:
        print(f"{missing} To bring it – on Debian or Ubuntu: apt-get install postgresql", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
