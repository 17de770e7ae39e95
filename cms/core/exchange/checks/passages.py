"""The texts of a page or a record, each with what it hangs on, so that a rule can read them and name the line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from ..document import PageDocument
from ..notation import FILE, MARKDOWN, PAGE, WORD, Names, Record
from ..problems import PackageError
from ..richtext import from_markdown
from ..richtext.tree import plain_rows

#: Marks of fields that hold a key or a name of something, not words.
_SILENT = {WORD, FILE, PAGE, "act"}


@dataclass(frozen=True)
class Passage:
    """A text. ``key`` is the id of what it stands in; ``holder`` is that or a mapping without an id inside it."""

    text: str
    name: str
    key: UUID | None
    holder: Record
    is_rich: bool = False

    @property
    def paragraphs(self) -> list[str]:
        """The text without signs of its notation: paragraphs, items of lists, lines."""
        if self.is_rich:
            try:
                return plain_rows(from_markdown(self.text))
            except PackageError:
                # A text of a record may be plain and hold signs that Markdown gives a meaning.
                pass
        return [line for line in self.text.split("\n") if line.strip()]


def passages(document: PageDocument) -> Iterator[Passage]:
    """Every text of a page: front matter, blocks, what stands beside it."""
    yield from passages_of(document.front)
    for block in document.body:
        yield from passages_of(block.data, block.id)
    for records in document.beside.values():
        for record in records:
            yield from passages_of(record)


def passages_of(record: Record, key: UUID | None = None) -> Iterator[Passage]:
    """Every text of a record and of those below it, in the source language."""
    own = getattr(record, "id", None)
    key = own if isinstance(own, UUID) else key
    for name, info in type(record).model_fields.items():
        if _is_silent(info.metadata):
            continue
        for value, is_rich in _texts(getattr(record, name), rich=MARKDOWN in info.metadata):
            if isinstance(value, Record):
                yield from passages_of(value, key)
            elif isinstance(value, str) and value:
                yield Passage(value, name, key, record, is_rich)


def _is_silent(marks: list[Any]) -> bool:
    return any(isinstance(mark, Names) or (isinstance(mark, str) and mark in _SILENT) for mark in marks)


def _texts(value: Any, *, rich: bool) -> Iterator[tuple[Any, bool]]:
    """The texts and records in a value: a list of words is one text, as translators see it; of texts by language the Polish one."""
    if isinstance(value, str | Record):
        yield value, rich
    elif isinstance(value, dict):
        yield from _texts(value.get(settings.LANGUAGE_CODE), rich=True)
    elif isinstance(value, list | tuple) and value:
        if all(isinstance(one, str) for one in value):
            yield "\n".join(value), rich
        else:
            for one in value:
                # The cells of a row of a table are texts of their own.
                parts = one if isinstance(one, list | tuple) else [one]
                yield from ((part, rich) for part in parts)
