"""Parts that pages are put together from: metryczka, archive, listing and social text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField


class PublicationRecordMixin(models.Model):
    """The publication record (metryczka): who answers for a page and when it was made.

    Follows ustawa o dostępie do informacji publicznej, art. 8 ust. 6: publishing unit, responsible person, who put it in,
    time made and time published. The last two come from the publish log and cannot be edited.
    """

    publishing_entity = models.ForeignKey(
        "mowis_core.PublishingEntity",
        verbose_name=_("publishing unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Leave empty for the portal's own unit."),
    )
    responsible_person = models.CharField(
        _("responsible person"), max_length=150, blank=True, help_text=_("Who made the information or answers for it.")
    )
    produced_on = models.DateField(
        _("made on"), null=True, blank=True, help_text=_("When the information was made, if before it was published.")
    )
    published_by_name = models.CharField(
        _("published by"), max_length=150, blank=True, help_text=_("Only for old pages; otherwise the publish log says it.")
    )

    publication_panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("publishing_entity", "responsible_person", "produced_on", "published_by_name")],
            heading=_("Publication record"),
            classname="collapsed",
        )
    ]
    #: Facts of the record; a translator has nothing to put in their place.
    synchronized_publication_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("publishing_entity", "responsible_person", "produced_on", "published_by_name")
    ]

    class Meta:
        abstract = True


class ArchiveMixin(models.Model):
    """An honest archive: the page keeps its address, says that it is archival and why, and names what replaces it."""

    archived_on = models.DateField(_("archived on"), null=True, blank=True)
    archive_reason = models.CharField(_("why it is archived"), max_length=250, blank=True)
    successor = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    archive_panels = [
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in ("archived_on", "archive_reason", "successor")],
            heading=_("Archive"),
            help_text=_("Use “Archive…” in the page's menu: it checks what replaces the page and takes translations along."),
            classname="collapsed",
        )
    ]
    #: A page is archival in all languages or in none.
    synchronized_archive_fields = [SynchronizedField(name, overridable=False) for name in ("archived_on", "successor")]

    class Meta:
        abstract = True

    @property
    def is_archived(self) -> bool:
        """Whether the page is archival (dokument archiwalny)."""
        return self.archived_on is not None

    @property
    def shown_successor(self) -> Page | None:
        """What replaces the page, if readers can open it: a successor may have been withdrawn since."""
        return self.successor if self.successor and self.successor.live else None


class ListingMixin(models.Model):
    """How a page looks in lists, in search engines and when shared."""

    summary = models.CharField(
        _("summary"), max_length=300, blank=True, help_text=_("One or two sentences: in lists and in search results.")
    )
    social_text = models.CharField(_("text when shared"), max_length=200, blank=True, help_text=_("Leave empty to use the summary."))
    listing_image = models.ForeignKey(
        "mowis_core.PortalImage",
        verbose_name=_("image in lists and when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    show_in_footer = models.BooleanField(_("show in the footer"), default=False)

    listing_panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("summary", "social_text", "listing_image", "show_in_footer")],
            heading=_("In lists and when shared"),
        )
    ]
    #: The picture may be another in a language, as it may have words in it.
    synchronized_listing_fields = [SynchronizedField("listing_image"), SynchronizedField("show_in_footer", overridable=False)]
    listing_search_fields = [index.SearchField("summary")]

    class Meta:
        abstract = True

    @property
    def shared_text(self) -> str:
        """What a social network or a search engine shows."""
        return self.social_text or self.search_description or self.summary  # type: ignore[attr-defined]
