"""Pages that the law or the terms ask for."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import BasePage
from home.enums import StatutoryKind

from .parents import ANYWHERE


class StatutoryPage(BasePage):
    """A privacy notice, terms of use or terms of re-use.

    Follow RODO, art. 13; ustawa o świadczeniu usług drogą elektroniczną, art. 8; ustawa o otwartych danych i ponownym
    wykorzystywaniu informacji sektora publicznego.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=StatutoryKind)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    reviewed_on = models.DateField(_("last looked through on"), null=True, blank=True)
    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    template = "pages/home/statutory_page.html"
    parent_page_types: ClassVar[list[str]] = ANYWHERE
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A privacy notice, terms of use or terms of re-use, with the date from which it is in force.")
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("kind"), FieldRowPanel([FieldPanel("in_force_from"), FieldPanel("reviewed_on")])], heading=_("What it is")
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("kind", "in_force_from", "reviewed_on")),
    ]

    class Meta:
        verbose_name = _("statutory page")
        verbose_name_plural = _("statutory pages")
