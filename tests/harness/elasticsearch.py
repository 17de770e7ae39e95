"""The Elasticsearch that all tests of a run share."""

from elasticsearch import Elasticsearch

HOW_TO_START = "to start one for a command: .venv/bin/python -m tools.elasticsearch .venv/bin/python -m pytest …"


def forget_indices(url: str, prefix: str) -> None:
    """Delete the indices whose names begin so, by their names, because the server refuses a pattern."""
    with Elasticsearch(url) as client:
        names = list(client.indices.get(index=f"{prefix}*"))
        if names:
            client.indices.delete(index=names)
