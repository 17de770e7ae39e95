"""The doctor's lines about the machine: interpreter, packages, catalogues, programs."""

import platform
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path

from django.conf import settings

from .registry import Finding

OLDEST = (3, 11)
#: A line of a requirements file that pins a package; hashes follow on lines of their own.
PIN = re.compile(r"^[A-Za-z0-9]")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def python() -> Finding:
    """Whether the interpreter is new enough."""
    return Finding(sys.version_info >= OLDEST, platform.python_version(), "Install Python 3.11 or newer, then: make clean run")


def packages() -> Finding:
    """Whether what is installed is what requirements.txt pins."""
    path = Path(settings.BASE_DIR) / "requirements.txt"
    wrong = [f"{name} {found or 'missing'} (pinned {pinned})" for name, pinned, found in _pins(path) if found != pinned]
    detail = "; ".join(wrong[:5]) if wrong else "as pinned in requirements.txt"
    return Finding(not wrong, detail, "make environment")


def _pins(path: Path) -> list[tuple[str, str, str | None]]:
    """Name, pinned version and installed version of every pin that concerns this machine."""
    from packaging.requirements import Requirement  # late: the doctor alone reads them

    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not PIN.match(line):
            continue
        pin = Requirement(line.rstrip("\\ "))
        if pin.marker and not pin.marker.evaluate():
            continue
        try:
            found: str | None = metadata.version(pin.name)
        except metadata.PackageNotFoundError:
            found = None
        rows.append((pin.name, str(pin.specifier).removeprefix("=="), found))
    return rows


def catalogues() -> Finding:
    """Whether every language that the interface is translated into has a compiled catalogue, newer than its source."""
    wanted = [code for code, _name in settings.LANGUAGES if code != "en"]
    stale = []
    for code in wanted:
        folder = Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES"
        source, compiled = folder / "django.po", folder / "django.mo"
        if not compiled.exists():
            stale.append(f"{code} not compiled")
        elif source.exists() and source.stat().st_mtime > compiled.stat().st_mtime:
            stale.append(f"{code} older than its source")
    return Finding(not stale, ", ".join(stale) or ", ".join(wanted), "make messages")


def chromium() -> Finding:
    """Whether there is a browser for the browser tests."""
    found = next((path for path in map(shutil.which, BROWSERS) if path), "")
    return Finding(bool(found), found or "not found; browser tests are skipped", "apt-get install chromium")


def postgresql() -> Finding:
    """Whether there is a PostgreSQL to run the tests on."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    found = shutil.which("postgres") or (str(versions[-1]) if versions else "")
    return Finding(bool(found), found or "not found; tests on it are skipped", "apt-get install postgresql")
