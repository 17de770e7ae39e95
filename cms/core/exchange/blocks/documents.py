"""``documents``: files for download."""

from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, Self

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from ..notation import WORD, Id, Line, MediaFile, Record
from ..portal import Portal
from .registry import BlockCodec, item


class DocumentItem(Record):
    """A file; without a title it is called by its file name."""

    id: Id
    file: MediaFile
    title: Annotated[Line, Field(max_length=255)] = ""
    language: Annotated[Literal["", "pl", "en", "nb"], WORD] = ""

    @model_serializer(mode="wrap")
    def _as_before(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave the language out where it is not given: pages that were loaded before files could say it keep their fingerprint."""
        values: dict[str, Any] = handler(self)
        return values if self.language else {name: value for name, value in values.items() if name != "language"}

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
        items = []
        for one in data.items:
            document = portal.media.document(one.file, title=one.title)
            items.append(item(one.id, {"document": document.pk, "title": one.title, "language": one.language}))
        return {"title": data.title, "items": items}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each document by its file."""
        items = []
        for one in raw["items"]:
            document = portal.media.document_by_key(one["value"]["document"])
            title = one["value"]["title"] or document.title
            language = one["value"].get("language") or ""
            items.append({"id": one["id"], "file": portal.media.name_of(document), "title": title, "language": language})
        return {"title": raw["title"], "items": items}
