"""What a figure depends on besides the code: the machine's shape, without its name."""

import os
import platform
from datetime import UTC, datetime
from typing import Any


def shape() -> dict[str, Any]:
    """Processors that this process may use, memory in GB, and Python's version."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {"processors": count, "memory_gb": round(memory / 2**30), "python": platform.python_version(), "system": platform.system()}


def today() -> str:
    """The day, as the history of figures has it."""
    return datetime.now(tz=UTC).date().isoformat()
