"""Where the search is measured: SQLite, PostgreSQL and Elasticsearch, as far as they are on this machine; empty databases for each."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from bench.child import Child
from bench.databases import second_database
from tools.elasticsearch import HOW_TO_BRING, node
from tools.servers import NoServerError


@dataclass(frozen=True)
class Place:
    """A backend.

    Args:
        name: as the table says it.
        empty: the address of a migrated database with nothing but a front page, to which nobody is connected.
        elasticsearch: the address of a node, or nothing when the database answers.
    """

    name: str
    empty: str
    elasticsearch: str = ""

    @contextmanager
    def portal(self, part: str) -> Iterator[Child]:
        """A process with a database of its own, and an index of its own where there is a cluster.

        Args:
            part: names both.
        """
        own = f"bench_search_{self.name.lower()}_{part}"
        with second_database(self.empty, name=own) as url:
            more = {"ELASTICSEARCH_URL": self.elasticsearch, "ELASTICSEARCH_INDEX": own} if self.elasticsearch else {}
            child = Child({**outside(), "DATABASE_URL": url, "VAR_DIR": f"{os.environ['VAR_DIR']}/{own}", **more})
            try:
                yield child
            finally:
                child.close()


def outside() -> dict[str, str]:
    """The environment without a cluster that somebody else uses."""
    return {name: value for name, value in os.environ.items() if not name.startswith("ELASTICSEARCH")}


@contextmanager
def places() -> Iterator[tuple[list[Place], dict[str, str]]]:
    """The backends that can be measured here, and why the others cannot, by name."""
    url = os.environ["DATABASE_URL"]
    missing: dict[str, str] = {}
    with ExitStack() as stack:
        sqlite = _emptied(f"sqlite:///{os.environ['VAR_DIR']}/search-empty.sqlite3")
        found = [Place("SQLite", sqlite)]
        if url.startswith("postgres"):
            found.append(Place("PostgreSQL", _emptied(stack.enter_context(second_database(url, name="bench_search_empty")))))
        else:
            missing["PostgreSQL"] = "not run; on Debian or Ubuntu: apt-get install postgresql"
        try:
            found.append(Place("Elasticsearch", sqlite, stack.enter_context(node())))
        except NoServerError as reason:
            missing["Elasticsearch"] = f"not run: {reason} To bring it – {HOW_TO_BRING}"
        yield found, missing


def _emptied(url: str) -> str:
    child = Child({**outside(), "DATABASE_URL": url})
    child.ask("set_up_search")
    child.close()  # a database is copied while nobody uses it
    return url
