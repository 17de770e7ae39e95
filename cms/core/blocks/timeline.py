"""What happened when."""

from typing import Any

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .groups import READING
from .sections import SectionBlock
from .text import TextBlock, paragraph


class TimelineItemBlock(blocks.StructBlock):
    """An event. When it was is text, because history knows years, seasons and spans as well as days."""

    when = blocks.CharBlock(label=_("When"), max_length=60, help_text=_("A day, a month, a year or a span: 2014–2020."))
    title = blocks.CharBlock(label=_("What happened"), max_length=160)
    text = TextBlock(label=_("More"), required=False)

    class Meta:
        icon = "history"
        label = _("Event")
        label_format = "{when} {title}"


class TimelineBlock(SectionBlock):
    """Events in their order."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    items = blocks.ListBlock(TimelineItemBlock(), label=_("Events"), min_num=1)

    class Meta:
        icon = "history"
        group = READING
        label = _("Timeline")
        label_format = "{title}"
        description = _("Events one after the other, each with its time.")
        template = "blocks/timeline.html"

    def get_preview_value(self) -> Any:
        """Show two events."""
        events = [
            {"when": "2003", "title": __("The act on public benefit comes into force"), "text": ""},
            {"when": "2010", "title": __("The city opens its centre"), "text": paragraph(__("Advice is free from the first day."))},
        ]
        return self.normalize({"title": __("How it came about"), "items": events})
