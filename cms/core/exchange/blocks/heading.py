"""``heading``."""

from typing import Any, Literal, Self

from pydantic import model_validator

from cms.core.blocks.heading import anchor_for

from ..notation import Anchor, Record, RequiredLine
from ..portal import Portal
from .registry import BlockCodec


class HeadingRecord(Record):
    """A heading. An anchor that is left out is made from the text, so that it does not change with a translation."""

    text: RequiredLine
    level: Literal[2, 3]
    anchor: Anchor = ""

    @model_validator(mode="after")
    def _with_anchor(self) -> Self:
        if self.anchor:
            return self
        return self.model_copy(update={"anchor": anchor_for(self.text)})


class HeadingCodec(BlockCodec[HeadingRecord]):
    """Text, level, anchor."""

    name = "heading"
    record = HeadingRecord

    def to_raw(self, data: HeadingRecord, portal: Portal) -> dict[str, Any]:
        """The block keeps its level as a choice, which is text."""
        return {"text": data.text, "level": str(data.level), "anchor": data.anchor}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """The level as a number."""
        return {"text": raw["text"], "level": int(raw["level"]), "anchor": raw.get("anchor") or ""}
