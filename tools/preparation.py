"""What must be ready before the portal can start, each step only when something that it depends on has changed."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", ROOT / "var")).absolute()


@dataclass(frozen=True)
class Step:
    """A management command, what to say while it runs, and the files that make it worth running again."""

    name: str
    says: str
    command: tuple[str, ...]
    depends_on: tuple[str, ...]
    keep_output: bool = False
    #: The command says on standard error how far it is; a person who waits sees it.
    shows_progress: bool = False


STEPS = (
    Step("database", "Preparing the database …", ("migrate", "--verbosity", "0"), ("**/migrations/*.py", "requirements.txt")),
    Step("content", "Loading the starter content …", ("load_content",), ("content/**/*", "learning/exchange/*.py"), shows_progress=True),
    Step(
        "search",
        "Building the search index …",
        ("build_search",),
        ("search/**/*.py", "cms/core/findable/*.py", "cms/core/language/*.py", "cms/law/findable.py"),
        shows_progress=True,
    ),
    Step("accounts", "Making the demo accounts …", ("demo_accounts",), ("cms/accounts/**/*.py",), keep_output=True),
)


def mark(patterns: Iterable[str], before: str) -> str:
    """A hash of the files and of the step before, on which this one builds."""
    digest = hashlib.sha256(before.encode())
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and ".venv" not in path.parts and path.suffix != ".pyc":
                digest.update(path.relative_to(ROOT).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _database() -> str:
    """Which database the stamps speak of. A SQLite file that was removed is another one."""
    url = os.environ.get("DATABASE_URL", "")
    file = VAR_DIR / "portal.sqlite3"
    return url or (str(file.stat().st_ino) if file.exists() else "")


def run_step(step: Step) -> str:
    """Run a step's command and give what it printed; ends with what went wrong."""
    print(step.says, flush=True)
    command = [sys.executable, "manage.py", *step.command]
    errors = None if step.shows_progress else subprocess.PIPE
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr or ''}\nThis command failed: manage.py {' '.join(step.command)}")
    if done.stderr and done.stderr.strip():
        print(done.stderr.strip(), file=sys.stderr)
    return done.stdout


def prepare() -> str:
    """Do what is due, and give the list of demo accounts."""
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    stamp = VAR_DIR / "prepared.json"
    try:
        done = json.loads(stamp.read_text())
    except (OSError, ValueError):
        done = {}
    if done.get("of") != _database() or not _database():
        done = {}
    before = ""
    for step in STEPS:
        before = mark(step.depends_on, before)
        if done.get(step.name) == before:
            continue
        output = run_step(step)
        done[step.name] = before
        if step.keep_output:
            done[f"{step.name} said"] = output
        done["of"] = _database()
        stamp.write_text(json.dumps(done, ensure_ascii=False))
    return str(done.get("accounts said", ""))


if __name__ == "__main__":
    print(prepare())
