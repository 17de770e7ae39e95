"""Decision helpers („Fundacja czy stowarzyszenie?”): a few questions, and what they come to."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import AccessibleVersionsMixin, BasePage
from cms.guide.blocks import DecisionNodesBlock
from cms.guide.decisions.page_form import DecisionForm
from cms.guide.decisions.panel import DecisionTreePanel
from cms.law.models import LegalStateMixin

from .sections import GUIDE


class DecisionPage(LegalStateMixin, AccessibleVersionsMixin, BasePage):
    """A decision helper: an introduction, questions whose answers lead on, and results.

    Questions and results are known by their keys, answers by the ids of their list items; both are equal in all languages, so that
    an address somebody shared means the same in each.
    """

    search_kind = "guide"

    body = PortalStreamField(body_blocks(), verbose_name=_("introduction"), blank=True)
    nodes = PortalStreamField(
        DecisionNodesBlock(),
        verbose_name=_("questions and results"),
        blank=True,
        help_text=_("The first question is where people begin. Each answer names the key of what comes next."),
    )

    template = "pages/guide/decision_page.html"
    base_form_class = DecisionForm
    parent_page_types: ClassVar[list[str]] = [GUIDE]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A decision helper: a few questions that come to a result with an address of its own.")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        DecisionTreePanel(heading=_("What the helper looks like")),
        FieldPanel("nodes"),
        *AccessibleVersionsMixin.accessible_panels,
    ]
    settings_panels = [*LegalStateMixin.legal_panels, *BasePage.settings_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("nodes")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *LegalStateMixin.synchronized_legal_fields,
        *AccessibleVersionsMixin.synchronized_accessible_fields,
    ]

    class Meta:
        verbose_name = _("decision helper")
        verbose_name_plural = _("decision helpers")
