"""Whom to turn to."""

from typing import Any

from django.apps import apps
from django.utils.translation import get_language
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .groups import LINKS
from .own_language import OwnLanguageChooserBlock, shown_record


class ContactChooserBlock(OwnLanguageChooserBlock):
    """Chooses a contact."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("mowis_core.Contact", **kwargs)


class ContactCardBlock(blocks.StructBlock):
    """A contact card. The record is kept in one place, so a changed number changes on every page."""

    contact = ContactChooserBlock(label=_("Contact"))

    class Meta:
        icon = "mail"
        group = LINKS
        label = _("Contact")
        label_format = "{contact}"
        description = _("A person or a desk to turn to; changed in one place for the whole portal.")
        template = "blocks/contact_card.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``contact`` in the reader's language and ``lang``, which is filled where it has none in it."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["contact"], context["lang"] = shown_record(value["contact"], language=get_language() or "pl")
        return context

    def get_preview_value(self) -> Any:
        """Show a made-up person."""
        model = apps.get_model("mowis_core.Contact")
        sample = model(pk=0, name="Anna Nowak", role=__("Advice for new organisations"), phone="12 616 00 00", email="anna@example.org")
        return self.normalize({"contact": sample})
