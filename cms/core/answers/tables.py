"""Which tables a statement reads or changes: each table has a generation mark, which changes when a transaction that wrote there commits.

What rooms keep with ``generations.cached`` has marks of its own and is not looked at here; this is for all that is read besides.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper

from cms.core import generations
from cms.core.proofs import Fetched, note
from cms.core.reads import Reads, recording

from .private import CONSTANT, UNSEEN, tables

_READ = re.compile(r'\b(?:FROM|JOIN)\s+"?([a-z_][a-z0-9_]*)"?', re.IGNORECASE)
_WRITTEN = re.compile(
    r'\s*(?:INSERT(?:\s+OR\s+[A-Z]+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+ONLY)?|DELETE\s+FROM(?:\s+ONLY)?)\s+"?([a-z_][a-z0-9_]*)"?',
    re.IGNORECASE,
)
_WORD = re.compile(r"[\s(]*([a-z]+)", re.IGNORECASE)
_CHANGES = re.compile(r"\b(?:INSERT|UPDATE|DELETE)\b", re.IGNORECASE)
_ANY_NAME = re.compile(r'"([a-z_][a-z0-9_]*)"')
_SET = re.compile(r'(?:\bSET|,)\s+"([a-z_]+)"\s*=')
#: Statements longer than this are not remembered; characters.
LONGEST = 4000
READING, WRITING = "reading", "writing"


class _Written:
    """The tables that a transaction wrote to; tells everybody when it commits."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self) -> None:
        generations.change_now(map(name_of, sorted(self.tables)))


def name_of(table: str) -> str:
    """The name of a table's mark."""
    return f"table.{table}"


def watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Look at every statement of a connection from now on; a receiver of ``connection_created``."""
    if connection.alias == default_connection.alias and _look not in connection.execute_wrappers:
        # First, because a wrapper that somebody sets for a while is taken away from the end.
        connection.execute_wrappers.insert(0, _look)


def _look(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: FBT001 - Django's signature
    text = sql if isinstance(sql, str) else str(sql)
    cursor = context["cursor"]
    if isinstance(cursor.cursor, Fetched):
        cursor.cursor = cursor.cursor.cursor
    kind, found = _known(text) if len(text) <= LONGEST else _parsed(text)
    if kind == READING:
        reads = recording()
        if reads is None or many or (reads.is_covered and not settings.KEEP_ANSWERS):
            return execute(sql, params, many, context)
        return _read(reads, found, execute, text, params, context)
    result = execute(sql, params, many, context)
    if found:
        _changed(context["connection"], found)
    return result


def _read(reads: Reads, found: Iterable[str], execute: Callable[..., Any], sql: str, params: Any, context: dict[str, Any]) -> Any:
    # Before the statement runs, so that a change that comes between is not missed.
    marks = _marks_of(reads, found)
    result = execute(sql, params, False, context)
    if settings.KEEP_ANSWERS:
        cursor = context["cursor"]
        cursor.cursor = fetched = Fetched(cursor.cursor)
        note(reads, sql, params, marks, fetched)
    return result


def _marks_of(reads: Reads, found: Iterable[str]) -> dict[str, str] | None:
    """The marks of tables by their names; None when one has none."""
    shown, private = tables()
    marks = {}
    for table in found:
        if table in private and not reads.is_covered:
            reads.private.add(table)
        if table in shown:
            name = name_of(table)
            marks[name] = reads.of_tables.get(name) or reads.of_tables.setdefault(name, _mark(table))
            if not reads.is_covered:
                reads.marks.setdefault(name, marks[name])
    return marks if all(name_of(table) in marks or table in CONSTANT for table in found) else None


def _mark(table: str) -> str:
    written = _written(default_connection)
    if written is not None and table in written.tables:
        # Nobody else may see what this transaction wrote, so nothing that is made of it is good for anybody.
        return f"uncommitted-{uuid4().hex}"
    return generations.as_asked_before(name_of(table))


def _changed(connection: Any, found: Iterable[str]) -> None:
    wanted = tables()[0].intersection(found)
    if not wanted:
        return
    if not connection.in_atomic_block:
        generations.change_now(map(name_of, sorted(wanted)))
        return
    written = _written(connection)
    if written is None:
        written = _Written()
        # One for the transaction, whatever savepoints come and go: a load writes thousands of rows into the same tables.
        connection.run_on_commit.insert(0, (set(), written, False))
    written.tables |= wanted


def _written(connection: Any) -> _Written | None:
    hooks = connection.run_on_commit
    first = hooks[0][1] if hooks else None
    return first if isinstance(first, _Written) else None


def _parsed(sql: str) -> tuple[str, frozenset[str]]:
    found = _WORD.match(sql)
    word = found[1].upper() if found else ""
    if word == "SELECT" or (word == "WITH" and not _CHANGES.search(sql)):
        return READING, frozenset(_READ.findall(sql))
    match = _WRITTEN.match(sql)
    if match:
        unseen = UNSEEN.get(match[1]) if word == "UPDATE" else None
        return WRITING, frozenset() if unseen and unseen.issuperset(_columns(sql)) else frozenset({match[1]})
    if word in {"WITH", "TRUNCATE", "DROP", "ALTER"}:
        # Seldom, and in many shapes: what is named may be read, written, or both.
        return WRITING, frozenset(_ANY_NAME.findall(sql))
    return WRITING, frozenset()


def _columns(sql: str) -> list[str]:
    return _SET.findall(sql.partition(" WHERE ")[0])


_known = lru_cache(maxsize=2048)(_parsed)
