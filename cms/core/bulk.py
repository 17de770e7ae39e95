"""Writing very many rows at once: COPY on PostgreSQL, one prepared statement on SQLite. For synthetic data, where no signal is wanted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from types import NoneType
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

_BATCH = 5000
#: What PostgreSQL's driver writes itself, whatever the column; the detour through the field takes longer than the row.
_PLAIN = frozenset({NoneType, bool, int, str, UUID, date, datetime, Decimal})


def copy_rows(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert rows without making model instances. Constraints of the database hold; defaults and signals do not run.

    Args:
        model: whose table.
        fields: names of fields, in the order of the values; a field that is left out must be the automatic primary key.
        rows: values as the fields take them; a moment knows its time zone.

    Returns:
        How many rows were written.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    columns: list[Any] = [model._meta.get_field(name) for name in fields]
    names = ", ".join(connection.ops.quote_name(field.column) for field in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    prepared = _prepared(columns, rows, connection)
    count = 0
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for values in prepared:
                    copy.write_row(values)
                    count += 1
        else:
            marks = ", ".join(["%s"] * len(columns))
            statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - own names
            while batch := list(islice(prepared, _BATCH)):
                cursor.executemany(statement, batch)
                count += len(batch)
        for reset in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(reset)
    return count


def _prepared(fields: Sequence[Any], rows: Iterable[Sequence[Any]], connection: Any) -> Iterator[list[Any]]:
    plain = _PLAIN if connection.vendor == "postgresql" else frozenset()
    prepare: list[Callable[..., Any]] = [field.get_db_prep_save for field in fields]
    for row in rows:
        yield [value if type(value) in plain else way(value, connection) for way, value in zip(prepare, row, strict=True)]
