"""Blocks whose title is a heading, and links that leave the portal."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.links import LONGEST_ADDRESS, https_only


def section_anchor(block_id: str | None) -> str:
    """The anchor of a titled block, made of its id: the same in all languages, and it stays when the title is reworded."""
    return f"s-{block_id[:8]}" if block_id else ""


class SectionBlock(blocks.StructBlock):
    """A block with a title of level 2. The body says under which anchor it stands, so that the table of contents can lead there."""

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``section_id``; empty where the block stands alone, as in a preview."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["section_id"] = (parent_context or {}).get("section_id", "")
        return context


class HttpsBlock(blocks.URLBlock):
    """A full address that begins with https://."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST_ADDRESS, "validators": [https_only], **kwargs})

    class Meta:
        label = _("Address")
