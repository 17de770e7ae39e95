"""``related_pages``: where to read on."""

from typing import Annotated, Any

from pydantic import Field

from ..notation import PAGE, Id, Line, Record
from ..portal import Portal
from .registry import BlockCodec, item


class RelatedItem(Record):
    """A page, by the id that it has in every language."""

    id: Id
    page: Annotated[Id, PAGE]


class RelatedPagesRecord(Record):
    """Pages."""

    title: Line = ""
    items: Annotated[list[RelatedItem], Field(min_length=1)]


class RelatedPagesCodec(BlockCodec[RelatedPagesRecord]):
    """Title and items."""

    name = "related_pages"
    record = RelatedPagesRecord

    def to_raw(self, data: RelatedPagesRecord, portal: Portal) -> dict[str, Any]:
        """Each page by its key in this database."""
        return {"title": data.title, "items": [item(one.id, portal.page_id(one.page)) for one in data.items]}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each page by its id; a page that was deleted since is left out."""
        pairs = [(one["id"], portal.page_key(one["value"])) for one in raw["items"]]
        return {"title": raw["title"], "items": [{"id": item_id, "page": key} for item_id, key in pairs if key]}
