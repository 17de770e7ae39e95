"""What migrations put into the database, for tests that really commit and empty it: as objects it takes seconds a test, as rows none."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction


class Rows:
    """The rows of all tables as they are now.

    Django would keep them as one JSON text and save each object of it, with two statements and every signal.
    """

    def __init__(self) -> None:
        tables = sorted(connection.introspection.django_table_names(only_existing=True, include_views=False))
        self._kept = _copied(tables) if connection.vendor == "postgresql" else _read(tables)

    def put_back(self) -> None:
        """Write them into the tables, which the test before emptied; before the first one they are still there."""
        if ContentType.objects.exists():
            return
        write = _write_copied if connection.vendor == "postgresql" else _write
        with transaction.atomic(), connection.cursor() as cursor:
            for table, rows in self._kept.items():
                write(cursor.cursor, table, rows)

    def instead_of_objects(self) -> None:
        """Let Django's tests that commit put back these rows."""
        connection._test_serialized_contents = ""  # type: ignore[attr-defined]  # by this it knows that there is something to put back
        connection.creation.deserialize_db_from_string = lambda _objects: self.put_back()


def _copied(tables: Sequence[str]) -> dict[str, Any]:
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            with cursor.cursor.copy(f"COPY {_quoted(table)} TO STDOUT") as copy:
                if rows := b"".join(bytes(part) for part in copy):
                    found[table] = rows
    return found


def _write_copied(cursor: Any, table: str, rows: bytes) -> None:
    with cursor.copy(f"COPY {_quoted(table)} FROM STDIN") as copy:
        copy.write(rows)


def _read(tables: Sequence[str]) -> dict[str, Any]:
    """Read past Django's connection, which would make dates of texts."""
    with closing(sqlite3.connect(Path(connection.settings_dict["NAME"]))) as source:
        found = {table: source.execute(f"SELECT * FROM {_quoted(table)}").fetchall() for table in tables}
    return {table: rows for table, rows in found.items() if rows}


def _write(cursor: sqlite3.Cursor, table: str, rows: list[tuple[Any, ...]]) -> None:
    sqlite3.Cursor.executemany(cursor, f"INSERT INTO {_quoted(table)} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
