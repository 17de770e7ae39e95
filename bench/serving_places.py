"""Where pages are measured: on the embedded default, and on PostgreSQL with Redis where both are on this machine."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import starter
from bench.child import Child
from bench.databases import second_database
from bench.search_places import outside
from bench.serving_server import Server, server
from tools import redis_server

SETTINGS = "bench.serving_settings"


@dataclass(frozen=True)
class Place:
    """A database and a cache, with the starter content and the page that others are compared with.

    Args:
        name: as the table says it.
        environment: of the processes there.
        warm: the least speed of a page that is kept, in terms of the bare view.
    """

    name: str
    environment: dict[str, str]
    warm: float

    @contextmanager
    def portal(self) -> Iterator[tuple[Child, Server]]:
        """A process that counts, and the server that is measured, on the same rows and the same marks of what changed."""
        child = Child({**outside(), **self.environment})
        try:
            with server(self.environment) as running:
                yield child, running
        finally:
            child.close()


@contextmanager
def places(kept: Path) -> Iterator[tuple[list[Place], dict[str, str]]]:
    """What can be measured here, and why the rest cannot, by name.

    Args:
        kept: the folder of the starter portal.
    """
    url, var = os.environ["DATABASE_URL"], Path(os.environ["VAR_DIR"])
    missing: dict[str, str] = {}
    with ExitStack() as stack:
        file = var / "serving.sqlite3"
        starter.copy(kept, file)
        embedded = _environment(f"sqlite:///{file}", "embedded", kept)
        _made(embedded)
        found = [Place("SQLite, cache in the process", embedded, 0.65)]
        redis = stack.enter_context(redis_server.redis_server())
        if not url.startswith("postgres"):
            missing["PostgreSQL, Redis"] = "not run; on Debian or Ubuntu: apt-get install postgresql"
        elif redis is None:
            missing["PostgreSQL, Redis"] = f"not run; {redis_server.HOW_TO_BRING}"
        else:
            other = stack.enter_context(second_database(url, name="bench_serving"))
            shared = {**_environment(other, "shared", kept), "CACHE_URL": f"{redis}/1"}
            _made(shared, pour_from=str(file))
            found.append(Place("PostgreSQL, Redis", shared, 0.33))
        yield found, missing


def _environment(url: str, name: str, kept: Path) -> dict[str, str]:
    var = f"{os.environ['VAR_DIR']}/serving-{name}"
    # An empty address of a cache is none: the cache lies in the process.
    return {"DATABASE_URL": url, "VAR_DIR": var, "MEDIA_ROOT": str(kept / "media"), "DJANGO_SETTINGS_MODULE": SETTINGS}


def _made(environment: dict[str, str], **arguments: str) -> None:
    child = Child({**outside(), **environment})
    child.ask("set_up_serving", **arguments)
    child.close()
