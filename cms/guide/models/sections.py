"""The section of the guide: what stands under „Poradnik”."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import BasePage

GUIDE = "mowis_guide.GuideIndexPage"


class GuideIndexPage(BasePage):
    """The list of procedures by theme, with the decision helpers and the handbook."""

    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True, help_text=_("Below the list."))

    template = "pages/guide/guide_index_page.html"
    schema_type = "CollectionPage"
    asks_if_helpful: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ["mowis_home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["mowis_guide.ProcedurePage", "mowis_guide.DecisionPage", "mowis_guide.HandbookPage"]
    page_description = _("The guide: all procedures by theme. One is enough for the whole portal.")
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
