"""Every link on a page, read from what is stored. Blocks are not brought to life: a chooser would forget a page that is gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.db import models
from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.core.models.links import LinkKind

WEB = ("http://", "https://")


@dataclass(frozen=True)
class Link:
    """A link: for pages and files the id of what it leads to, else the address."""

    kind: LinkKind
    target: str


class LinkParser(HTMLParser):
    """Collects links from rich text as Wagtail stores it."""

    KINDS = {"page": LinkKind.PAGE, "document": LinkKind.DOCUMENT, "image": LinkKind.IMAGE}

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Link] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a link or an image."""
        values = {name: value or "" for name, value in attrs}
        kind = self.KINDS.get(values.get("linktype") or values.get("embedtype") or "")
        if kind and values.get("id"):
            self.found.append(Link(kind, values["id"]))
        elif tag == "a" and (link := link_of(values.get("href", ""))):
            self.found.append(link)


def link_of(address: str) -> Link | None:
    """An address as a link; None for an anchor, mail or telephone."""
    address = address.strip()
    own = settings.SITE_URL.rstrip("/")
    if own and (address == own or address.startswith(f"{own}/")):
        address = address[len(own) :] or "/"
    if address.startswith("/") and not address.startswith("//"):
        return Link(LinkKind.ADDRESS, address)
    return Link(LinkKind.EXTERNAL, address) if address.lower().startswith(WEB) else None


def links_on(page: Page) -> set[Link]:
    """The links of a page with its own fields.

    Args:
        page: a specific page.
    """
    found: set[Link] = set()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            found.update(_in_block(field.stream_block, list(getattr(page, field.name).raw_data)))
        elif isinstance(field, RichTextField):
            found.update(in_html(getattr(page, field.name) or ""))
        elif isinstance(field, models.URLField) and (link := link_of(getattr(page, field.name) or "")):
            found.add(link)
    return found


def in_html(html: str) -> list[Link]:
    """The links of a rich text."""
    parser = LinkParser()
    parser.feed(html)
    return parser.found


def _in_block(block: Any, raw: Any) -> Iterator[Link]:
    if isinstance(block, blocks.StreamBlock):
        for child in raw or ():
            if child["type"] in block.child_blocks:
                yield from _in_block(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        for name, child in block.child_blocks.items():
            yield from _in_block(child, raw.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in raw or ():
            stored = isinstance(item, dict) and item.get("type") == "item"
            yield from _in_block(block.child_block, item["value"] if stored else item)
    elif raw:
        yield from _in_field(block, raw)


def _in_field(block: Any, raw: Any) -> Iterator[Link]:
    if isinstance(block, ChooserBlock):
        if kind := _kind_of(block.target_model):
            yield Link(kind, str(raw))
    elif isinstance(block, blocks.URLBlock):
        if link := link_of(raw):
            yield link
    elif isinstance(raw, dict | list):
        yield from _in_anything(raw)
    elif isinstance(block, blocks.RichTextBlock) and isinstance(raw, str):
        yield from in_html(raw)


def _in_anything(raw: Any) -> Iterator[Link]:
    """Tables and the like keep rich text somewhere inside; their make-up is their own matter."""
    if isinstance(raw, str):
        yield from in_html(raw) if "<a" in raw else ()
    elif isinstance(raw, dict | list):
        for value in raw.values() if isinstance(raw, dict) else raw:
            yield from _in_anything(value)


def _kind_of(model: type[models.Model]) -> LinkKind | None:
    if issubclass(model, Page):
        return LinkKind.PAGE
    return {get_document_model(): LinkKind.DOCUMENT, get_image_model(): LinkKind.IMAGE}.get(model)
