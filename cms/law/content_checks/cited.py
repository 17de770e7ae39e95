"""The places in acts that a page or a record cites: in blocks, steps, deadlines, results and questions."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from cms.core.exchange.checks.rules import Checked
from cms.core.exchange.document import PageDocument
from cms.core.exchange.notation import Record
from cms.law.exchange import ActRecord, Place
from cms.law.models import place_words


def cited_in(document: PageDocument) -> Iterator[tuple[Place, UUID | None]]:
    """Each place that a page cites, with the id of what cites it."""
    yield from _places(document.front, None)
    for block in document.body:
        yield from _places(block.data, block.id)
    for records in document.beside.values():
        yield from _places(list(records), None)


def cited_by(record: Record) -> Iterator[tuple[Place, UUID | None]]:
    """The same of a record."""
    yield from _places(record, None)


def _places(value: Any, key: UUID | None) -> Iterator[tuple[Place, UUID | None]]:
    if isinstance(value, Record):
        own = getattr(value, "id", None)
        key = own if isinstance(own, UUID) else key
        if isinstance(value, Place):
            yield value, key
        for name in type(value).model_fields:
            yield from _places(getattr(value, name), key)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _places(one, key)


def words_of(place: Any) -> str:
    """A place as a Polish lawyer writes it: „art. 5 ust. 1 uF”."""
    return f"{place_words(place)} {place.act}"


def acts_in(checked: Checked) -> dict[str, ActRecord]:
    """The acts that the packages bring, by short name."""
    acts: Iterable[ActRecord] = (act for package in checked.packages for act in package.extra.get("acts", ()))
    return {act.short_name: act for act in acts}
