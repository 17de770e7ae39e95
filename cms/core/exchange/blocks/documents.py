"""``documents``: files for download."""

from pathlib import PurePosixPath
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from ..notation import Id, Line, MediaFile, Record
from ..portal import Portal
from .registry import BlockCodec, item


class DocumentItem(Record):
    """A file; without a title it is called by its file name."""

    id: Id
    file: MediaFile
    title: Annotated[Line, Field(max_length=255)] = ""

    @model_validator(mode="after")
    def _with_title(self) -> Self:
        return self if self.title else self.model_copy(update={"title": PurePosixPath(self.file).stem})


class DocumentsRecord(Record):
    """Files."""

    title: Line = ""
    items: Annotated[list[DocumentItem], Field(min_length=1)]


class DocumentsCodec(BlockCodec[DocumentsRecord]):
    """Title and items."""

    name = "documents"
    record = DocumentsRecord

    def to_raw(self, data: DocumentsRecord, portal: Portal) -> dict[str, Any]:
        """Each document by its key in this database."""
        items = [item(one.id, {"document": portal.media.document(one.file, title=one.title).pk, "title": one.title}) for one in data.items]
        return {"title": data.title, "items": items}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each document by its file."""
        items = []
        for one in raw["items"]:
            document = portal.media.document_by_key(one["value"]["document"])
            title = one["value"]["title"] or document.title
            items.append({"id": one["id"], "file": portal.media.name_of(document), "title": title})
        return {"title": raw["title"], "items": items}
