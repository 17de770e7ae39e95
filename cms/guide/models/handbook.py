"""The handbook of cooperation (poradnik współpracy finansowej i pozafinansowej): chapters to read in order."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import AccessibleVersionsMixin, BasePage
from cms.law.models import LegalStateMixin

from .sections import GUIDE


class GuideText(LegalStateMixin, AccessibleVersionsMixin, BasePage):
    """A text of the guide that states the law."""

    search_kind = "guide"

    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body"), *AccessibleVersionsMixin.accessible_panels]
    settings_panels = [*LegalStateMixin.legal_panels, *BasePage.settings_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *LegalStateMixin.synchronized_legal_fields,
        *AccessibleVersionsMixin.synchronized_accessible_fields,
    ]

    class Meta:
        abstract = True


class HandbookPage(GuideText):
    """A handbook: an introduction and its chapters, each a page of its own, all of them on one page to print."""

    search_group_above = 0

    template = "pages/guide/handbook_page.html"
    parent_page_types: ClassVar[list[str]] = [GUIDE]
    subpage_types: ClassVar[list[str]] = ["mowis_guide.ChapterPage"]
    page_description = _("A handbook. Its chapters are its child pages, in their order.")

    class Meta:
        verbose_name = _("handbook")
        verbose_name_plural = _("handbooks")


class ChapterPage(GuideText):
    """A chapter of a handbook."""

    search_group_above = 1

    template = "pages/guide/chapter_page.html"
    parent_page_types: ClassVar[list[str]] = ["mowis_guide.HandbookPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A chapter of a handbook: one subject, to be read by itself.")

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
