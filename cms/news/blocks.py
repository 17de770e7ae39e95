"""The files of a publication."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from .enums import TextLanguage


class PublicationFileBlock(blocks.StructBlock):
    """A file of a publication: the whole of it, a summary, a table of data."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("What it is"), max_length=200, help_text=_("Say what the reader gets: “Full report”, “Summary in English”.")
    )
    language = blocks.ChoiceBlock(
        label=_("Language"), choices=TextLanguage.choices, required=False, help_text=_("Leave empty to use the document's own language.")
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("File")
        description = _("A document of this publication, with what it is and its language.")
        label_format = "{title}"


class PublicationFilesBlock(blocks.StreamBlock):
    """The files, in the order in which they are offered."""

    file = PublicationFileBlock()

    class Meta:
        required = False

    def clean(self, value: Any) -> Any:
        """Refuse the same document twice: the second link would only puzzle.

        Raises:
            ValidationError: naming the later of the two.
        """
        cleaned = super().clean(value)
        seen: set[Any] = set()
        errors = {}
        for number, child in enumerate(cleaned):
            document = child.value["document"]
            if document is not None and document.pk in seen:
                message = ValidationError(_("This document is on the list already. Remove one of the two."))
                errors[number] = blocks.StructBlockValidationError(block_errors={"document": message})
            seen.add(document.pk if document is not None else None)
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return cleaned
