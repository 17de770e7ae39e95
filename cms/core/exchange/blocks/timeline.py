"""``timeline``: what happened when."""

from typing import Annotated, Any

from pydantic import Field

from ..notation import Id, Line, Markdown, Record, RequiredLine
from ..portal import Portal
from .registry import BlockCodec, item


class TimelineItem(Record):
    """An event."""

    id: Id
    when: Annotated[RequiredLine, Field(max_length=60)]
    title: Annotated[RequiredLine, Field(max_length=160)]
    text: Markdown = ""


class TimelineRecord(Record):
    """Events."""

    title: Line = ""
    items: Annotated[list[TimelineItem], Field(min_length=1)]


class TimelineCodec(BlockCodec[TimelineRecord]):
    """Title and items."""

    name = "timeline"
    record = TimelineRecord

    def to_raw(self, data: TimelineRecord, portal: Portal) -> dict[str, Any]:
        """Each item in full form."""
        items = [item(one.id, {"when": one.when, "title": one.title, "text": portal.html(one.text)}) for one in data.items]
        return {"title": data.title, "items": items}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each item with its id."""
        items = [{"id": one["id"], **one["value"], "text": portal.markdown(one["value"]["text"])} for one in raw["items"]]
        return {"title": raw["title"], "items": items}
