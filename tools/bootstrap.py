"""Make the project's own environment in `.venv`. Only the standard library, because nothing else is there yet.

`python tools/bootstrap.py run` brings what the portal needs, `… dev` what its tests and checks need too. Nothing global is touched. A
stamp remembers the hash of the requirements, so a second call takes no time.
"""

import contextlib
import fcntl
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "requirements.json"
FILES = {"run": ROOT / "requirements.txt", "dev": ROOT / "requirements-dev.txt"}
INSTALLER = ROOT / "tools" / "installer.txt"


def say(line: str) -> None:
    """Tell the person who waits."""
    print(line, flush=True)


def stop(line: str) -> None:
    """End with one clear line."""
    sys.exit(line)


def mark(kind: str) -> str:
    """What decides which packages an environment of this kind holds."""
    return hashlib.sha256(FILES[kind].read_bytes() + sys.version.encode()).hexdigest()


def installed() -> dict[str, str]:
    """The kind of environment that stands and the mark it was made for."""
    try:
        found: dict[str, str] = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return found


def works() -> bool:
    """Whether the environment's interpreter starts; a moved folder or a removed Python leaves a dead one behind."""
    try:
        done = subprocess.run([PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def make() -> None:
    """Make an empty environment."""
    say("Making the environment in .venv …")
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, check=False)
    if done.returncode:
        stop(
            "This Python cannot make an environment (its venv or pip module is missing). "
            "Bring it – on Debian or Ubuntu: apt-get install python3-venv – and repeat the command."
        )


def quiet(*command: str | Path) -> bool:
    """Run a command; True when it succeeded. What it said is shown only to those who ask, through a log file."""
    with (VENV / "bootstrap.log").open("a") as log:
        log.write(f"$ {' '.join(map(str, command))}\n")
        log.flush()
        return subprocess.run(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, check=False).returncode == 0


def fill(kind: str) -> None:
    """Install the packages of a kind, at the pinned versions and with their hashes checked."""
    say(f"Installing the packages of {FILES[kind].name} …")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input")
    uv = VENV / "bin" / "uv"
    have_uv = quiet(uv, "--version") if uv.exists() else quiet(*pip, "install", "--require-hashes", "-r", INSTALLER)
    if have_uv and quiet(uv, "pip", "sync", "--python", PYTHON, "--require-hashes", FILES[kind]):
        return
    if not quiet(*pip, "install", "--require-hashes", "-r", FILES[kind]):
        stop("The packages could not be installed: is a package registry within reach? Details: .venv/bootstrap.log")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Keep two commands that were started together from filling one environment at once."""
    name = hashlib.sha256(str(ROOT).encode()).hexdigest()[:16]
    with (Path(tempfile.gettempdir()) / f"portal-bootstrap-{name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main(kind: str) -> None:
    """Bring the environment up to date for a kind; one made for tests also runs the portal."""
    with alone():
        now = installed() if works() else {}
        if now and now["kind"] in {kind, "dev"} and now["mark"] == mark(now["kind"]):
            return
        kind = "dev" if now.get("kind") == "dev" else kind
        if not works():
            make()
        STAMP.unlink(missing_ok=True)
        fill(kind)
        STAMP.write_text(json.dumps({"kind": kind, "mark": mark(kind)}))


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever calls this without make may use any Python
        stop("The portal needs Python 3.11 or newer.")
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
