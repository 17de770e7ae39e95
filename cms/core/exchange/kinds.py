"""Page types that can be written as files: which keys stand in the front matter and what they are on the page."""

from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import Field
from wagtail.models import Page

from .blocks.registry import codec_for
from .document import Block, PageDocument
from .notation import LATER, PAGE, Date, Id, Line, Names, Record, RequiredLine, Slug
from .portal import Portal
from .records import ImageFile, record_named
from .richtext import UnknownMarkupError


class UnreadablePageError(ValueError):
    """A page holds something that the file format cannot say; the message is what and where."""


class Archived(Record):
    """Since when and why a page is archival, and which page replaces it."""

    on: Date
    reason: Annotated[RequiredLine, Field(max_length=250)]
    successor: Annotated[Id | None, PAGE] = None


class Front(Record):
    """What every page has. The keys below ``summary`` may be left out."""

    id: Id
    title: Annotated[RequiredLine, Field(max_length=255)]
    slug: Slug
    summary: Annotated[Line, Field(max_length=300)] = ""
    social_text: Annotated[Line, Field(max_length=200)] = ""
    seo_title: Annotated[Line, Field(max_length=255)] = ""
    search_description: Line = ""
    responsible_person: Annotated[Line, Field(max_length=150)] = ""
    produced_on: Date | None = None
    entity: Annotated[Line, Names("units"), LATER] = ""
    archived: Annotated[Archived | None, LATER] = None
    listing_image: Annotated[ImageFile | None, LATER] = None


SHARED = ("title", "slug", "summary", "social_text", "seo_title", "search_description", "responsible_person", "produced_on")


class PageKind:
    """How one page type is written. A subclass adds what it has of its own to ``values`` and ``apply``."""

    name: ClassVar[str]
    model: ClassVar[type[Page]]
    front: ClassVar[type[Front]] = Front
    has_body: ClassVar[bool] = True

    def values(self, page: Any) -> dict[str, Any]:
        """The values of the front matter, read from a page."""
        return {"id": page.translation_key, **{name: getattr(page, name) for name in SHARED}}

    def apply(self, front: Any, page: Any) -> None:
        """Put the front matter onto a page."""
        for name in SHARED:
            setattr(page, name, getattr(front, name))
        archived = front.archived
        page.archived_on, page.archive_reason = (archived.on, archived.reason) if archived else (None, "")

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """The values of the front matter for which something else is looked up: pages, pictures, records, rich text."""
        archived = None
        if page.archived_on:
            successor = portal.page_key(page.successor_id) if page.successor_id else None
            archived = {"on": page.archived_on, "reason": page.archive_reason, "successor": successor}
        entity = page.publishing_entity
        return {"archived": archived, "entity": entity.name if entity else "", "listing_image": image_values(page.listing_image, portal)}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Put those values onto a page, once every page and record that they name is there."""
        successor = front.archived.successor if front.archived else None
        page.successor_id = portal.page_id(successor) if successor else None
        page.publishing_entity = record_named("units", front.entity) if front.entity else None
        one = front.listing_image
        page.listing_image = portal.media.image(one.file, title=one.title, credit=one.credit, licence=one.licence) if one else None

    def beside(self, page: Any, portal: Portal) -> dict[str, tuple[Record, ...]]:
        """The records that have a file of their own, by their field."""
        return {}

    def apply_beside(self, document: PageDocument, page: Any, portal: Portal) -> None:
        """Put those records onto a page."""

    def read(self, page: Any, *, parent: UUID | None, portal: Portal) -> PageDocument:
        """Write a page as a document.

        Raises:
            UnreadablePageError: when it holds something that the format cannot say.
        """
        try:
            front = self.front.model_validate({**self.values(page), **self.linked_values(page, portal)})
            body = tuple(read_block(raw, portal) for raw in page.body.get_prep_value()) if self.has_body else ()
            return PageDocument(self.name, page.translation_key, parent, front, body, self.beside(page, portal))
        except (UnknownMarkupError, LookupError, ValueError, TypeError) as error:
            raise UnreadablePageError(str(error)) from error

    def write(self, document: PageDocument, page: Any, portal: Portal) -> None:
        """Put a document onto a page, which is not saved yet."""
        self.apply(document.front, page)
        self.apply_linked(document.front, page, portal)
        if self.has_body:
            page.body = raw_stream(page, "body", [raw_block(block, portal) for block in document.body])
        self.apply_beside(document, page, portal)


def image_values(image: Any, portal: Portal) -> dict[str, Any] | None:
    """A picture as ``ImageFile`` takes it, or None."""
    if image is None:
        return None
    return {"file": portal.media.name_of(image), "title": image.title, "credit": image.credit, "licence": image.licence}


def read_block(raw: dict[str, Any], portal: Portal) -> Block:
    """A block from its raw form.

    Raises:
        UnreadablePageError: when the block has no notation.
    """
    codec = codec_for(raw["type"])
    if codec is None:
        raise UnreadablePageError(f"the block “{raw['type']}” has no notation")
    return Block(raw["type"], UUID(raw["id"]), codec.record.model_validate(codec.from_raw(raw["value"], portal)))


def raw_block(block: Block, portal: Portal) -> dict[str, Any]:
    """A block in its raw form."""
    codec = codec_for(block.name)
    if codec is None:
        raise UnreadablePageError(f"the block “{block.name}” has no notation")
    return {"type": block.name, "id": str(block.id), "value": codec.to_raw(block.data, portal)}


def raw_stream(page: Any, field: str, raw: list[dict[str, Any]]) -> Any:
    """A StreamField's value from raw data."""
    return page._meta.get_field(field).stream_block.to_python(raw)


class Kinds:
    """A set of page types, found by name or by page."""

    def __init__(self, *kinds: PageKind) -> None:
        self._by_name = {kind.name: kind for kind in kinds}
        self._by_model = {kind.model: kind for kind in kinds}

    def __getitem__(self, name: str) -> PageKind:
        return self._by_name[name]

    def of(self, page: Page) -> PageKind | None:
        """The kind of a specific page."""
        return self._by_model.get(type(page))
