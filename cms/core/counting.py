"""Adding to kept counters: one statement a table, rows always in one order.

Parallel writers meet at the same rows – a course's day, a page's month. Sorted rows mean that they wait for each other and never
crosswise. The statements read the same on SQLite and PostgreSQL.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from django.db.models import F

#: Rows in one statement: far below the number of parameters that either database takes.
BATCH = 500
Row = tuple[Any, ...]


def add_rows(model: type[models.Model], key: Sequence[str], sums: Sequence[str], rows: list[Row]) -> None:
    """Add numbers to counters, making the rows that do not stand yet.

    Args:
        model: the table.
        key: names of the fields that are unique together.
        sums: names of the fields that are added to, ``n`` first.
        rows: values of the key, then what is added to each sum.
    """
    rows = sorted(rows, key=lambda row: [f"{part:020}" if isinstance(part, int) else str(part) for part in row[: len(key)]])
    if any(row[len(key)] < 0 for row in rows):
        # PostgreSQL checks that n is not negative before it finds the row in the way, so what is taken away is an update.
        for row in rows:
            _add_one(model, key, sums, row)
        return
    for start in range(0, len(rows), BATCH):
        _upsert(model, key, sums, rows[start : start + BATCH])


def _add_one(model: type[models.Model], key: Sequence[str], sums: Sequence[str], row: Row) -> None:
    numbers = dict(zip(sums, row[len(key) :], strict=True))
    if row[len(key)] >= 0:
        _upsert(model, key, sums, [row])
    else:
        every = model._base_manager  # noqa: SLF001 - Django's own name for the manager that hides no row
        same = every.filter(**dict(zip(key, row, strict=False)))
        same.update(**{name: F(name) + number for name, number in numbers.items()})


def _upsert(model: type[models.Model], key: Sequence[str], sums: Sequence[str], rows: list[Row]) -> None:
    fields: list[Any] = [model._meta.get_field(name) for name in (*key, *sums)]
    quote = connection.ops.quote_name
    table, columns = quote(model._meta.db_table), [quote(field.column) for field in fields]
    one = "(" + ", ".join(["%s"] * len(columns)) + ")"
    added = ", ".join(f"{column} = {table}.{column} + excluded.{column}" for column in columns[len(key) :])
    sql = (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([one] * len(rows))} "  # noqa: S608 - own names, values as parameters
        f"ON CONFLICT ({', '.join(columns[: len(key)])}) DO UPDATE SET {added}"
    )
    values = [field.get_db_prep_save(value, connection) for row in rows for field, value in zip(fields, row, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
