"""Numbered steps."""

from typing import Any

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .groups import LEARNING
from .sections import SectionBlock
from .text import TextBlock, paragraph


class StepItemBlock(blocks.StructBlock):
    """One thing to do."""

    title = blocks.CharBlock(label=_("What to do"), max_length=160, help_text=_("Begin with a verb."))
    text = TextBlock(label=_("How"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"


class StepsBlock(SectionBlock):
    """Things to do in their order; the numbers come by themselves."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    items = blocks.ListBlock(StepItemBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        group = LEARNING
        label = _("Steps")
        label_format = "{title}"
        description = _("Things to do one after the other, numbered.")
        template = "blocks/steps.html"

    def get_preview_value(self) -> Any:
        """Show two steps."""
        steps = [
            {"title": __("Write down the aim"), "text": paragraph(__("One sentence is enough to begin with."))},
            {"title": __("Go to a notary"), "text": ""},
        ]
        return self.normalize({"title": __("How to begin"), "items": steps})
