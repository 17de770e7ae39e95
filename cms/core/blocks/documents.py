"""Files to download."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from .groups import MEDIA
from .sections import SectionBlock


class DocumentItemBlock(blocks.StructBlock):
    """A file and how it is called here."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title here"), required=False, max_length=200, help_text=_("Leave empty to use the document's own title.")
    )

    language = blocks.ChoiceBlock(
        label=_("Language"),
        choices=settings.LANGUAGES,
        required=False,
        default="",
        help_text=_("Leave empty to use the document's own language."),
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Document")
        label_format = "{document}"


class DocumentsBlock(SectionBlock):
    """A list of files, each with its kind, size and language."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    items = blocks.ListBlock(DocumentItemBlock(), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full-inverse"
        group = MEDIA
        label = _("Documents")
        label_format = "{title}"
        description = _("Files to download, with kind, size and language.")
        template = "blocks/documents.html"

    def get_preview_value(self) -> Any:
        """Show a made-up file."""
        model = get_document_model()
        sample = model(pk=0, title=__("Model statutes of a foundation"), file="documents/statut.pdf", file_size=184_320)
        return self.normalize({"title": __("To download"), "items": [{"document": sample, "title": "", "language": ""}]})
