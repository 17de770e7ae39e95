"""Wagtail's search on PostgreSQL, flat, and asked for a bounded number of documents."""

from typing import Any

from django.db import connections, router
from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend
from modelsearch.conf import get_app_config
from modelsearch.utils import get_content_type_pk

from .flat import FlatIndexMixin, WordsOnlyMixin
from .wanted import Wanted, expression

FIND = "SELECT object_id FROM {table} WHERE {condition} AND content_type_id = %s LIMIT %s"
MATCHES = "{column} @@ to_tsquery('simple', %s)"


class FlatPostgresIndex(FlatIndexMixin, PostgresIndex):
    """Rows of the index on PostgreSQL."""


class PortalPostgresBackend(WordsOnlyMixin, PostgresSearchBackend):
    """The backend. Tokens are made in Python, so the server takes them as they are: configuration „simple”."""

    index_class = FlatPostgresIndex

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({"SEARCH_CONFIG": "simple", **params})

    def matching(self, model: type[Any], wanted: Wanted, limit: int) -> list[str]:
        """Ids of rows that match, in no order.

        Args:
            model: whose rows; its fields are kept as tokens (``search.models.documents``).
            wanted: what to look for.
            limit: how many at most.
        """
        conditions: list[tuple[str, str]] = []
        if wanted.ways:
            conditions.append(("title" if wanted.in_title else "body", _plain(expression(wanted, any_of=" | ", all_of=" & "))))
        if wanted.only:
            conditions.append(("body", " & ".join(wanted.only)))
        return self._ids(model, conditions, limit)

    def beginning(self, model: type[Any], tokens: list[str], limit: int) -> list[str]:
        """Ids of rows whose titles have words with all of these beginnings."""
        return self._ids(model, [("autocomplete", " & ".join(tokens))], limit)

    def _ids(self, model: type[Any], conditions: list[tuple[str, str]], limit: int) -> list[str]:
        entries = get_app_config().get_model("IndexEntry")
        condition = " AND ".join(MATCHES.format(column=column) for column, _query in conditions)
        with connections[router.db_for_read(entries)].cursor() as cursor:
            cursor.execute(
                FIND.format(table=entries._meta.db_table, condition=condition),
                [*(query for _column, query in conditions), get_content_type_pk(model), limit],
            )
            return [str(row[0]) for row in cursor.fetchall()]


def _plain(text: str) -> str:
    # Tokens are letters and digits, so PostgreSQL needs no quotes around them.
    return text.replace('"', "")
