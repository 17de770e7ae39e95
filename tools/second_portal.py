"""A second portal for browsers to visit: its own process, on a copy of a seeded database that is kept between runs."""

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools import messages
from tools.ports import free_port, wait_for
from tools.preparation import ROOT, mark
from tools.servers import stop

KEPT = ROOT / ".pytest_cache" / "seeded"
SETTINGS = "tests.e2e.settings"
#: What decides what a seeded database and the collected static files look like.
DEPENDS_ON = (
    "**/migrations/*.py", "content/**/*", "static/**/*", "locale/**/*.po", "requirements-dev.txt", "tests/e2e/settings.py",
    "cms/**/*.py", "learning/**/*.py", "home/**/*.py", "search/**/*.py",
)  # fmt: skip
SEED = (
    ("migrate", "--verbosity", "0"),
    ("load_content",),
    ("build_search",),
    ("demo_accounts",),
    ("collectstatic", "--noinput", "--verbosity", "0"),
)


@dataclass(frozen=True)
class SecondPortal:
    """Where it answers, and where its files are."""

    url: str
    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite file, for looking at; the portal itself may be writing to it."""
        return self.folder / "portal.sqlite3"

    @property
    def log(self) -> str:
        """What the server said."""
        return (self.folder / "server.log").read_text(errors="replace")


def environment(folder: Path) -> dict[str, str]:
    """The environment of a process of that portal."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "CACHE_URL", "DEBUG"}}
    return {**inherited, "VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONWARNINGS": "default"}


def seeded() -> Path:
    """A folder with a seeded database, media and static files, made when something that it depends on has changed."""
    messages.compile_catalogues()
    kept = KEPT / mark(DEPENDS_ON, SETTINGS)[:16]
    with one_at_a_time():
        return kept if kept.exists() else _seed(kept)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other process is seeding: `pytest -n 2` by hand begins two at once."""
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    with (KEPT.parent / "seeding").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _seed(kept: Path) -> Path:
    shutil.rmtree(KEPT, ignore_errors=True)
    KEPT.mkdir(parents=True)
    draft = Path(tempfile.mkdtemp(dir=KEPT))
    for command in SEED:
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment(draft), stdin=subprocess.DEVNULL, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"manage.py {' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return draft.rename(kept)


@contextlib.contextmanager
def second_portal() -> Iterator[SecondPortal]:
    """Start the portal on a free port; stop it and remove its copy afterwards."""
    source = seeded()
    with tempfile.TemporaryDirectory(prefix="portal-second-") as scratch:
        folder = Path(scratch) / "var"
        shutil.copytree(source, folder)
        port = free_port()
        portal = SecondPortal(f"http://127.0.0.1:{port}", folder)
        options = ["--bind", f"127.0.0.1:{port}", "--threads", "8", "--log-level", "warning", "--graceful-timeout", "1"]
        with (folder / "server.log").open("wb") as log:
            server = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "cms.wsgi:application", "--no-control-socket", *options],
                cwd=ROOT, env={**environment(folder), "PORT": str(port)}, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        try:
            if not wait_for(f"{portal.url}/pl/", seconds=60, still_alive=lambda: server.poll() is None):
                raise RuntimeError(f"The second portal did not start:\n{portal.log}")
            yield portal
        finally:
            stop(server)
