"""The one index that the portal has in Elasticsearch: what it keeps of a document, and under which name."""

import re
from collections.abc import Mapping
from typing import Any

from modelsearch.index import AutocompleteField

#: A text is a set of tokens, made in Python like those in the database: the server takes them apart at spaces and does nothing else.
TOKENS = {"type": "text", "analyzer": "tokens", "index_options": "docs", "norms": False}
#: Read, never looked for.
READ = {"type": "keyword", "index": False}

MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    # Texts are shown from the database.
    "_source": {"enabled": False},
    "properties": {
        "title": TOKENS,
        "body": TOKENS,
        "autocomplete": TOKENS,
        "source": READ,
        "key": READ,
        "language": READ,
        "fingerprint": READ,
        "pk": {"type": "long"},
    },
}
SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    # A copy on another node as soon as there is one; on a single node the index is whole without.
    "auto_expand_replicas": "0-1",
    "analysis": {"analyzer": {"tokens": {"type": "custom", "tokenizer": "whitespace"}}},
    # The newest first, so that a search for them stops as soon as it has enough.
    "sort": {"field": "pk", "order": "desc"},
    # While it is built nobody looks into it; the switch sets the usual second.
    "refresh_interval": "-1",
}
READY: dict[str, Any] = {"refresh_interval": "1s"}


def id_of(row: Any) -> str:
    """The id of a document: the same whenever it is sent, so that sending twice does nothing twice."""
    return id_for(row.source, row.key, row.language)


def id_for(source: str, key: str, language: str) -> str:
    """The id of the document of a key in a language."""
    return f"{source}:{key}:{language}"


def fields_of(row: Any) -> dict[str, Any]:
    """What the index keeps of a row: the values that the database indexes, and who it is."""
    found: dict[str, Any] = {name: getattr(row, name) for name in ("source", "key", "language", "fingerprint", "pk")}
    for field in row.get_search_fields():
        name = "autocomplete" if isinstance(field, AutocompleteField) else "title" if field.field_name == "title" else "body"
        found[name] = field.get_value(row)
    return found


def numbered(alias: str, number: int) -> str:
    """The name of a build of the index."""
    return f"{alias}-{number:06}"


def number_of(alias: str, name: str) -> int | None:
    """The number of a build, or None when the name is no build's."""
    found = re.fullmatch(rf"{re.escape(alias)}-(\d{{6,}})", name)
    return int(found[1]) if found else None


def builds(alias: str, names: Mapping[str, Any]) -> dict[int, str]:
    """Those of some indices that are builds, by their number."""
    return {number: name for name in names if (number := number_of(alias, name)) is not None}
