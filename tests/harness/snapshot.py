"""The small portal is published once a process; after that its rows are laid out again, which is many times faster.

Publishing is what most tests begin with, and its result is the same each time. The rows are only laid out in a database that
stands as it stood the first time; else the portal is published as usual.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db import connection, models

Rows = list[tuple[Any, ...]]


@dataclass
class _Table:
    columns: list[str]
    before: Rows
    after: Rows


def _names() -> list[str]:
    # The full-text tables of SQLite are written by triggers.
    return [name for name in connection.introspection.table_names() if "_fts" not in name]


def _read(name: str) -> tuple[list[str], Rows]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
        columns = [column[0] for column in cursor.description or ()]
        return columns, sorted(cursor.fetchall(), key=repr)


def _write(name: str, table: _Table) -> None:
    quote = connection.ops.quote_name
    columns, marks = ", ".join(map(quote, table.columns)), ", ".join(["%s"] * len(table.columns))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {quote(name)}")
        cursor.executemany(f"INSERT INTO {quote(name)} ({columns}) VALUES ({marks})", table.after)


class Snapshot:
    """What building something did to the database, and how to do it again.

    Args:
        build: makes the thing: a dataclass whose fields are model instances, lists of them, or plain values.
    """

    def __init__(self, build: Callable[[], Any]) -> None:
        self._build = build
        self._tables: dict[str, _Table] = {}
        self._made: Any = None

    def lay_out(self) -> Any:
        """Give the thing, fresh from the database."""
        if self._made is None:
            return self._record()
        # Outside of a transaction each statement stands by itself, and rows that refer to each other cannot be exchanged.
        if not connection.in_atomic_block or any(_read(name)[1] != table.before for name, table in self._tables.items()):
            return self._build()
        for name, table in self._tables.items():
            _write(name, table)
        return replace(self._made, **{field.name: _fresh(getattr(self._made, field.name)) for field in fields(self._made)})

    def _record(self) -> Any:
        before = {name: _read(name) for name in _names()}
        made = self._build()
        for name, (columns, rows) in before.items():
            after = _read(name)[1]
            if after != rows:
                self._tables[name] = _Table(columns, rows, after)
        self._made = replace(made)
        return replace(made, **{field.name: _fresh(getattr(made, field.name)) for field in fields(made)})


def _fresh(value: Any) -> Any:
    if isinstance(value, models.Model):
        return type(value)._default_manager.get(pk=value.pk)
    if isinstance(value, list):
        return [_fresh(one) for one in value]
    return copy.deepcopy(value)
