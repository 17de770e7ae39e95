"""Publications and research: what the centre and the city have written and had examined."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import AccessibleVersionsMixin, BasePage, TagsMixin
from cms.news.blocks import PublicationFilesBlock
from cms.news.enums import PublicationKind, TextLanguage

from .reserved import refuse_reserved_slug

FIRST_YEAR, LAST_YEAR = 1900, 2100


def this_year() -> int:
    """The year of today."""
    return timezone.localdate().year


class PublicationIndexPage(BasePage):
    """The list of publications."""

    template = "pages/news/publication_index_page.html"
    schema_type = "CollectionPage"
    asks_if_helpful: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ["mowis_home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["mowis_news.PublicationPage"]
    page_description = _("The list of publications and research, with filters and a feed. One is enough for the whole portal.")
    max_count_per_parent = 1
    #: What stays in the address when the language is switched; the values are the same in all of them.
    kept_parameters = ("kind", "year", "language", "tag", "archived")

    class Meta:
        verbose_name = _("list of publications")
        verbose_name_plural = _("lists of publications")


class PublicationPage(TagsMixin, AccessibleVersionsMixin, BasePage):
    """A publication: what it is, who made it for whom, how it was examined, and its files."""

    search_kind = "publication"

    kind = models.CharField(_("kind"), max_length=10, choices=PublicationKind, default=PublicationKind.REPORT)
    year = models.PositiveSmallIntegerField(
        _("year"),
        default=this_year,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
        help_text=_("When it came out. The newest publication stands first in lists."),
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=TextLanguage,
        default=TextLanguage.PL,
        help_text=_("What the publication itself is written in, not this page."),
    )
    author_names = models.CharField(_("authors"), max_length=300, blank=True, help_text=_("Separated by commas."))
    publisher_name = models.CharField(_("publisher"), max_length=200, blank=True)
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    client = models.CharField(_("commissioned by"), max_length=250, blank=True, help_text=_("Who ordered it and paid for it."))
    contractor = models.CharField(_("made by"), max_length=250, blank=True, help_text=_("The organisation or firm that did the work."))
    field_from = models.DateField(_("field work from"), null=True, blank=True)
    field_to = models.DateField(_("field work to"), null=True, blank=True)
    method = models.TextField(
        _("method"), max_length=1500, blank=True, help_text=_("How it was examined, how many people or organisations were asked.")
    )
    files = PortalStreamField(PublicationFilesBlock(), verbose_name=_("files"), blank=True)
    dataset_url = models.URLField(
        _("data"), max_length=500, blank=True, help_text=_("Address of the data behind the publication, if they are open.")
    )
    dataset_note = models.CharField(
        _("about the data"), max_length=300, blank=True, help_text=_("What they hold, in which format, on what terms.")
    )
    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    template = "pages/news/publication_page.html"
    parent_page_types: ClassVar[list[str]] = ["mowis_news.PublicationIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A report, a piece of research, a guide or a standard, with its files.")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("files"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("year"), FieldPanel("language")]),
                FieldPanel("author_names"),
                FieldRowPanel([FieldPanel("publisher_name"), FieldPanel("isbn")]),
                *TagsMixin.tag_panels,
            ],
            heading=_("The publication"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("client"),
                FieldPanel("contractor"),
                FieldRowPanel([FieldPanel("field_from"), FieldPanel("field_to")]),
                FieldPanel("method"),
            ],
            heading=_("How it was made"),
        ),
        MultiFieldPanel([FieldPanel("dataset_url"), FieldPanel("dataset_note")], heading=_("Data")),
        *AccessibleVersionsMixin.accessible_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        *TagsMixin.tag_search_fields,
        *(index.SearchField(name) for name in ("body", "author_names", "contractor", "client", "isbn", "method")),
        index.FilterField("year"),
        index.FilterField("kind"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *AccessibleVersionsMixin.synchronized_accessible_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("kind", "year", "language", "author_names", "publisher_name", "isbn", "field_from", "field_to", "dataset_url")
        ),
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        indexes = [models.Index(fields=["-year", "-page_ptr"], name="mowis_news_publication_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="mowis_news_publication_year_plausible",
                violation_error_message=_("Give the year with four digits, from 1900 to 2100."),
            ),
            models.CheckConstraint(
                condition=models.Q(field_to=None) | models.Q(field_from=None) | models.Q(field_to__gte=models.F("field_from")),
                name="mowis_news_field_work_ends_after_start",
                violation_error_message=_("The field work cannot end before it begins. Check the two dates."),
            ),
        ]

    def clean(self) -> None:
        """Refuse an address that belongs to the list's feed.

        Raises:
            ValidationError: when the slug is taken by it.
        """
        super().clean()
        refuse_reserved_slug(self)

    @property
    def schema_type(self) -> str:  # type: ignore[override]
        """schema.org's type: research is an article of scholarship, the rest are reports."""
        return "ScholarlyArticle" if self.kind == PublicationKind.RESEARCH else "Report"

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """What schema.org says of a publication beyond the page."""
        from cms.news.structured import publication_data

        return publication_data(self)
