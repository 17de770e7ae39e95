"""The pinned requirements: resolve them anew (`write`), or see that they follow pyproject.toml (`check`)."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
RUN, DEV = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
COMPILE = ("--universal", "--generate-hashes", "--no-header", "--python-version", "3.11", "--quiet")
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)([^\\\n]*)", re.MULTILINE)


def normal(name: str) -> str:
    """A package's name as the registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(path: Path) -> dict[str, set[str]]:
    """Versions by package; one package may have several, each for other Pythons."""
    found: dict[str, set[str]] = {}
    for name, version, _marker in PIN.findall(path.read_text()):
        found.setdefault(normal(name), set()).add(version)
    return found


def unmet(wanted: list[str], path: Path) -> Iterator[str]:
    """Requirements of pyproject.toml that the pins of a file do not meet."""
    have = pins(path)
    for line in wanted:
        requirement = Requirement(line)
        versions = have.get(normal(requirement.name), set())
        if not versions or not all(requirement.specifier.contains(version, prereleases=True) for version in versions):
            yield f"{path.name} does not meet {line} (make lock)"


def complaints() -> Iterator[str]:
    """Everything that is wrong with the pins."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    runtime, dev = project["project"]["dependencies"], project["dependency-groups"]["dev"]
    yield from unmet(runtime, RUN)
    yield from unmet([*runtime, *dev], DEV)
    run_pins, dev_pins = pins(RUN), pins(DEV)
    for name, versions in run_pins.items():
        if dev_pins.get(name) != versions:
            yield f"{name} is pinned differently in {RUN.name} and {DEV.name} (make lock)"
    for path in (RUN, DEV):
        text = path.read_text()
        if text.count("\n    --hash=") < len(PIN.findall(text)):
            yield f"{path.name} has a package without a hash (make lock)"
        if "://" in text:
            yield f"{path.name} names a download address, which does not belong here (make lock)"


def write() -> int:
    """Resolve both files."""
    uv = ROOT / ".venv" / "bin" / "uv"
    for path, extra in ((RUN, ()), (DEV, ("--group", "dev"))):
        done = subprocess.run([uv, "pip", "compile", *COMPILE, "pyproject.toml", *extra, "-o", path.name], cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    return 0


def main(command: str) -> int:
    """Run `write` or `check`."""
    if command == "write":
        return write()
    lines = list(complaints())
    print("\n".join(lines) or "requirements follow pyproject.toml")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
