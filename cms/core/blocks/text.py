"""Running text."""

from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .groups import READING

#: What an editor may do inside running text. Headings, images and call-outs are blocks, so that each keeps its id.
TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


def paragraph(text: str) -> str:
    """Plain text as one paragraph of rich text, for previews."""
    return f"<p>{escape(text)}</p>"


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, lists and links. Headings are a block of their own, so that they get an anchor."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        group = READING
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "blocks/text.html"

    def get_preview_value(self) -> Any:
        """Show a sentence."""
        return self.normalize(paragraph(__("A foundation is set up by one person or by several. It needs an aim and money.")))
