"""Documents that a step needs, with templates to download."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class PaperBlock(blocks.StructBlock):
    """A document to prepare or bring."""

    title = blocks.CharBlock(label=_("Document"), max_length=200, help_text=_("As the office calls it."))
    note = blocks.CharBlock(
        label=_("Note"), required=False, max_length=250, help_text=_("For example: two copies, signed by all founders.")
    )
    template = DocumentChooserBlock(label=_("Template to download"), required=False)
    url = blocks.URLBlock(
        label=_("Form elsewhere"), required=False, max_length=500, help_text=_("The office's own form, if it has one online.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        label_format = "{title}"

    def clean(self, value: Any) -> Any:
        """Refuse two sources of one form.

        Raises:
            ValidationError: when a template and an address are given.
        """
        cleaned = super().clean(value)
        if cleaned["template"] and cleaned["url"]:
            message = ValidationError(
                _("Give the template or the address of the office's form, not both: people would not know which to take.")
            )
            raise blocks.StructBlockValidationError(block_errors={"url": message})
        return cleaned
