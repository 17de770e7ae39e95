"""``faq``: questions and answers."""

from typing import Annotated, Any

from pydantic import Field

from ..notation import Id, Line, Record, RequiredLine, RequiredMarkdown
from ..portal import Portal
from .registry import BlockCodec, item


class FaqItem(Record):
    """A question with its answer."""

    id: Id
    question: RequiredLine
    answer: RequiredMarkdown


class FaqRecord(Record):
    """Questions with answers."""

    title: Line = ""
    items: Annotated[list[FaqItem], Field(min_length=1)]


class FaqCodec(BlockCodec[FaqRecord]):
    """Title and items."""

    name = "faq"
    record = FaqRecord

    def to_raw(self, data: FaqRecord, portal: Portal) -> dict[str, Any]:
        """Each item in full form."""
        items = [item(one.id, {"question": one.question, "answer": portal.html(one.answer)}) for one in data.items]
        return {"title": data.title, "items": items}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each item with its id."""
        items = [
            {"id": one["id"], "question": one["value"]["question"], "answer": portal.markdown(one["value"]["answer"])}
            for one in raw["items"]
        ]
        return {"title": raw["title"], "items": items}
