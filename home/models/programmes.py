"""The archive of cooperation programmes (programy współpracy z organizacjami pozarządowymi) by year."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import BasePage
from home.enums import ProgrammeKind

from .parents import ANYWHERE

FIRST_YEAR, LAST_YEAR = 1990, 2100
YEARS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]


class ProgrammeIndexPage(BasePage):
    """The list of cooperation programmes, the newest first."""

    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    template = "pages/home/programme_index_page.html"
    schema_type = "CollectionPage"
    asks_if_helpful: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ANYWHERE
    subpage_types: ClassVar[list[str]] = ["mowis_home.ProgrammePage"]
    page_description = _("The city's cooperation programmes by year. One is enough for the whole portal.")
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("list of programmes")
        verbose_name_plural = _("lists of programmes")


class ProgrammePage(BasePage):
    """A cooperation programme of one year or of several (ustawa o działalności pożytku publicznego i o wolontariacie, art. 5a)."""

    kind = models.CharField(_("kind"), max_length=12, choices=ProgrammeKind, default=ProgrammeKind.ANNUAL)
    year_from = models.PositiveSmallIntegerField(_("from year"), validators=YEARS)
    year_to = models.PositiveSmallIntegerField(_("to year"), validators=YEARS, help_text=_("The same year for an annual programme."))
    act_number = models.CharField(
        _("number of the resolution"), max_length=120, blank=True, help_text=_("As the city council numbered it (numer uchwały).")
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    template = "pages/home/programme_page.html"
    parent_page_types: ClassVar[list[str]] = ["mowis_home.ProgrammeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("The cooperation programme of a year or of several years, with its documents.")
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("year_from"), FieldPanel("year_to")]),
                FieldRowPanel([FieldPanel("act_number"), FieldPanel("adopted_on")]),
            ],
            heading=_("The programme"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("act_number"), index.FilterField("year_from")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("kind", "year_from", "year_to", "act_number", "adopted_on")),
    ]

    class Meta:
        verbose_name = _("cooperation programme")
        verbose_name_plural = _("cooperation programmes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year_to__gte=models.F("year_from")),
                name="mowis_home_programme_years_in_order",
                violation_error_message=_("The last year cannot come before the first. Check the two years."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind=ProgrammeKind.MULTIANNUAL) | models.Q(year_to=models.F("year_from")),
                name="mowis_home_programme_annual_is_one_year",
                violation_error_message=_("An annual programme is for one year. Give the same year twice, or choose “multi-annual”."),
            ),
        ]

    @property
    def years(self) -> str:
        """The years as people write them."""
        return str(self.year_from) if self.year_from == self.year_to else f"{self.year_from}–{self.year_to}"
