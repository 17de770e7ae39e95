"""The page of contacts."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import BasePage

from .parents import ANYWHERE


class ContactsPage(BasePage):
    """Who may be turned to; the coordinator of cooperation (koordynator współpracy) stands first."""

    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    template = "pages/home/contacts_page.html"
    schema_type = "ContactPage"
    parent_page_types: ClassVar[list[str]] = ANYWHERE
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Cards of the people and desks that readers may turn to.")
    content_panels = [
        *BasePage.content_panels,
        InlinePanel("page_contacts", label=_("contact"), heading=_("Contacts"), help_text=_("The first one stands out on the page.")),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("page_contacts", overridable=False)]

    class Meta:
        verbose_name = _("contacts")
        verbose_name_plural = _("pages of contacts")

    @property
    def contacts(self) -> list[Any]:
        """The contacts in their order."""
        return [row.contact for row in self.page_contacts.all()]

    @contacts.setter
    def contacts(self, values: Iterable[Any]) -> None:
        self.page_contacts.set([PageContact(contact=contact, sort_order=number) for number, contact in enumerate(values)])


class PageContact(Orderable):
    """A contact on the page of contacts. Copied to translations as it is; the card is shown in the reader's language."""

    page = ParentalKey(ContactsPage, on_delete=models.CASCADE, related_name="page_contacts")
    contact = models.ForeignKey("mowis_core.Contact", verbose_name=_("contact"), on_delete=models.PROTECT, related_name="+")

    panels: ClassVar[list[Any]] = [FieldPanel("contact")]

    class Meta(Orderable.Meta):
        verbose_name = _("contact on the page")
        verbose_name_plural = _("contacts on the page")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "contact"],
                name="mowis_home_page_contact_once",
                violation_error_message=_("This contact is on the page already. Remove one of the two."),
            )
        ]
