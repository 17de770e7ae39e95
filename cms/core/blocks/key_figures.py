"""Numbers that mean something."""

import re
from typing import Any

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .groups import READING
from .sections import SectionBlock

#: A number of more signs is set smaller, so that it stays in one line.
LONG_NUMBER = 8


class KeyFigureValue(blocks.StructValue):
    """A figure as it is set."""

    @property
    def number(self) -> str:
        """The number with spaces that do not break: 1 000 000 zł in two lines would be two numbers."""
        number: str = self["value"] or ""
        return re.sub(r"(?<=\d) (?=\S)", "\N{NO-BREAK SPACE}", number)

    @property
    def is_long(self) -> bool:
        """Whether it needs the smaller size."""
        return len(self.number) > LONG_NUMBER


class KeyFigureBlock(blocks.StructBlock):
    """A number, what it counts, and who counted."""

    value = blocks.CharBlock(label=_("Number"), max_length=40, help_text=_("As people write it, with its unit: 1 000 zł, 62%."))
    label = blocks.CharBlock(label=_("What it counts"), max_length=160)
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=200, help_text=_("Who counted, and when."))

    class Meta:
        icon = "order"
        label = _("Figure")
        label_format = "{value} {label}"
        value_class = KeyFigureValue


class KeyFiguresBlock(SectionBlock):
    """A few numbers side by side, each with what it counts."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    items = blocks.ListBlock(KeyFigureBlock(), label=_("Figures"), min_num=1, max_num=8)

    class Meta:
        icon = "order"
        group = READING
        label = _("Key figures")
        label_format = "{title}"
        description = _("A few numbers, large, each with what it counts and its source.")
        template = "blocks/key_figures.html"

    def get_preview_value(self) -> Any:
        """Show two figures."""
        figures = [
            {"value": "21", "label": __("days for the court to enter a foundation"), "source": __("Act on the National Court Register")},
            {"value": "250 zł", "label": __("court fee without a business"), "source": ""},
        ]
        return self.normalize({"title": __("In numbers"), "items": figures})
