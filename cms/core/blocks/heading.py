"""A heading that can be linked to."""

from typing import Any

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue

from cms.core.letters import plain_slug

from .groups import READING

LONGEST_ANCHOR = 80


def anchor_for(text: str) -> str:
    """Make an anchor from a heading.

    Args:
        text: The heading, in the language the page was written in.

    Returns:
        Small letters a–z, digits and hyphens; never empty.
    """
    return plain_slug(text, longest=LONGEST_ANCHOR) or "sekcja"


class HeadingValue(blocks.StructValue):
    """A heading with the anchor it is shown under."""

    @property
    def anchor_id(self) -> str:
        """The anchor as typed, else one made from the text."""
        return self["anchor"] or anchor_for(self["text"] or "")

    @property
    def tag(self) -> str:
        """The HTML element."""
        return "h3" if str(self["level"]) == "3" else "h2"


class HeadingBlock(blocks.StructBlock):
    """A heading of level 2 or 3.

    The anchor belongs to the text it was made from, the source's: a link to a place in the Polish page leads to the
    same place in its translations. So it is no string for a translator.
    """

    text = blocks.CharBlock(label=_("Heading"), max_length=160, required_on_save=True)
    level = blocks.ChoiceBlock(label=_("Level"), choices=[("2", _("2 – a section")), ("3", _("3 – a part of a section"))], default="2")
    anchor = blocks.RegexBlock(
        regex=r"^[a-z0-9-]+$",
        label=_("Anchor"),
        required=False,
        max_length=LONGEST_ANCHOR,
        error_messages={"invalid": _("Use small letters a–z, digits and hyphens only, for example how-much-it-costs.")},
        help_text=_("The end of a link to this place. Leave empty and it is made from the heading; then it stays."),
    )

    class Meta:
        icon = "title"
        group = READING
        label = _("Heading")
        label_format = "{text}"
        description = _("A heading that readers can be sent to by a link.")
        template = "blocks/heading.html"
        value_class = HeadingValue

    def get_preview_value(self) -> Any:
        """Show a heading of level 2."""
        return self.normalize({"text": __("Who may set up a foundation"), "level": "2", "anchor": ""})

    def get_translatable_segments(self, value: HeadingValue) -> list[StringSegmentValue]:
        """Give a translator the text only."""
        return [StringSegmentValue("text", value["text"] or "")]

    def restore_translated_segments(self, value: HeadingValue, segments: list[StringSegmentValue]) -> HeadingValue:
        """Put the translated text in, after writing down the anchor that the source's text made."""
        value["anchor"] = value.anchor_id
        for segment in segments:
            value["text"] = segment.render_text()
        return value
