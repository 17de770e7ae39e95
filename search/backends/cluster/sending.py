"""Sending what changed, so that the last thing sent is what the database says."""

from collections.abc import Iterable, Sequence
from typing import Any

from search.errors import RefusedError

from .index import id_of

#: Somebody who saves the same page more often than that, each time just while it is sent, waits for the next turn.
MOST_TURNS = 5


def send(engine: Any, model: type[Any], source: str, keys: Sequence[str], *, index: str | None = None) -> None:
    """Bring keys in Elasticsearch to what the database says of them.

    Two processes that save a page one after the other may send it the other way round. So whoever has sent something looks whether it is
    still what the database says, and sends it again if not: then what arrives last is right.

    Args:
        engine: the backend.
        model: the documents.
        source: a source.
        keys: its keys.
        index: where to; the live index by default.

    Raises:
        ClusterError: when it could not be sent.
    """
    rows = model._default_manager.filter(source=source, key__in=list(keys))
    for _turn in range(MOST_TURNS):
        documents = list(rows.all())
        engine.replace(source, keys, documents, index=index)
        if _stamps(documents) == _stamps(rows.only("source", "key", "language", "fingerprint")):
            return
    raise RefusedError("The documents changed faster than they could be sent.")


def _stamps(documents: Iterable[Any]) -> dict[str, tuple[int, str]]:
    return {id_of(row): (row.pk, row.fingerprint) for row in documents}
