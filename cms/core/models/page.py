"""The abstract page that every page type of the portal is."""

from wagtail.models import Page

from cms.core.pages.address import AddressMixin

from .page_parts import ArchiveMixin, ListingMixin, PublicationRecordMixin


class BasePage(AddressMixin, PublicationRecordMixin, ArchiveMixin, ListingMixin, Page):
    """A page of the portal: title and body of its own type, plus the parts that all share.

    A subclass adds its own panels to ``content_panels`` and, for fields that a translator must not touch, their
    ``SynchronizedField`` to ``override_translatable_fields``.
    """

    promote_panels = [*ListingMixin.listing_panels, *Page.promote_panels]
    settings_panels = [
        *PublicationRecordMixin.publication_panels,
        *ArchiveMixin.archive_panels,
        *Page.settings_panels,
    ]
    search_fields = [*Page.search_fields, *ListingMixin.listing_search_fields]
    override_translatable_fields = [
        *PublicationRecordMixin.synchronized_publication_fields,
        *ArchiveMixin.synchronized_archive_fields,
    ]
    #: schema.org type of the page (cms.core.pages.structured_data).
    schema_type = "WebPage"

    class Meta:
        abstract = True
