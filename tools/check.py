"""`make check`: everything that can be said about the code without running the portal. All checks run; any failure fails."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
MANAGE = (str(BIN / "python"), "manage.py")
#: Enough for the production settings to start; none of it is a secret of anybody's.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "made-up-for-the-deployment-check-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "example.org",
    "SITE_URL": "https://example.org",
}
CHECKS: tuple[tuple[str, tuple[str, ...], dict[str, str]], ...] = (
    ("code style (ruff)", (str(BIN / "ruff"), "check", "."), {}),
    ("code form (ruff)", (str(BIN / "ruff"), "format", "--check", "."), {}),
    ("types (mypy)", (str(BIN / "mypy"),), {}),
    ("templates (djlint)", (str(BIN / "djlint"), "--lint", "--quiet", "templates"), {}),
    ("arrows between rooms (import-linter)", (str(BIN / "lint-imports"), "--no-cache"), {}),
    ("system checks", (*MANAGE, "check", "--fail-level", "WARNING"), {}),
    ("deployment checks", (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
    ("migrations", (*MANAGE, "makemigrations", "--check", "--dry-run"), {}),
    ("catalogues", (str(BIN / "python"), "-m", "tools.messages", "check"), {}),
    ("requirements", (str(BIN / "python"), "-m", "tools.lock", "check"), {}),
    ("migrations run from nothing", (*MANAGE, "migrate", "--verbosity", "0"), {}),
    # On the database that the line above has made.
    ("starter content", (*MANAGE, "load_content", "--check"), {}),
)


def run(name: str, command: tuple[str, ...], environment: dict[str, str]) -> bool:
    """Run one check and show what it found."""
    begun = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    passed = done.returncode == 0
    print(f"{'ok  ' if passed else 'FAIL'} {name} ({time.monotonic() - begun:.0f} s)", flush=True)
    if not passed:
        print((done.stdout + done.stderr).rstrip(), flush=True)
    return passed


def main(only: list[str]) -> int:
    """Run the checks whose name contains one of the words, or all.

    Returns:
        0 when all passed.
    """
    from tools import messages

    messages.compile_catalogues()
    with tempfile.TemporaryDirectory(prefix="portal-check-") as scratch:
        chosen = [check for check in CHECKS if not only or any(word in check[0] for word in only)]
        results = [run(name, command, {"VAR_DIR": scratch, **environment}) for name, command, environment in chosen]
    failed = results.count(False)
    print(f"{len(results)} checks, {failed} failed" if failed else f"{len(results)} checks passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
