"""The front page and plain text pages."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import BasePage


class HomePage(BasePage):
    """The front page of a language."""

    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    template = "pages/home/home_page.html"
    parent_page_types: ClassVar[list[Any]] = [Page]
    page_description = _("The front page. There is one in each language.")
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("front page")


class TextPage(BasePage):
    """A page of text: about the portal, privacy."""

    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    template = "pages/home/text_page.html"
    parent_page_types: ClassVar[list[str]] = ["mowis_home.HomePage", "mowis_home.TextPage"]
    subpage_types: ClassVar[list[str]] = ["mowis_home.TextPage"]
    page_description = _("A page of text, such as “About the portal”.")
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")
