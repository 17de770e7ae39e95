"""The front page."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import AccessibleVersionsMixin, BasePage
from home.blocks import TasksBlock


class HomePage(AccessibleVersionsMixin, BasePage):
    """The front page of a language."""

    question = models.CharField(
        _("question"), max_length=120, blank=True, help_text=_("What the tasks answer: “What do you want to do?”. Leave empty for that.")
    )
    tasks = PortalStreamField(TasksBlock(), verbose_name=_("tasks"), blank=True)
    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    template = "pages/home/home_page.html"
    asks_if_helpful: ClassVar[bool] = False
    parent_page_types: ClassVar[list[Any]] = [Page]
    page_description = _("The front page. There is one in each language.")
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("question"), FieldPanel("tasks")], heading=_("What people come to do")),
        FieldPanel("body"),
        *AccessibleVersionsMixin.accessible_panels,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *AccessibleVersionsMixin.synchronized_accessible_fields,
    ]

    class Meta:
        verbose_name = _("front page")
