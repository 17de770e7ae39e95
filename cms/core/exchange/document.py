"""A page as text: front matter, blocks and what stands beside it. Between the files and the page there is only this."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from .notation import LATER, Record, rename


@dataclass(frozen=True)
class Block:
    """A block of a body: its name, its id and its content without any key of this database."""

    name: str
    id: UUID
    data: Record
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class PageDocument:
    """A page's content. ``beside`` holds records that have a file of their own, by the name of their field (a quiz)."""

    kind: str
    key: UUID
    parent: UUID | None
    front: Record
    body: tuple[Block, ...] = ()
    beside: dict[str, tuple[Record, ...]] = field(default_factory=dict)

    def content_hash(self, *, live: bool = True) -> str:
        """The fingerprint of the content, the place and whether it is public."""
        data = {
            "kind": self.kind,
            "key": str(self.key),
            "parent": str(self.parent),
            "live": live,
            "front": _fingerprinted(self.front),
            "body": [[block.name, str(block.id), block.data.model_dump(mode="json")] for block in self.body],
            "beside": {
                name: [[record.known_as or type(record).__name__, _fingerprinted(record)] for record in records]
                for name, records in self.beside.items()
            },
        }
        return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()

    def records(self) -> Iterator[Record]:
        """Every record of the page."""
        yield self.front
        yield from (block.data for block in self.body)
        for records in self.beside.values():
            yield from records

    def renamed(self, new_name: Callable[[str], str]) -> "PageDocument":
        """The same document with every media file passed through ``new_name``."""
        return replace(
            self,
            front=rename(self.front, new_name),
            body=tuple(replace(block, data=rename(block.data, new_name)) for block in self.body),
            beside={name: tuple(rename(record, new_name) for record in records) for name, records in self.beside.items()},
        )


def without_later(front: Record) -> Record:
    """The front matter without what came to the format later: pictures, tags, records, pages that it names."""
    return front.model_copy(update=_later(front))


def _fingerprinted(front: Record) -> dict[str, Any]:
    """A record's values without the keys that came later and have their default."""
    later = {name for name, value in _later(front).items() if getattr(front, name) == value}
    return front.model_dump(mode="json", exclude=later)


def _later(front: Record) -> dict[str, Any]:
    """The keys that came later, with their defaults."""
    fields = type(front).model_fields.items()
    return {name: info.get_default(call_default_factory=True) for name, info in fields if LATER in info.metadata}


def ids_in(value: Any) -> Iterator[UUID]:
    """Every id that a record or a list of records carries, its own and those below."""
    if isinstance(value, Record):
        own = getattr(value, "id", None)
        if isinstance(own, UUID):
            yield own
        for name in type(value).model_fields:
            yield from ids_in(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from ids_in(item)
