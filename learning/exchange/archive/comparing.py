"""Two documents of one page, the one on the portal and the one in a package: what differs."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cms.core.exchange.document import Block, PageDocument
from cms.core.exchange.notation import FILE, IMAGE, WORD, Record

from .excerpts import beginning, excerpts

#: Keys by whose text a person knows a part of a page, the surest first.
_NAMED_BY = ("prompt", "title", "caption", "text", "intro", "label", "alt")
Texts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Part:
    """A block or a question.

    Args:
        name: the name of the block, or the type of the question.
        start: how it begins; of a part that stays, as it is now.
        texts: texts and numbers in it that differ, cut down to the difference: before and after.
    """

    name: str
    start: str
    texts: Texts = ()


@dataclass(frozen=True)
class Parts:
    """Parts that come, change and go; ``is_reordered`` that those which stay stand in another order."""

    new: tuple[Part, ...] = ()
    changed: tuple[Part, ...] = ()
    gone: tuple[Part, ...] = ()
    is_reordered: bool = False

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone or self.is_reordered)


@dataclass(frozen=True)
class Difference:
    """What differs.

    Args:
        fields: the keys of the front matter in the order of the format, each with its texts before and after.
        body: the blocks of the text.
        questions: the questions of the quiz, for a page that has one.
        is_moved: whether it stands below another page.
    """

    fields: tuple[tuple[str, Texts], ...] = ()
    body: Parts = Parts()
    questions: Parts = Parts()
    is_moved: bool = False


def difference(old: PageDocument, new: PageDocument) -> Difference:
    """What turns the one document into the other."""
    fields = []
    for name in type(new.front).model_fields:
        before, after = getattr(old.front, name), getattr(new.front, name)
        if before != after:
            fields.append((name, _texts(dict(_leaves(before)), dict(_leaves(after)))))
    return Difference(
        fields=tuple(fields),
        body=_parts(old.body, new.body),
        questions=_parts(old.beside.get("questions", ()), new.beside.get("questions", ())),
        is_moved=old.parent != new.parent,
    )


def _parts(old: Sequence[Any], new: Sequence[Any]) -> Parts:
    before: dict[UUID, Any] = {one.id: one for one in old}
    after: dict[UUID, Any] = {one.id: one for one in new}
    stay = [key for key in after if key in before]
    return Parts(
        new=tuple(_part(one) for key, one in after.items() if key not in before),
        changed=tuple(_part(before[key], after[key]) for key in stay if before[key] != after[key]),
        gone=tuple(_part(one) for key, one in before.items() if key not in after),
        is_reordered=[key for key in before if key in after] != stay,
    )


def _part(one: Any, other: Any = None) -> Part:
    """A part as it is now, and its texts that another form of it has differently."""
    name, record = (one.name, one.data) if isinstance(one, Block) else (one.type, one)
    start = next((text for key in _NAMED_BY if isinstance(text := getattr(record, key, None), str) and text), "")
    if other is None:
        return Part(name, beginning(start))
    changed = other.data if isinstance(other, Block) else other
    return Part(name, beginning(start), _texts(dict(_leaves(record)), dict(_leaves(changed))))


def _texts(before: dict[str, str], after: dict[str, str]) -> Texts:
    keys = dict.fromkeys([*before, *after])
    return tuple(excerpts(before.get(key, ""), after.get(key, "")) for key in keys if before.get(key, "") != after.get(key, ""))


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text and number that people read in a record, by its place; what has an id is known by that."""
    if isinstance(value, str | int | datetime.date) and not isinstance(value, bool):
        yield path, str(value)
    elif isinstance(value, Record):
        for name, info in type(value).model_fields.items():
            if not {FILE, IMAGE, WORD} & {mark for mark in info.metadata if isinstance(mark, str)}:
                yield from _leaves(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list | tuple):
        for index, one in enumerate(value):
            yield from _leaves(one, f"{path}[{getattr(one, 'id', index)}]")
