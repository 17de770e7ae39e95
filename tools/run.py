"""`make run`: prepare what is not ready, then start the portal and the scheduler and stop both together."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from tools import messages
from tools.ports import is_free, wait_for
from tools.preparation import VAR_DIR, prepare

ROOT = Path(__file__).resolve().parent.parent


class Stop(Exception):  # noqa: N818 - a request, not an error
    """Somebody asked to stop."""


def chosen_port() -> int:
    """The port from the environment; ends with one clear line when it is of no use."""
    text = os.environ.get("PORT", "8000")
    if not text.isdigit() or not 0 < int(text) < 65_536:
        sys.exit(f"PORT={text} is not a port. Choose a number between 1024 and 65535: PORT=8001 make run")
    if not is_free(int(text)):
        sys.exit(f"Port {text} is taken. Choose another one: PORT={int(text) + 1} make run")
    return int(text)


def start(*command: str) -> subprocess.Popen[bytes]:
    """Start a part in this process group. Ctrl-C reaches all of it, so the parts leave that to us and wait to be told."""
    held = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return subprocess.Popen([sys.executable, *command], cwd=ROOT, stdin=subprocess.DEVNULL)
    finally:
        signal.signal(signal.SIGINT, held)


def server_command(port: int, *, reload: bool) -> list[str]:
    """The server: gunicorn with threads, or Django's own when the code is being changed."""
    if reload:
        return ["manage.py", "runserver", f"127.0.0.1:{port}"]
    # One process: the embedded cache lives in the process, and a newcomer's machine needs no more.
    options = ["--workers", "1", "--threads", "8", "--log-level", "warning", "--graceful-timeout", "3", "--no-control-socket"]
    return ["-m", "gunicorn", "cms.wsgi:application", "--bind", f"127.0.0.1:{port}", *options]


def greet(port: int, accounts: str) -> None:
    """Say where everything is."""
    site = f"http://127.0.0.1:{port}"
    print(
        f"""
The portal is running:
  po polsku    {site}/pl/
  in English   {site}/en/
  på norsk     {site}/nb/
  admin        {site}/admin/
  sent mail    {site}/outbox/

{accounts.strip()}

Data is kept in {os.path.relpath(VAR_DIR)}. Ctrl-C stops the portal.
""",
        flush=True,
    )


def _ask_to_stop(_number: int, _frame: FrameType | None) -> None:
    raise Stop


def stop_all(parts: list[subprocess.Popen[bytes]]) -> None:
    """Ask every part to stop, and end those that do not."""
    for part in parts:
        if part.poll() is None:
            part.terminate()
    for part in parts:
        try:
            part.wait(timeout=6)
        except subprocess.TimeoutExpired:
            part.kill()
            part.wait()


def main(*, reload: bool) -> int:
    """Prepare, start, wait.

    Returns:
        0 when the portal was stopped on request, 1 when a part ended by itself.
    """
    port = chosen_port()
    os.environ["PORT"] = str(port)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.local")
    if reload:
        os.environ.setdefault("DEBUG", "true")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _ask_to_stop)
    parts: list[subprocess.Popen[bytes]] = []
    try:
        messages.compile_catalogues()
        accounts = prepare()
        server = start(*server_command(port, reload=reload))
        parts = [server]
        if not wait_for(f"http://127.0.0.1:{port}/healthz", seconds=60, still_alive=lambda: server.poll() is None):
            print("The server did not start; what it said stands above.", file=sys.stderr)
            return 1
        # Loading twice at once would keep the first page waiting; nothing is due within these seconds.
        parts.append(start("-m", "cms.scheduler"))
        greet(port, accounts)
        while all(part.poll() is None for part in parts):
            time.sleep(0.5)
        print("A part of the portal ended by itself; what it said stands above.", file=sys.stderr)
        return 1
    except Stop:
        print("\nStopping …", flush=True)
        return 0
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        stop_all(parts)


if __name__ == "__main__":
    sys.exit(main(reload="--reload" in sys.argv))
