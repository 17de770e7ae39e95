"""`make bench`: brings a database that is thrown away, runs every benchmark, prints one table, exits 1 when a goal is missed.

``JSON=path`` has the same lines written there as a program reads them, with the numbers of each round.
"""

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.postgres import cluster
from tools.servers import NoServerError

#: Benchmarks by name, as ONLY chooses some of them.
BENCHMARKS = frozenset({"texts", "papers", "search", "learning", "growth", "serving"})


@contextlib.contextmanager
def database() -> Iterator[str]:
    """A PostgreSQL of its own, else SQLite, which is said."""
    with contextlib.ExitStack() as stack:
        try:
            url = stack.enter_context(cluster())
        except NoServerError as missing:
            print(f"{missing}\nMeasured on SQLite instead. On Debian or Ubuntu: apt-get install postgresql", flush=True)
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            url = f"sqlite:///{folder}/bench.sqlite3"
        yield url


def main() -> int:
    """Run everything."""
    scale = os.environ.get("SCALE", "small")
    if scale not in {"small", "full"}:
        print("SCALE is small or full.", file=sys.stderr)
        return 2
    only = os.environ.get("ONLY", "").replace(",", " ").split()
    if not BENCHMARKS.issuperset(only):
        print(f"ONLY is some of {', '.join(sorted(BENCHMARKS))}.", file=sys.stderr)
        return 2
    with database() as url, tempfile.TemporaryDirectory() as var:
        os.environ |= {"DATABASE_URL": url, "VAR_DIR": var, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        os.environ.pop("CACHE_URL", None)
        import django

        django.setup()
        from bench.machine import shape, today
        from bench.report import record, table
        from bench.suite import lines

        found = []
        for line in lines(scale, only):
            found.append(line)
            print(f"… {line.work}", file=sys.stderr, flush=True)  # a full run takes its time
        print(table(found))
        missed = [line for line in found if line.fails]
        server = "PostgreSQL" if url.startswith("postgres") else "SQLite"
        print(f"\nSCALE={scale}, {server}; {len(missed)} missed.")
        if path := os.environ.get("JSON"):
            said = {"day": today(), "scale": scale, "only": only, "database": server, "machine": shape(), "missed": len(missed)}
            Path(path).write_text(json.dumps({**said, "lines": record(found)}, ensure_ascii=False, indent=1) + "\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
