"""The small portal is published once a process; after that its rows are laid out again, which is many times faster.

Publishing is what most tests begin with, and its result is the same each time. The rows are only laid out in a database that
stands as it stood the first time; else the portal is published as usual. “As it stood” is said of the tables that publishing
changes and of those their rows point at: a group that one test made has another number in the next, for sequences of PostgreSQL
do not go back.
"""

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

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


def _pointed_at(names: Iterable[str]) -> set[str]:
    """The tables that rows of these tables may refer to."""
    changed = set(names)
    return {
        field.related_model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table in changed
        for field in model._meta.local_concrete_fields
        if field.related_model
    } - changed


class Snapshot:
    """What building something did to the database, and how to do it again.

    Args:
        build: makes the thing: a dataclass whose fields are model instances, lists of them, or plain values.
        fresh: tells whether the database is as most tests find it. What was built elsewhere is not kept, it would serve nobody.
    """

    def __init__(self, build: Callable[[], Any], *, fresh: Callable[[], bool]) -> None:
        self._build = build
        self._is_fresh = fresh
        self._watched: dict[str, Rows] = {}
        self._tables: dict[str, _Table] = {}
        self._made: Any = None

    def lay_out(self) -> Any:
        """Give the thing, fresh from the database."""
        if self._made is None:
            return self._record() if self._is_fresh() else self._build()
        if not self._as_it_stood():
            return self._build()
        with transaction.atomic():  # rows that refer to each other are exchanged together
            for name, table in self._tables.items():
                _write(name, table)
        return replace(self._made, **{field.name: _fresh(getattr(self._made, field.name)) for field in fields(self._made)})

    def _as_it_stood(self) -> bool:
        expected = self._watched | {name: table.before for name, table in self._tables.items()}
        return all(_read(name)[1] == rows for name, rows in expected.items())

    def _record(self) -> Any:
        before = {name: _read(name) for name in _names()}
        made = self._build()
        for name, (columns, rows) in before.items():
            after = _read(name)[1]
            if after != rows:
                self._tables[name] = _Table(columns, rows, after)
        self._watched = {name: before[name][1] for name in _pointed_at(self._tables)}
        self._made = replace(made)
        return replace(made, **{field.name: _fresh(getattr(made, field.name)) for field in fields(made)})


def _fresh(value: Any) -> Any:
    if isinstance(value, models.Model):
        return type(value)._default_manager.get(pk=value.pk)
    if isinstance(value, list):
        return [_fresh(one) for one in value]
    return copy.deepcopy(value)
