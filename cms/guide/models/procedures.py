"""Procedures: legal matters as journeys that people can finish."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks import body_blocks
from cms.core.blocks.text import TEXT_FEATURES
from cms.core.fields import PortalStreamField
from cms.core.models import AccessibleVersionsMixin, BasePage
from cms.core.pages.keeping import kept
from cms.guide.blocks import DatesBlock, JourneyBlock, steps_in
from cms.guide.enums import Theme
from cms.guide.page_form import ProcedureForm
from cms.law.models import LegalStateMixin

from .sections import GUIDE


class ProcedurePage(LegalStateMixin, AccessibleVersionsMixin, BasePage):
    """A procedure: for whom, what comes of it, steps with what each needs, deadlines as rules, what if it is refused.

    Steps are known by the ids of their blocks, dates by their keys; both are equal in all languages, so that what a person ticked and
    entered lasts through edits and languages.
    """

    search_kind = "guide"

    theme = models.CharField(_("theme"), max_length=20, choices=Theme, default=Theme.FOUNDING)
    for_whom = models.CharField(_("for whom"), max_length=300, help_text=_("One sentence: who this is for."))
    result = models.CharField(_("what comes of it"), max_length=300, help_text=_("One sentence: what one has at the end."))
    time = models.CharField(_("how long it takes"), max_length=200, blank=True)
    cost = models.CharField(_("cost"), max_length=200, blank=True)
    before = RichTextField(_("before you begin"), blank=True, features=TEXT_FEATURES, max_length=6000)
    dates = PortalStreamField(
        DatesBlock(), verbose_name=_("dates that people enter"), blank=True, help_text=_("Deadlines of the steps are counted from them.")
    )
    journey = PortalStreamField(JourneyBlock(), verbose_name=_("steps"), blank=True)
    if_refused = RichTextField(_("what if it is refused"), blank=True, features=TEXT_FEATURES, max_length=6000)
    body = PortalStreamField(
        body_blocks(), verbose_name=_("after the steps"), blank=True, help_text=_("Questions and answers, legal basis, see also.")
    )

    template = "pages/guide/procedure_page.html"
    schema_type = "HowTo"
    base_form_class = ProcedureForm
    parent_page_types: ClassVar[list[str]] = [GUIDE]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A legal procedure step by step, with documents, offices and deadlines.")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("theme"),
        MultiFieldPanel(
            [FieldPanel("for_whom"), FieldPanel("result"), FieldRowPanel([FieldPanel("time"), FieldPanel("cost")])], heading=_("In short")
        ),
        FieldPanel("before"),
        FieldPanel("dates"),
        FieldPanel("journey"),
        FieldPanel("if_refused"),
        FieldPanel("body"),
        *AccessibleVersionsMixin.accessible_panels,
    ]
    settings_panels = [*LegalStateMixin.legal_panels, *BasePage.settings_panels]
    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in ("for_whom", "result", "before", "journey", "if_refused", "body")),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *LegalStateMixin.synchronized_legal_fields,
        *AccessibleVersionsMixin.synchronized_accessible_fields,
        SynchronizedField("theme", overridable=False),
    ]

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """What schema.org's ``HowTo`` says beyond the page: the steps by name, in order."""
        # Telling the names takes whole steps apart, with the offices and the law in them.
        titles = kept(self, request, "step-names", lambda: [value["title"] for _id, value in steps_in(self.journey)])
        steps = [{"@type": "HowToStep", "position": number, "name": title} for number, title in enumerate(titles, start=1)]
        return {"step": steps} if steps else {}

    def on_stale_token(self, request: HttpRequest) -> HttpResponse:
        """Answer a form of somebody's own way whose token is out of date, as after signing in elsewhere."""
        from cms.guide.views.own.keeping import stale_token

        return stale_token(self, request)
