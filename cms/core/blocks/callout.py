"""A call-out beside the main text."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .groups import LEARNING
from .text import TextBlock, paragraph


class CalloutKind(TextChoices):
    """What a call-out is for. The word is shown, so that the colour never says it alone."""

    INFO = "info", _("Good to know")
    EXAMPLE = "example", _("Example")
    PITFALL = "pitfall", _("Pitfall")
    LAW = "law", _("What the law says")
    REMEMBER = "remember", _("Remember")


class CalloutValue(blocks.StructValue):
    """A call-out with the word for its kind."""

    @property
    def kind_label(self) -> str:
        """The word for the kind, in the reader's language."""
        return str(CalloutKind(self["kind"] or CalloutKind.INFO).label)


class CalloutBlock(blocks.StructBlock):
    """A call-out of one of five kinds."""

    kind = blocks.ChoiceBlock(label=_("Kind"), choices=CalloutKind.choices, default=CalloutKind.INFO)
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=160)
    text = TextBlock(label=_("Text"))

    class Meta:
        icon = "warning"
        group = LEARNING
        label = _("Call-out")
        label_format = "{title}"
        description = _("Sets something apart: good to know, example, pitfall, what the law says, remember.")
        template = "blocks/callout.html"
        value_class = CalloutValue

    def get_preview_value(self) -> Any:
        """Show a pitfall."""
        return self.normalize(
            {
                "kind": CalloutKind.PITFALL,
                "title": __("Statutes copied from the web"),
                "text": paragraph(__("A model from the web may be older than the last change of the law.")),
            }
        )
