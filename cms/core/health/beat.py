"""The scheduler's heartbeat: a file that it writes every minute and others read."""

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from .registry import Finding

FILE = "scheduler.json"
#: A scheduler that has not written for so long is not running.
SILENCE = timedelta(minutes=5)


@dataclass
class Beat:
    """What the scheduler says of itself. ``ran`` holds when each job last ended well, ``failed`` what went wrong last."""

    pid: int
    at: str
    ran: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def read(directory: Path | None = None) -> Beat | None:
    """The last heartbeat, or None when there was none or it cannot be read."""
    path = (directory or Path(settings.VAR_DIR)) / FILE
    try:
        return Beat(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write(beat: Beat, directory: Path) -> None:
    """Replace the heartbeat as a whole, so that a reader never sees half of it."""
    handle, draft = tempfile.mkstemp(dir=directory, prefix=f".{FILE}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(beat), file)
    Path(draft).replace(directory / FILE)


def heartbeat_line() -> Finding:
    """Whether the scheduler runs and its jobs end well."""
    beat = read()
    start = "python -m cms.scheduler (make run starts it too)"
    if beat is None:
        return Finding(False, "has never run; scheduled pages are not published", start)
    silent = timezone.now() - datetime.fromisoformat(beat.at)
    if silent > SILENCE:
        return Finding(False, f"silent for {int(silent.total_seconds() // 60)} minutes", start)
    if beat.failed:
        return Finding(False, "; ".join(f"{name}: {why}" for name, why in beat.failed.items()), "Read the scheduler's log.")
    return Finding(True, "running")
