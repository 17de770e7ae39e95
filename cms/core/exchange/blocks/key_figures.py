"""``key_figures``: numbers with what they count."""

from typing import Annotated, Any

from pydantic import Field

from ..notation import Id, Line, Record, RequiredLine
from ..portal import Portal
from .registry import BlockCodec, item


class KeyFigure(Record):
    """A number; text, because it is written as people read it."""

    id: Id
    value: Annotated[RequiredLine, Field(max_length=40)]
    label: Annotated[RequiredLine, Field(max_length=160)]
    source: Annotated[Line, Field(max_length=200)] = ""


class KeyFiguresRecord(Record):
    """Numbers."""

    title: Line = ""
    items: Annotated[list[KeyFigure], Field(min_length=1, max_length=8)]


class KeyFiguresCodec(BlockCodec[KeyFiguresRecord]):
    """Title and items."""

    name = "key_figures"
    record = KeyFiguresRecord

    def to_raw(self, data: KeyFiguresRecord, portal: Portal) -> dict[str, Any]:
        """Each item in full form."""
        items = [item(one.id, {"value": one.value, "label": one.label, "source": one.source}) for one in data.items]
        return {"title": data.title, "items": items}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each item with its id."""
        return {"title": raw["title"], "items": [{"id": one["id"], **one["value"]} for one in raw["items"]]}
