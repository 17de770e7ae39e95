"""Statements and what they found, written down so that they can be asked again: while they find the same, what was made of them is true."""

import hashlib
import pickle
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.cache import caches

from cms.core.reads import Proof, Reads

#: The cache in which the statements lie.
ALIAS = "statements"
#: Seconds; longer than any answer is kept.
KEPT_FOR = 7200
#: What begins the names of a text, a statement, what it found last, and a proof.
TEXT, STATEMENT, FOUND, PROOF = "text:", "statement:", "found:", "proof:"
#: Columns of a page that only its editors see: saving a draft changes nothing for readers.
UNSEEN_OF_PAGES = frozenset(
    {
        "draft_title",
        "latest_revision_id",
        "latest_revision_created_at",
        "has_unpublished_changes",
        "locked",
        "locked_at",
        "locked_by_id",
    }
)


class Fetched:
    """A database cursor whose rows were fetched already."""

    def __init__(self, cursor: Any) -> None:
        self.cursor = cursor
        self.rows = [tuple(row) for row in cursor.fetchall()]
        self._left = iter(self.rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._left

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cursor, name)

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row."""
        return next(self._left, None)

    def fetchmany(self, size: int | None = None) -> list[tuple[Any, ...]]:
        """Some rows."""
        return list(islice(self._left, size or self.cursor.arraysize))

    def fetchall(self) -> list[tuple[Any, ...]]:
        """The rows that are left."""
        return list(self._left)


def note(reads: Reads, sql: str, params: Any, marks: dict[str, str] | None, cursor: Fetched) -> None:
    """Write down a statement and what it found.

    Args:
        reads: where.
        sql: the statement.
        params: its parameters.
        marks: those of its tables, by name, from before it was asked; None when one of the tables has none.
        cursor: what it found.
    """
    try:
        packed = pickle.dumps((sql, params))
    except (pickle.PicklingError, TypeError, AttributeError):
        reads.is_sure = False
        return
    name, text, digest = _digest(packed), _digest(sql.encode()), digest_of(cursor, cursor.rows)
    reads.rest_on({name: digest})
    # Many statements differ in a number only, and the text of one is long.
    reads.texts[TEXT + text] = sql
    reads.texts[STATEMENT + name] = (text, params, None if marks is None else tuple(marks))
    if marks is not None:
        reads.texts[FOUND + name] = (digest, marks)


def remember(reads: Reads) -> None:
    """Keep the statements, so that they can be asked again."""
    if reads.texts and reads.is_sure:
        caches[ALIAS].set_many(reads.texts, KEPT_FOR)


def put_away(proof: Proof | None, seconds: int) -> str:
    """Keep a proof beside what it is of, which is asked for far more often than proven.

    Args:
        proof: the statements; None when they are not all known.
        seconds: for how long what it is of is kept.

    Returns:
        The name to ask for it by, which another proof does not have; empty without one.
    """
    if proof is None:
        return ""
    name = _digest(repr(sorted(proof.items())).encode())
    caches[ALIAS].set(PROOF + name, proof, seconds)
    return name


def brought(name: str) -> Proof | None:
    """The proof of a name; None when it is not kept any more."""
    proof: Proof | None = caches[ALIAS].get(PROOF + name) if name else None
    return proof


def digest_of(cursor: Any, rows: list[tuple[Any, ...]]) -> str:
    """A short text that is another for other rows.

    Args:
        cursor: where they come from; it knows the names of their columns.
        rows: the rows.
    """
    names = [column[0] for column in cursor.description or ()]
    if rows and "numchild" in names:
        # A page row: what its editors see alone, and how many pages stand below it, as long as there is one, shows nowhere.
        seen = [number for number, name in enumerate(names) if name not in UNSEEN_OF_PAGES and name != "numchild"]
        counts = [number for number, name in enumerate(names) if name == "numchild"]
        rows = [(*(row[number] for number in seen), *(bool(row[number]) for number in counts)) for row in rows]
    return _digest(repr(rows).encode(errors="surrogatepass"))


def _digest(text: bytes) -> str:
    return hashlib.blake2b(text, digest_size=12).hexdigest()
