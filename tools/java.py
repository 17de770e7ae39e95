"""A Java with its compiler on this machine."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

#: Where distributions and macOS put them.
INSTALLED = ((Path("/usr/lib/jvm"), "*"), (Path("/Library/Java/JavaVirtualMachines"), "*/Contents/Home"))


def version(said: str) -> int:
    """The feature release in what `javac -version` says: 25 for "javac 25.0.3", 8 for "javac 1.8.0_412", 0 when it says something else."""
    found = re.search(r"^javac (?:1\.)?(\d+)", said, re.MULTILINE)
    return int(found[1]) if found else 0


def version_of(home: Path) -> int:
    """The feature release of a Java, executed to see that it works; 0 when it does not or has no compiler."""
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        done = subprocess.run([home / "bin" / "javac", "-version"], capture_output=True, text=True, check=True)
        return version(done.stdout + done.stderr)
    return 0


def homes() -> Iterator[Path]:
    """Folders that may hold a Java: those that the environment names, the one on the path, then what is installed."""
    yield from (Path(named) for name in ("ES_JAVA_HOME", "JAVA_HOME") if (named := os.environ.get(name)))
    if found := shutil.which("javac"):
        yield Path(found).resolve().parent.parent
    for folder, pattern in INSTALLED:
        yield from sorted(folder.glob(pattern), reverse=True)


def java_home(at_least: int) -> Path | None:
    """The first Java of that feature release or a newer one."""
    return next((home for home in homes() if version_of(home) >= at_least), None)
