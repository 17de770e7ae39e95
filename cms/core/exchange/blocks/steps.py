"""``steps``: what to do, one after another."""

from typing import Annotated, Any

from pydantic import Field

from ..notation import Id, Line, Markdown, Record, RequiredLine
from ..portal import Portal
from .registry import BlockCodec, item


class StepItem(Record):
    """One thing to do."""

    id: Id
    title: RequiredLine
    text: Markdown = ""


class StepsRecord(Record):
    """Things to do."""

    title: Line = ""
    items: Annotated[list[StepItem], Field(min_length=1)]


class StepsCodec(BlockCodec[StepsRecord]):
    """Title and items."""

    name = "steps"
    record = StepsRecord

    def to_raw(self, data: StepsRecord, portal: Portal) -> dict[str, Any]:
        """Each item in full form."""
        items = [item(one.id, {"title": one.title, "text": portal.html(one.text)}) for one in data.items]
        return {"title": data.title, "items": items}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each item with its id."""
        items = [{"id": one["id"], "title": one["value"]["title"], "text": portal.markdown(one["value"]["text"])} for one in raw["items"]]
        return {"title": raw["title"], "items": items}
