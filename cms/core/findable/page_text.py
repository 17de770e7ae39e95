"""The text of a page as its type declares it for indexes: ``search_fields``."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.search import index

from cms.core.blocks.heading import HeadingBlock

#: Fields that the index keeps apart from the text.
APART = frozenset({"title", "summary"})
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")


def text_of(page: Any) -> str:
    """Everything that a page's type puts into indexes but its title and summary; a line for each part."""
    parts = (
        plain(part)
        for field in page.get_search_fields()
        if isinstance(field, index.SearchField) and field.field_name not in APART
        for part in _flat(field.get_value(page))
    )
    return "\n".join(part for part in parts if part)


def keywords_of(page: Any) -> tuple[str, ...]:
    """Tags, the title for search engines, and the headings of a page."""
    tags = [tag.name for tag in page.tags.all()] if hasattr(page, "tags") else []
    streams = (value for field in page.get_search_fields() if isinstance(value := getattr(page, field.field_name, None), StreamValue))
    return tuple(word for word in (page.seo_title, *tags, *(title for stream in streams for title in _titles(stream))) if word)


def _titles(value: Any) -> Iterator[str]:
    """Headings of a body and titles of what stands in it, however deep; nothing of questions."""
    if isinstance(value, StreamValue | ListValue):
        for bound in value if isinstance(value, StreamValue) else value.bound_blocks:
            yield from _titles(bound.value)
    elif isinstance(value, StructValue):
        yield from (value["text"],) if isinstance(value.block, HeadingBlock) else ()
        yield from (title for title in (value.get("title"),) if isinstance(title, str))
        for part in value.values():
            yield from _titles(part)


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _flat(part)
    elif value is not None and not callable(value):
        yield str(value)


def plain(text: str) -> str:
    """A text without its tags, on one line."""
    return _SPACES.sub(" ", unescape(_TAG.sub(" ", text)).replace("\n", " ")).strip()
