"""Plain text pages."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import AccessibleVersionsMixin, BasePage
from cms.law.models import LegalStateMixin

from .parents import ANYWHERE


class TextPage(AccessibleVersionsMixin, LegalStateMixin, BasePage):
    """A page of text: about the portal, privacy."""

    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    shows_legal_state = False
    template = "pages/home/text_page.html"
    parent_page_types: ClassVar[list[str]] = ANYWHERE
    subpage_types: ClassVar[list[str]] = [
        "mowis_home.TextPage",
        "mowis_home.PlacePage",
        "mowis_home.ContactsPage",
        "mowis_home.ProgrammeIndexPage",
        "mowis_home.PartnerIndexPage",
        "mowis_home.ProjectIndexPage",
        "mowis_home.StatutoryPage",
        "mowis_home.DeclarationPage",
    ]
    page_description = _("A page of text, such as “About the portal”.")
    content_panels = [*BasePage.content_panels, FieldPanel("body"), *AccessibleVersionsMixin.accessible_panels]
    settings_panels = [*LegalStateMixin.legal_panels, *BasePage.settings_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *AccessibleVersionsMixin.synchronized_accessible_fields,
        *LegalStateMixin.synchronized_legal_fields,
    ]

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")
