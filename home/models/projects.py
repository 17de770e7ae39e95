"""Funded projects (projekty dofinansowane): the fact card, who paid, who took part, and the story."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import AccessibleVersionsMixin, BasePage, TagsMixin
from home.blocks import ProjectPartners

from .parents import ANYWHERE

GRANT_ABOVE_VALUE = _("The grant cannot be larger than the whole project. Check both amounts.")
ENDS_BEFORE_START = _("The project cannot end before it begins. Check the two dates.")
#: What a translator leaves alone: numbers, dates, addresses, and what is chosen from lists.
SAME_EVERYWHERE = ("number", "value", "grant", "cofinancing", "starts_on", "ends_on", "website", "project_funders")


class ProjectIndexPage(BasePage):
    """The list of funded projects."""

    template = "pages/home/project_index_page.html"
    schema_type = "CollectionPage"
    asks_if_helpful: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ANYWHERE
    subpage_types: ClassVar[list[str]] = ["mowis_home.ProjectPage"]
    page_description = _("The list of funded projects. One is enough for the whole portal.")
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")


class ProjectPage(TagsMixin, AccessibleVersionsMixin, BasePage):
    """A funded project."""

    search_kind = "project"

    fund = models.CharField(_("fund"), max_length=250, blank=True, help_text=_("As the funder wants it to be named."))
    measure = models.CharField(_("measure"), max_length=250, blank=True, help_text=_("The measure of the programme (działanie)."))
    number = models.CharField(_("project number"), max_length=60, blank=True)
    value = models.DecimalField(
        _("value of the project (PLN)"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    grant = models.DecimalField(_("grant (PLN)"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)])
    cofinancing = models.DecimalField(
        _("percent of eligible costs"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("How much of the eligible costs the grant pays (procent kosztów kwalifikowalnych)."),
    )
    beneficiary = models.CharField(_("beneficiary"), max_length=250, blank=True)
    implementing_unit = models.CharField(_("implementing unit"), max_length=250, blank=True)
    period = models.CharField(_("period"), max_length=120, blank=True, help_text=_("In words: “May 2009 to April 2011”."))
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    partners = PortalStreamField(ProjectPartners(), verbose_name=_("partners"), blank=True)
    website = models.URLField(_("project's own site"), max_length=250, blank=True)
    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    tagged_date = "ends_on"
    template = "pages/home/project_page.html"
    parent_page_types: ClassVar[list[str]] = ["mowis_home.ProjectIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A project that somebody paid for: its facts, its partners and its story.")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("fund"),
                FieldRowPanel([FieldPanel("measure"), FieldPanel("number")]),
                FieldRowPanel([FieldPanel("value"), FieldPanel("grant"), FieldPanel("cofinancing")]),
                FieldRowPanel([FieldPanel("beneficiary"), FieldPanel("implementing_unit")]),
                FieldRowPanel([FieldPanel("period"), FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldPanel("website"),
            ],
            heading=_("Facts of the project"),
        ),
        InlinePanel("project_funders", label=_("funder"), heading=_("Funders"), help_text=_("Their logos stand below the text.")),
        FieldPanel("partners"),
        MultiFieldPanel([*TagsMixin.tag_panels], heading=_("What it is about")),
        *AccessibleVersionsMixin.accessible_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        *TagsMixin.tag_search_fields,
        *(index.SearchField(name) for name in ("body", "fund", "number", "beneficiary")),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *AccessibleVersionsMixin.synchronized_accessible_fields,
        *(SynchronizedField(name, overridable=False) for name in SAME_EVERYWHERE),
    ]

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__gte=0) | models.Q(value=None),
                name="mowis_home_project_value_not_negative",
                violation_error_message=_("An amount cannot be below zero."),
            ),
            models.CheckConstraint(
                condition=models.Q(grant__gte=0) | models.Q(grant=None),
                name="mowis_home_project_grant_not_negative",
                violation_error_message=_("An amount cannot be below zero."),
            ),
            models.CheckConstraint(
                condition=models.Q(grant=None) | models.Q(value=None) | models.Q(grant__lte=models.F("value")),
                name="mowis_home_project_grant_within_value",
                violation_error_message=GRANT_ABOVE_VALUE,
            ),
            models.CheckConstraint(
                condition=models.Q(cofinancing=None) | models.Q(cofinancing__gte=0, cofinancing__lte=100),
                name="mowis_home_project_cofinancing_percent",
                violation_error_message=_("A percentage lies between 0 and 100."),
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on=None) | models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="mowis_home_project_ends_after_start",
                violation_error_message=ENDS_BEFORE_START,
            ),
        ]

    @property
    def funders(self) -> list[Any]:
        """The funders in their order."""
        return [row.funder for row in self.project_funders.all()]

    @funders.setter
    def funders(self, values: Iterable[Any]) -> None:
        self.project_funders.set([ProjectFunder(funder=funder, sort_order=number) for number, funder in enumerate(values)])

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """The project that the page is about."""
        from home.structured import project_data

        return project_data(self)


class ProjectFunder(Orderable):
    """A funder of a project, in the order of the strip of logos.

    Not translatable itself, so that wagtail-localize copies the rows as they are; the funder is shown in the reader's language.
    """

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="project_funders")
    funder = models.ForeignKey("mowis_home.Funder", verbose_name=_("funder"), on_delete=models.PROTECT, related_name="+")

    panels: ClassVar[list[Any]] = [FieldPanel("funder")]

    class Meta(Orderable.Meta):
        verbose_name = _("funder of the project")
        verbose_name_plural = _("funders of the project")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "funder"],
                name="mowis_home_project_funder_once",
                violation_error_message=_("This funder is on the list already. Remove one of the two."),
            )
        ]
