"""``callout``: a box beside the text."""

from typing import Annotated, Any, Literal

from ..notation import WORD, Line, Record, RequiredMarkdown
from ..portal import Portal
from .registry import BlockCodec


class CalloutRecord(Record):
    """A box."""

    kind: Annotated[Literal["info", "example", "pitfall", "law", "remember"], WORD]
    title: Line = ""
    text: RequiredMarkdown


class CalloutCodec(BlockCodec[CalloutRecord]):
    """Kind, title, text."""

    name = "callout"
    record = CalloutRecord

    def to_raw(self, data: CalloutRecord, portal: Portal) -> dict[str, Any]:
        """The text as rich text."""
        return {"kind": data.kind, "title": data.title, "text": portal.html(data.text)}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """The text as Markdown."""
        return {"kind": raw["kind"], "title": raw["title"], "text": portal.markdown(raw["text"])}
