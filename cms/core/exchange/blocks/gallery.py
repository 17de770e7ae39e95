"""``gallery``: pictures that belong together."""

from typing import Annotated, Any

from pydantic import Field

from ..notation import IMAGE, Id, Line, MediaFile, Record, RequiredLine
from ..portal import Portal
from .registry import BlockCodec, item


class GalleryItem(Record):
    """A picture; what it shows must be said, for nothing in a gallery is decoration."""

    id: Id
    file: Annotated[MediaFile, IMAGE]
    alt: RequiredLine
    caption: Annotated[Line, Field(max_length=300)] = ""
    title: Annotated[RequiredLine, Field(max_length=255)]
    credit: Annotated[RequiredLine, Field(max_length=200)]
    licence: Annotated[RequiredLine, Field(max_length=120)]


class GalleryRecord(Record):
    """Pictures."""

    title: Line = ""
    items: Annotated[list[GalleryItem], Field(min_length=1, max_length=24)]


class GalleryCodec(BlockCodec[GalleryRecord]):
    """Title and items."""

    name = "gallery"
    record = GalleryRecord

    def to_raw(self, data: GalleryRecord, portal: Portal) -> dict[str, Any]:
        """Each image by its key in this database."""
        items = []
        for one in data.items:
            image = portal.media.image(one.file, title=one.title, credit=one.credit, licence=one.licence)
            shown = {"image": image.pk, "alt_text": one.alt, "decorative": False}
            items.append(item(one.id, {"image": shown, "caption": one.caption}))
        return {"title": data.title, "items": items}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each image by its file."""
        items = []
        for one in raw["items"]:
            shown, image = one["value"]["image"], portal.media.image_by_key(one["value"]["image"]["image"])
            items.append(
                {
                    "id": one["id"],
                    "file": portal.media.name_of(image),
                    "alt": shown["alt_text"] or "",
                    "caption": one["value"]["caption"] or "",
                    "title": image.title,
                    "credit": image.credit,
                    "licence": image.licence,
                }
            )
        return {"title": raw["title"], "items": items}
