"""Counting queries: those that read or change rows, without savepoints and settings of the connection."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


@dataclass
class Queries:
    """What was asked of the database."""

    sql: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many statements read or changed rows."""
        return len(self.sql)

    @property
    def duplicates(self) -> list[str]:
        """Statements that were sent more than once, word for word."""
        return [statement for statement, times in Counter(self.sql).items() if times > 1]

    @property
    def tables(self) -> Counter[str]:
        """How often each table is the first one named; helps to read a failure."""
        return Counter(statement.split('"')[1] if '"' in statement else statement[:40] for statement in self.sql)

    def __str__(self) -> str:
        return f"{self.count} queries\n" + "\n".join(self.sql)


@contextmanager
def count_queries(using: Any = connection) -> Iterator[Queries]:
    """Count the statements of the block; read the result after it."""
    queries = Queries()
    with CaptureQueriesContext(using) as captured:
        yield queries
    queries.sql = [entry["sql"] for entry in captured.captured_queries if entry["sql"].lstrip(" (").upper().startswith(VERBS)]
