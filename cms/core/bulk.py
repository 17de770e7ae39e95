"""Writing very many rows at once: COPY on PostgreSQL, one prepared statement on SQLite. For synthetic data, where no signal is wanted."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

_BATCH = 5000


def copy_rows(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert rows without making model instances. Constraints of the database hold; defaults and signals do not run.

    Args:
        model: whose table.
        fields: names of fields, in the order of the values; a field that is left out must be the automatic primary key.
        rows: values as the fields take them.

    Returns:
        How many rows were written.
    """
    columns: list[Any] = [model._meta.get_field(name) for name in fields]

    def prepared() -> Iterable[list[Any]]:
        for row in rows:
            yield [field.get_db_prep_save(value, connection) for field, value in zip(columns, row, strict=True)]

    names = ", ".join(connection.ops.quote_name(field.column) for field in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    count = 0
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for values in prepared():
                    copy.write_row(values)
                    count += 1
        else:
            marks = ", ".join(["%s"] * len(columns))
            statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - own names
            source = iter(prepared())
            while batch := list(islice(source, _BATCH)):
                cursor.executemany(statement, batch)
                count += len(batch)
        for reset in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(reset)
    return count
