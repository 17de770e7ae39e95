"""``contents``: the headings of the page as links."""

from typing import Any

from ..notation import Line, Record
from ..portal import Portal
from .registry import BlockCodec


class ContentsRecord(Record):
    """A title; the links make themselves."""

    title: Line = ""


class ContentsCodec(BlockCodec[ContentsRecord]):
    """The title."""

    name = "contents"
    record = ContentsRecord

    def to_raw(self, data: ContentsRecord, portal: Portal) -> dict[str, Any]:
        """As it is written."""
        return {"title": data.title}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """As it is kept."""
        return {"title": raw["title"]}
