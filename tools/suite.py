"""`make test`: the suite on SQLite and Elasticsearch, what reads and writes rows on PostgreSQL, then the browser tests.

What cannot run here is named with the remedy.
"""

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tools import browser, elasticsearch, messages
from tools.postgres import cluster
from tools.redis_server import HOW_TO_BRING as HOW_TO_BRING_REDIS
from tools.redis_server import redis_server
from tools.servers import NoServerError

ROOT = Path(__file__).resolve().parent.parent
WORKERS = os.environ.get("TEST_WORKERS", str(max(2, os.cpu_count() or 2)))
#: What reads, counts and writes rows, which two databases may do differently. Everything runs on SQLite; this runs on PostgreSQL too.
ROOMS_OF_ROWS = {"domain", "models", "management", "groups", "own", "people", "search", "feedback", "notices", "home", "answers", "fronts"}
FILES_OF_ROWS = re.compile(
    r"thread|race|constraint|quer|search|merg|eras|migrat|load|report|count|order|due|schedul|once|purge|cache|limit|throttl|sign_in|model|law"
)
COUNTS = re.compile(r"(\d+) (passed|failed|error|errors|skipped)")


@dataclass
class Stage:
    """A part of the suite and how it went."""

    name: str
    passed: bool
    said: str

    def __str__(self) -> str:
        return f"{self.name}: {self.said}"


def pytest(name: str, *options: str, environment: dict[str, str]) -> Stage:
    """Run pytest, show what it says, and keep the counts of its last line."""
    print(f"\n── {name} ──", flush=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", *options],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, errors="replace",
    )  # fmt: skip
    last = ""
    assert process.stdout is not None
    for line in process.stdout:
        print(line, end="", flush=True)
        last = line if COUNTS.search(line) else last
    code = process.wait()
    counts = ", ".join(f"{number} {word}" for number, word in COUNTS.findall(last)) or f"ended with code {code}"
    return Stage(name, code == 0, counts)


def files_of_rows() -> list[str]:
    """The files of tests that run on both databases."""
    files = [path.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py")]
    chosen = [path for path in files if ROOMS_OF_ROWS & set(path.parent.parts) or FILES_OF_ROWS.search(path.stem)]
    return sorted(path.as_posix() for path in chosen if path.parts[1] != "e2e")


@contextlib.contextmanager
def server(given: str, start: Callable[[], AbstractContextManager[str]]) -> Iterator[str | None]:
    """The server to test against: the given one, else a throw-away one, else None with the reason printed."""
    if given:
        yield given
        return
    with contextlib.ExitStack() as stack:
        try:
            url: str | None = stack.enter_context(start())
        except NoServerError as missing:
            print(f"\n{missing}")
            url = None
        yield url


def on_servers(environment: dict[str, str]) -> list[Stage]:
    """The suite on the parts that a grown portal uses: PostgreSQL, and Redis as its cache."""
    given = os.environ.get("DATABASE_URL", "")
    with server(given if given.startswith("postgres") else "", cluster) as database, redis_server() as cache:
        absent = [] if cache else [Stage("Redis", True, f"not run (to bring it – {HOW_TO_BRING_REDIS})")]
        if database is None:
            absent.insert(0, Stage("PostgreSQL", True, "not run (to bring it – on Debian or Ubuntu: apt-get install postgresql)"))
        servers = {"DATABASE_URL": database, "TEST_CACHE_URL": f"{cache}/{{worker}}" if cache else None}
        found = {name: url for name, url in servers.items() if url}
        if not found:
            return absent
        name = " and ".join(name for name, url in (("PostgreSQL", database), ("Redis", cache)) if url)
        return [pytest(name, "-n", WORKERS, "-m", "not e2e", *files_of_rows(), environment={**environment, **found}), *absent]


def without_browser(environment: dict[str, str]) -> list[Stage]:
    """Everything on SQLite, then what reads and writes rows on the servers; one Elasticsearch for both."""
    with server(os.environ.get("ELASTICSEARCH_TEST_URL", ""), elasticsearch.node) as search:
        absent = [] if search else [Stage("Elasticsearch", True, f"not run (to bring it – {elasticsearch.HOW_TO_BRING})")]
        environment = {**environment, "ELASTICSEARCH_TEST_URL": search or ""}
        name = "SQLite and Elasticsearch" if search else "SQLite"
        return [pytest(name, "-n", WORKERS, "-m", "not e2e", environment=environment), *on_servers(environment), *absent]


def in_browser(environment: dict[str, str]) -> Stage:
    """The browser tests."""
    if browser.chromium() is None:
        return Stage("browser", True, f"not run (to bring it – {browser.HOW_TO_BRING})")
    return pytest("browser", "-m", "e2e", "-n", "0", environment=environment)


def main() -> int:
    """Run all stages.

    Returns:
        0 when everything that ran passed.
    """
    messages.compile_catalogues()
    with tempfile.TemporaryDirectory(prefix="portal-suite-") as scratch:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {"VAR_DIR": scratch}
        stages = [*without_browser(environment), in_browser(environment)]
    passed = all(stage.passed for stage in stages)
    print(f"\n{'Everything that ran passed' if passed else 'FAILED'} – " + "; ".join(map(str, stages)), flush=True)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
