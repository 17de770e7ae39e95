"""Comparing an index in Elasticsearch with the database, and mending what differs."""

from collections.abc import Iterator
from typing import Any

from search.errors import RefusedError

from .index import id_of
from .sending import send

PORTION = 2_000
#: The most that Elasticsearch gives at once; more than a portion where it has documents that the database has no more.
MOST_GIVEN = 10_000
Place = tuple[str, str]


def level(engine: Any, model: type[Any], index: str) -> int:
    """Send again what an index does not have as the database has it, and remove from it what the database does not have.

    Both are walked through in the order of their primary keys, so that memory stays flat.

    Args:
        engine: the backend.
        model: the documents.
        index: the index, or the alias of the live one.

    Returns:
        How many keys differed.

    Raises:
        ClusterError: when Elasticsearch did not answer.
    """
    engine.refresh(index)
    differing = 0
    for here, after, until in _portions(model):
        there = engine.stamps(index, after=after, until=until, limit=MOST_GIVEN)
        if len(there) == MOST_GIVEN:
            raise RefusedError(f"More documents than the database has are in {index}; build it anew.")
        places: dict[str, set[str]] = {}
        for identity in here.keys() | there.keys():
            (mine, place), (theirs, other) = here.get(identity, (None, None)), there.get(identity, (None, None))
            if mine != theirs:
                source, key = place or other
                places.setdefault(source, set()).add(key)
        for source, keys in places.items():
            differing += len(keys)
            send(engine, model, source, sorted(keys), index=index)
    return differing


Stamps = dict[str, tuple[Any, Any]]


def _portions(model: type[Any]) -> Iterator[tuple[Stamps, int, int | None]]:
    """The database's documents after one primary key up to another; the last portion is open, for what only Elasticsearch has."""
    after = 0
    while True:
        rows = list(model._default_manager.filter(pk__gt=after).order_by("pk").only("source", "key", "language", "fingerprint")[:PORTION])
        until = rows[-1].pk if len(rows) == PORTION else None
        yield {id_of(row): ((row.pk, row.fingerprint), (row.source, row.key)) for row in rows}, after, until
        if until is None:
            return
        after = until
