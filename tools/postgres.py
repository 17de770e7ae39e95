"""A PostgreSQL server for the length of a command, in a temporary folder, from the programs on this machine.

`python -m tools.postgres COMMAND …` runs the command with DATABASE_URL set; without a command it waits until Ctrl-C.
"""

import contextlib
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tools.ports import free_port
from tools.servers import NoServerError, account_for, command_as, home_of, keep_for

#: What a test server may forget: it is thrown away, so nothing has to survive a power cut.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200", "shared_buffers": "128MB"}


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


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Start a server and give its DATABASE_URL; stop and remove it afterwards.

    Raises:
        NoServerError: when the programs are missing or the server does not start.
    """
    folder, account = programs(), account_for("PostgreSQL", "postgres", "nobody")
    if folder is None:
        raise NoServerError("There is no PostgreSQL server on this machine.")
    with home_of("postgres", account) as home:
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
            return keep_for(command, DATABASE_URL=url)
    except NoServerError as missing:
        print(f"{missing} To bring it – on Debian or Ubuntu: apt-get install postgresql", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
