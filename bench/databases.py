"""A second database that begins as a copy of the first."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

NAME = "bench_large"


@contextmanager
def second_database(url: str, *, name: str = NAME) -> Iterator[str]:
    """Copy the database of an address and give the copy's address; nobody may be connected to the first meanwhile.

    Args:
        url: a ``DATABASE_URL`` of PostgreSQL or SQLite.
        name: of the copy.
    """
    parts = urlsplit(url)
    if parts.scheme.startswith("sqlite"):
        first = Path(parts.path.removeprefix("/") if parts.path.startswith("//") else parts.path)
        copy = first.with_name(f"{name}.sqlite3")
        first.touch()
        shutil.copyfile(first, copy)
        # Not by urlunsplit: it leaves slashes out before a path that begins with two.
        yield f"sqlite:///{copy}"
        return
    template = parts.path.removeprefix("/")
    with psycopg.connect(url, dbname="template1", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
    yield urlunsplit(parts._replace(path=f"/{name}"))
