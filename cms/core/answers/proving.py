"""Whether what was made earlier is still true: the statements that it was made of are asked again, and find the same rows.

A mark (``cms.core.generations``) says that a table has changed, and no more. Nearly always the change was on another page; asking the few
statements of a page again takes a tenth of drawing it, and those that pages share are asked once for all of them.
"""

from typing import Any

from django.core.cache import caches
from django.db import DatabaseError, connection

from cms.core import generations
from cms.core.proofs import ALIAS, FOUND, KEPT_FOR, STATEMENT, TEXT, digest_of
from cms.core.reads import MARK, Proof

#: A proof of more statements is not worth asking for.
MOST = 200


def holds(proof: Proof) -> bool:
    """Whether each statement finds now what it found then.

    Args:
        proof: the statements, or marks.
    """
    if len(proof) > MOST:
        return False
    names = [name for name in proof if not name.startswith(MARK)]
    asked = [name.removeprefix(MARK) for name in proof if name.startswith(MARK)]
    store = caches[ALIAS]
    known = store.get_many([kind + name for name in names for kind in (STATEMENT, FOUND)])
    statements = {name: known[STATEMENT + name] for name in names if STATEMENT + name in known}
    if len(statements) < len(names):
        return False
    tables = {table for _text, _params, named in statements.values() for table in named or ()}
    # Before anything is asked, so that a change that comes between is noticed by the next who looks.
    marks = generations.stored_marks({*tables, *asked})
    if any(marks[name] != proof[MARK + name] for name in asked):
        return False
    found: dict[str, Any] = {}
    try:
        return all(_is_same(name, proof[name], statement, known.get(FOUND + name), marks, found) for name, statement in statements.items())
    except DatabaseError:
        return False
    finally:
        store.set_many(found, KEPT_FOR)


def _is_same(name: str, digest: str, statement: Any, last: Any, marks: dict[str, str], found: dict[str, Any]) -> bool:
    text, params, tables = statement
    now = None if tables is None else {table: marks[table] for table in tables}
    if last is not None and last[1] == now:
        return bool(last[0] == digest)
    sql = caches[ALIAS].get(TEXT + text)
    if sql is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        seen = digest_of(cursor, [tuple(row) for row in cursor.fetchall()])
    if now is not None:
        found[FOUND + name] = (seen, now)
    return seen == digest
