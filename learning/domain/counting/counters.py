"""Adding to the kept counters: one statement a table, rows always in one order.

Parallel writers meet at the same rows – the course's day, the question's sums. Sorted rows mean that they wait for each other and
never crosswise. The statements read the same on SQLite and PostgreSQL.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models import F

from learning.models import LearningCount, OptionStat, QuestionStat
from learning.models.statistics import ALWAYS, EVERYBODY

from .facts import SUMS, CountKey, Facts

COUNT_KEY = ("course_key", "step_key", "day", "audience", "locale", "measure")
TOTAL_KEY = ("course_key", "step_key", "day", "measure")
#: (course, step, first day of the month or ``ALWAYS``, measure).
TotalKey = tuple[UUID, UUID, date, str]
#: Rows in one statement: far below the number of parameters that either database takes.
BATCH = 500
Row = tuple[Any, ...]


def add_facts(facts: Facts) -> None:
    """Add to all tables of counters; numbers may be negative where the sum stays above zero."""
    add_counts(facts.counts)
    add_questions(facts.questions)
    add_options(facts.options)


def add_counts(counts: Counter[CountKey]) -> None:
    """Add to ``LearningCount``, and in the same statement what ``LearningTotal`` gets of it."""
    added = counts.copy()
    for (course, step, day, _audience, _locale, measure), n in counts.items():
        added[course, step, day.replace(day=1) if step == course else ALWAYS, EVERYBODY, EVERYBODY, measure] += n
    add_rows(LearningCount, COUNT_KEY, ("n",), [(*key, n) for key, n in added.items() if n])


def add_questions(sums: Counter[tuple[int, str]]) -> None:
    """Add to ``QuestionStat``; keys are pairs of version and field."""
    versions = sorted({version for version, _ in sums})
    add_rows(QuestionStat, ("version",), SUMS, [(version, *(sums[version, name] for name in SUMS)) for version in versions])


def add_options(options: Counter[tuple[int, str]]) -> None:
    """Add to ``OptionStat``; keys are pairs of version and option."""
    add_rows(OptionStat, ("version", "option"), ("n",), [(*key, n) for key, n in options.items() if n])


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
