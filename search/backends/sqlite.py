"""Wagtail's search on SQLite (FTS5), flat, and asked for a bounded number of documents."""

from typing import Any

from django.db import connections, router
from modelsearch.backends.database.sqlite.sqlite import SQLiteIndex, SQLiteSearchBackend
from modelsearch.conf import get_app_config
from modelsearch.utils import get_content_type_pk

from .flat import FlatIndexMixin, WordsOnlyMixin
from .wanted import Wanted, expression

#: FTS5 walks its lists from the newest row down and stops at the limit; nothing is ranked and nothing is counted.
FIND = """
    SELECT entry.object_id
    FROM {table}_fts AS fts
    JOIN {table} AS entry ON entry.id = fts.rowid
    WHERE {table}_fts MATCH %s AND entry.content_type_id = %s
    ORDER BY fts.rowid DESC
    LIMIT %s
"""


class FlatSQLiteIndex(FlatIndexMixin, SQLiteIndex):
    """Rows of the index on SQLite."""


class PortalSQLiteBackend(WordsOnlyMixin, SQLiteSearchBackend):
    """The backend."""

    index_class = FlatSQLiteIndex

    def matching(self, model: type[Any], wanted: Wanted, limit: int) -> list[str]:
        """Ids of rows that match, the newest of the index first.

        Args:
            model: whose rows; its fields are kept as tokens (``search.models.documents``).
            wanted: what to look for.
            limit: how many at most.
        """
        return self._ids(model, _match(wanted), limit)

    def beginning(self, model: type[Any], tokens: list[str], limit: int) -> list[str]:
        """Ids of rows whose titles have words with all of these beginnings."""
        every = " AND ".join(f'"{token}"' for token in tokens)
        return self._ids(model, f"{{autocomplete}} : ({every})", limit)

    def _ids(self, model: type[Any], match: str, limit: int) -> list[str]:
        entries = get_app_config().get_model("IndexEntry")
        with connections[router.db_for_read(entries)].cursor() as cursor:
            cursor.execute(FIND.format(table=entries._meta.db_table), [match, get_content_type_pk(model), limit])
            return [str(row[0]) for row in cursor.fetchall()]


def _match(wanted: Wanted) -> str:
    column = "title" if wanted.in_title else "body"
    ways = f"{{{column}}} : ({expression(wanted, any_of=' OR ', all_of=' AND ')})" if wanted.ways else ""
    only = " AND ".join(f'{{body}} : "{token}"' for token in wanted.only)
    return " AND ".join(part for part in (ways, only) if part)
