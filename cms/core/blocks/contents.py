"""The headings of a page as links."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .groups import READING
from .heading import HeadingBlock
from .sections import SectionBlock, section_anchor


@dataclass(frozen=True)
class Place:
    """A heading of the page."""

    title: str
    anchor: str


def places(body: Any) -> list[Place]:
    """The headings of level 2 of a body, in their order.

    Args:
        body: the value of a body's stream.

    Returns:
        Headings and titled blocks. Whatever stands inside a block is left out, as parts of sections are.
    """
    found = []
    for child in body:
        if isinstance(child.block, HeadingBlock):
            if child.value.tag == "h2" and child.value["text"]:
                found.append(Place(child.value["text"], child.value.anchor_id))
        elif isinstance(child.block, SectionBlock) and child.value["title"]:
            found.append(Place(child.value["title"], section_anchor(child.id)))
    return found


class ContentsBlock(blocks.StructBlock):
    """Links to the headings of the body that it stands in: what tabs are elsewhere, only that everything can be seen at once."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120, help_text=_("Leave empty for “On this page”."))

    class Meta:
        icon = "list-ul"
        group = READING
        label = _("Contents")
        label_format = "{title}"
        description = _("Links to the headings of this page. They follow by themselves when a heading changes.")
        template = "blocks/contents.html"
        preview_template = "blocks/preview/contents.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``places``."""
        # Read first: Wagtail puts the block's own value into the very mapping that it is given.
        body = (parent_context or {}).get("value")
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["places"] = places(body) if isinstance(body, blocks.StreamValue) else []
        return context
