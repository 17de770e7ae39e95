"""What ``LearningCount`` should say, laid out as a table: rebuilding and checking compare in the database, and no row comes here.

There may be as many counts as facts, so they are no matter for Python. The statements read the same on SQLite and PostgreSQL.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from learning.enums import Measure
from learning.models import LearningCount
from learning.models.statistics import EVERYBODY

from .count_queries import count_queries
from .counters import COUNT_KEY

_TABLE = "mowis_learning_counted"
_COURSE = "course_key, day, audience, locale"
_STEP = "course_key, step_key, day, audience, locale"
#: The columns of the queries of ``CountQueries``, by their names there.
_COLUMNS = {
    "enrolled": f"{_COURSE}, n, completed",
    "finished": f"{_COURSE}, n",
    "done": f"{_STEP}, n",
    "attempts": f"{_STEP}, n, people",
    "first": f"{_STEP}, bin, n, good",
}
_OF_COURSE = "course_key, course_key AS step_key, day, audience, locale"
#: A row for each measure that is not zero.
_ROWS = f"""
SELECT {_OF_COURSE}, '{Measure.ENROLLED.value}' AS measure, n FROM enrolled
UNION ALL SELECT {_OF_COURSE}, '{Measure.COMPLETED.value}', completed FROM enrolled WHERE completed > 0
UNION ALL SELECT {_OF_COURSE}, '{Measure.FINISHED.value}', n FROM finished
UNION ALL SELECT {_STEP}, '{Measure.DONE.value}', n FROM done
UNION ALL SELECT {_STEP}, '{Measure.ATTEMPTS.value}', n FROM attempts
UNION ALL SELECT {_STEP}, '{Measure.PASSED.value}', people FROM attempts WHERE people > 0
UNION ALL SELECT {_STEP}, bin, n FROM first
UNION ALL SELECT {_STEP}, '{Measure.ATTEMPTED.value}', CAST(SUM(n) AS bigint) FROM first GROUP BY {_STEP}
UNION ALL SELECT {_STEP}, '{Measure.PASSED_FIRST.value}', CAST(SUM(good) AS bigint) FROM first GROUP BY {_STEP} HAVING SUM(good) > 0
"""  # noqa: S608 - own names and constants
#: Totals, which stand in the same table, are made of the counts (``totals``).
_COUNTS = LearningCount._meta.db_table
_BY_KIND = f"counts.audience <> '{EVERYBODY}'"
_KEY = ", ".join(COUNT_KEY)
_SAME = " AND ".join(f"facts.{name} = counts.{name}" for name in COUNT_KEY)


@contextmanager
def fact_table() -> Iterator[None]:
    """Count the facts into a table that lasts as long as the ``with`` block. The caller holds a transaction."""
    asked, parameters, named = count_queries(), [], []
    for name, columns in _COLUMNS.items():
        sql, values = getattr(asked, name).query.sql_with_params()
        named.append(f"{name} ({columns}) AS ({sql})")
        parameters += values
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {_TABLE} AS WITH {', '.join(named)} {_ROWS}", parameters)
        if connection.vendor == "sqlite":
            cursor.execute(f"CREATE INDEX {_TABLE}_key ON {_TABLE} ({_KEY})")
        else:
            cursor.execute(f"ANALYZE {_TABLE}")
    yield
    # After an error it goes with the transaction.
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {_TABLE}")


def write_facts() -> None:
    """Make ``LearningCount`` say what the table of facts says; rows that do already are left alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {_COUNTS} AS counts "  # noqa: S608 - own names
            f"WHERE {_BY_KIND} AND NOT EXISTS (SELECT 1 FROM {_TABLE} AS facts WHERE {_SAME} AND facts.n = counts.n)"
        )
        cursor.execute(
            f"INSERT INTO {_COUNTS} ({_KEY}, n) SELECT {_KEY}, n FROM {_TABLE} AS facts "  # noqa: S608 - own names
            # Sorted, all that is missing is found before the first row is written; else the search may meet the new rows each time.
            f"WHERE NOT EXISTS (SELECT 1 FROM {_COUNTS} AS counts WHERE {_SAME}) ORDER BY {_KEY}"
        )


def contradictions() -> Iterator[Any]:
    """Yield a ``LearningCount`` for every count that the table of facts contradicts, with what they say as its ``counted``."""
    counts, facts = (", ".join(f"{table}.{name}" for name in COUNT_KEY) for table in ("counts", "facts"))
    yield from LearningCount.objects.raw(
        f"SELECT counts.id, {counts}, counts.n, COALESCE(facts.n, 0) AS counted "  # noqa: S608 - own names
        f"FROM {_COUNTS} AS counts LEFT JOIN {_TABLE} AS facts ON {_SAME} "
        f"WHERE {_BY_KIND} AND counts.n <> COALESCE(facts.n, 0) "
        f"UNION ALL SELECT NULL, {facts}, 0, facts.n FROM {_TABLE} AS facts "
        f"WHERE NOT EXISTS (SELECT 1 FROM {_COUNTS} AS counts WHERE {_SAME}) ORDER BY {_KEY}"
    )
