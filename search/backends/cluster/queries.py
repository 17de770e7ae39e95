"""What is asked of an index, as Elasticsearch reads it. Filters only: nothing is scored there, the ranking is the portal's own."""

from typing import Any

from search.backends.wanted import Group, Part, Wanted

Query = dict[str, Any]


def query_of(wanted: Wanted) -> Query:
    """The documents that are wanted."""
    field = "title" if wanted.in_title else "body"
    parts = [_any_of([_all_of([_part(part, field) for part in way]) for way in wanted.ways])] if wanted.ways else []
    return _all_of([*parts, *_each(wanted.only, "body")])


def beginnings(tokens: list[str]) -> Query:
    """The documents whose titles have words with all of these beginnings."""
    return _all_of(_each(tokens, "autocomplete"))


def _part(ways: Part, field: str) -> Query:
    return _any_of([_all_of([_group(group, field) for group in way]) for way in ways])


def _group(tokens: Group, field: str) -> Query:
    return {"terms": {field: sorted(tokens)}}


def _each(tokens: tuple[str, ...] | list[str], field: str) -> list[Query]:
    return [{"term": {field: token}} for token in tokens]


def _all_of(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else {"bool": {"filter": queries}}


def _any_of(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else {"bool": {"should": queries, "minimum_should_match": 1}}
