"""The text of a submission: from the form onto the page, and from the page into the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.utils.html import strip_tags
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.accounts.models import User
from cms.core.exchange.richtext import UnknownMarkupError, from_html
from cms.core.pages.places import absolute
from cms.news.rich_input import html_of, typed_from

TEXT = "text"


@dataclass(frozen=True)
class Picture:
    """The picture above the text. ``file`` is an upload that was checked, or None to change the words of the one that is there."""

    file: Any
    alt: str
    credit: str
    licence: str


@dataclass(frozen=True)
class Story:
    """What the form holds. ``picture`` is None for a text without one; ``text`` is as it was typed."""

    kind: str
    organisation_name: str
    title: str
    summary: str
    text: str
    picture: Picture | None


def put_on(page: Any, story: Story, *, person: User, save_picture: bool = True) -> None:
    """Put a submission onto a page, which is not saved here.

    The editors' other blocks stay where they are: the form knows the first text of the body only.

    Args:
        page: an ArticlePage.
        story: what was typed.
        person: whose picture it is.
        save_picture: False for a preview, which leaves no trace; a new picture is then left out.
    """
    page.kind, page.organisation_name = story.kind, story.organisation_name
    page.title, page.summary = story.title, story.summary
    page.draft_title = story.title
    raw = [dict(block) for block in page.body.get_prep_value()]
    first = next((block for block in raw if block["type"] == TEXT), None)
    html = html_of(story.text)
    if first is not None:
        first["value"] = html
    elif html:
        raw.insert(0, {"type": TEXT, "id": str(uuid4()), "value": html})
    page.body = page._meta.get_field("body").stream_block.to_python(raw)
    page.listing_image = _picture(page, story, person, save=save_picture)


def _picture(page: Any, story: Story, person: User, *, save: bool) -> Any:
    wanted, there = story.picture, page.listing_image
    if wanted is None:
        return None
    words = {"description": wanted.alt[:255], "credit": wanted.credit, "licence": wanted.licence}
    if wanted.file is not None:
        if not save:
            return None
        wanted.file.seek(0)
        return get_image_model().objects.create(title=story.title[:255], file=wanted.file, uploaded_by_user=person, **words)
    if there is not None and save and there.uploaded_by_user_id == person.pk:
        for name, value in words.items():
            setattr(there, name, value)
        there.save(update_fields=list(words))
    return there


def typed_text(page: Any) -> str:
    """The page's text as it is typed."""
    block = next((block for block in page.body.get_prep_value() if block["type"] == TEXT), None)
    if block is None:
        return ""
    try:
        return typed_from(from_html(block["value"], _address))
    except UnknownMarkupError:
        return strip_tags(block["value"])  # words are kept, whatever a program put around them


def has_other_blocks(page: Any) -> bool:
    """Whether the editors have added something that the form leaves alone."""
    return len(page.body) > 1 or any(block.block_type != TEXT for block in page.body)


def _address(attributes: Mapping[str, str]) -> str:
    """A link's address in full: the editors' links to pages and documents as well."""
    kind, key = attributes.get("linktype"), attributes.get("id", "")
    if kind == "page":
        page = Page.objects.filter(pk=key, live=True).first() if key.isdigit() else None
        return str(page.full_url or "") if page else ""
    if kind == "document":
        document = get_document_model().objects.filter(pk=key).first() if key.isdigit() else None
        return absolute(document.url) if document else ""
    return attributes.get("href", "")
