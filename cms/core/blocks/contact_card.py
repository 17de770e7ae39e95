"""Whom to turn to."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils.translation import get_language
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from .groups import LINKS
from .same import SameInEveryLanguage


class ContactChooserBlock(SameInEveryLanguage, SnippetChooserBlock):
    """Chooses a contact; reads those of a whole page in all languages in one query.

    The choice is the same in every language: a page keeps the Polish record and shows it in the reader's language.
    wagtail-localize would put the translated record in, so that what a page shows hung on which was translated first.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("mowis_core.Contact", **kwargs)

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        """Give the contacts in the order of their keys, each with its ``versions`` by language; ``None`` for a deleted one."""
        keys = list(values)
        wanted = [key for key in keys if key is not None]
        model = apps.get_model("mowis_core.Contact")
        same = model.objects.filter(pk__in=wanted).values("translation_key")
        rows = list(model.objects.filter(translation_key__in=same).select_related("locale")) if wanted else []
        versions: dict[UUID, dict[str, Any]] = defaultdict(dict)
        for row in rows:
            versions[row.translation_key][row.locale.language_code] = row
        for row in rows:
            row.versions = versions[row.translation_key]
        found = {row.pk: row for row in rows}
        return [None if key is None else found.get(key) for key in keys]


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
        context["contact"], context["lang"] = shown_contact(value["contact"], language=get_language() or "pl")
        return context

    def get_preview_value(self) -> Any:
        """Show a made-up person."""
        model = apps.get_model("mowis_core.Contact")
        sample = model(pk=0, name="Anna Nowak", role=__("Advice for new organisations"), phone="12 616 00 00", email="anna@example.org")
        return self.normalize({"contact": sample})


def shown_contact(contact: Any, *, language: str) -> tuple[Any, str]:
    """The version of a contact for a reader.

    Args:
        contact: a contact, as the chooser block gives it or by itself; None when it was deleted.
        language: the reader's language.

    Returns:
        The contact, and its language where it is not the reader's.
    """
    if contact is None:
        return None, ""
    versions = getattr(contact, "versions", None)
    if versions is None:
        # A made-up one of a preview stands in no language.
        versions = {contact.locale.language_code: contact} if contact.locale_id else {language: contact}
    if language in versions:
        return versions[language], ""
    return contact, str(contact.locale.language_code)
