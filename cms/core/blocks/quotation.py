"""Somebody's words."""

from typing import Any

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.links import host_of

from .groups import READING
from .sections import HttpsBlock


class QuotationValue(blocks.StructValue):
    """A quotation with the site it was taken from."""

    @property
    def host(self) -> str:
        """The site that the source's address leads to."""
        return host_of(self["url"] or "")


class QuotationBlock(blocks.StructBlock):
    """Somebody's words, who said them and where."""

    text = blocks.TextBlock(
        label=_("Words"), max_length=1500, rows=3, help_text=_("Without quotation marks: they are added in the reader's way.")
    )
    author = blocks.CharBlock(label=_("Who said it"), required=False, max_length=160)
    source = blocks.CharBlock(label=_("Where"), required=False, max_length=250, help_text=_("The title of the book, report or page."))
    url = HttpsBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "openquote"
        group = READING
        label = _("Quotation")
        label_format = "{text}"
        description = _("Somebody's words, with who said them and where.")
        template = "blocks/quotation.html"
        value_class = QuotationValue

    def get_preview_value(self) -> Any:
        """Show a sentence."""
        words = __("We came for advice and left with a plan.")
        return self.normalize({"text": words, "author": "Jan Kowalski", "source": __("Report for 2025"), "url": ""})
