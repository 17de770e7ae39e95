"""A portal with the starter content, kept between runs and brought up to date as `make run` does it; copies of it on both databases."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tools.preparation import ROOT, mark

KEPT = ROOT / "var" / "bench"
#: Tables that each database makes for itself.
OWN = ("django_migrations", "sqlite_sequence")
#: What finds text is another table on each database; nobody searches here.
SEARCH = ("wagtailsearch_", "mowis_search_", "sqlite_")


def folder() -> Path:
    """Where it is kept: another place when the tables are others."""
    return KEPT / f"starter-{mark(('**/migrations/*.py',), '')[:12]}"


def environment(place: Path) -> dict[str, str]:
    """The environment of `make run` with that folder in the place of var/."""
    left = {"DATABASE_URL", "CACHE_URL", "DEBUG", "DJANGO_SETTINGS_MODULE", "ELASTICSEARCH_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in left}
    return {**kept, "VAR_DIR": str(place), "DJANGO_SETTINGS_MODULE": "cms.settings.local"}


def bring() -> Path:
    """Load the starter content, which takes minutes, or what has changed since the last time, which takes seconds.

    Raises:
        RuntimeError: when it could not be loaded; what was said stands on the standard error.
    """
    place = folder()
    done = subprocess.run(
        [sys.executable, "-m", "tools.preparation"], cwd=ROOT, env=environment(place), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError("The starter content could not be loaded.")
    return place


def copy(place: Path, to: Path) -> None:
    """Copy its database, as a SQLite file; somebody may be using it."""
    with sqlite3.connect(place / "portal.sqlite3") as source, sqlite3.connect(to) as target:
        source.backup(target)


def pour(file: Path, url: str) -> int:
    """Fill a PostgreSQL database, whose tables were made by the same migrations, with the rows of a SQLite file.

    Types are PostgreSQL's own business: it reads what SQLite holds (``1`` for true, JSON as text) from the text form of COPY.

    Returns:
        How many rows were written.
    """
    count = 0
    with sqlite3.connect(file) as source, psycopg.connect(url) as target:
        target.execute("SET session_replication_role = replica")  # no foreign key is looked at while tables are filled one by one
        target.execute("SET TIME ZONE 'UTC'")
        tables = _tables(source, target)
        target.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(map(sql.Identifier, tables))))
        for table, columns in tables.items():
            count += _pour_table(source, target, table, columns)
    return count


def _tables(source: sqlite3.Connection, target: psycopg.Connection[Any]) -> dict[str, list[str]]:
    there: dict[str, set[str]] = {}
    for table, column in target.execute("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"):
        there.setdefault(table, set()).add(column)
    names = [name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    wanted = [name for name in names if name in there and name not in OWN and not name.startswith(SEARCH)]
    return {name: [row[1] for row in source.execute(f'PRAGMA table_info("{name}")') if row[1] in there[name]] for name in wanted}


def _pour_table(source: sqlite3.Connection, target: psycopg.Connection[Any], table: str, columns: list[str]) -> int:
    count = 0
    named = sql.SQL(", ").join(map(sql.Identifier, columns))
    with target.cursor() as cursor, cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), named)) as written:
        listed = ", ".join(f'"{column}"' for column in columns)
        for row in source.execute(f'SELECT {listed} FROM "{table}"'):  # noqa: S608 - names of our own tables
            written.write_row(row)
            count += 1
    if "id" in columns:
        name = sql.Literal(f'"{table}"')
        sequence = target.execute(sql.SQL("SELECT pg_get_serial_sequence({}, 'id')").format(name)).fetchone()
        if sequence and sequence[0]:
            reset = "SELECT setval({}, (SELECT coalesce(max(id), 1) FROM {}))"
            target.execute(sql.SQL(reset).format(sql.Literal(sequence[0]), sql.Identifier(table)))
    return count
