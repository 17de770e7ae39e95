"""``image``: a picture with its credit."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ..notation import IMAGE, Line, MediaFile, Record, RequiredLine
from ..portal import Portal
from .registry import BlockCodec


class ImageRecord(Record):
    """A picture; credit, licence and title belong to the file, the rest to its place in the text."""

    file: Annotated[MediaFile, IMAGE]
    alt: Line = ""
    decorative: bool = False
    caption: Line = ""
    title: Annotated[RequiredLine, Field(max_length=255)]
    credit: Annotated[RequiredLine, Field(max_length=200)]
    licence: Annotated[RequiredLine, Field(max_length=120)]

    @model_validator(mode="after")
    def _says_what_it_shows(self) -> Self:
        if bool(self.alt) == self.decorative:
            raise PydanticCustomError("alt", "Write in “alt” what the picture shows, or set “decorative: true” and leave “alt” empty.")
        return self


class ImageCodec(BlockCodec[ImageRecord]):
    """The file, what it shows and whose it is."""

    name = "image"
    record = ImageRecord

    def to_raw(self, data: ImageRecord, portal: Portal) -> dict[str, Any]:
        """The image by its key in this database."""
        image = portal.media.image(data.file, title=data.title, credit=data.credit, licence=data.licence)
        return {"image": {"image": image.pk, "alt_text": data.alt, "decorative": data.decorative}, "caption": data.caption}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """The image by its file."""
        image = portal.media.image_by_key(raw["image"]["image"])
        return {
            "file": portal.media.name_of(image),
            "alt": raw["image"]["alt_text"] or "",
            "decorative": bool(raw["image"]["decorative"]),
            "caption": raw["caption"] or "",
            "title": image.title,
            "credit": image.credit,
            "licence": image.licence,
        }
