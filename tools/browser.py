"""Finding a Chromium on this machine."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
HOW_TO_BRING = "on Debian or Ubuntu: apt-get install chromium"
#: For containers: no sandbox as root, no shared memory of 64 MB.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-prefers-reduced-motion"]


def chromium() -> str | None:
    """The path of a Chromium that starts, or None. CHROMIUM names one outright."""
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        path = shutil.which(name) if name else None
        if path is None:
            continue
        try:
            # A distribution's wrapper may exist without the browser behind it, so it is executed.
            done = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return path
    return None
