"""The abstract page that every page type of the portal is."""

from datetime import date
from http import HTTPMethod
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from cms.core.editing.page_form import PortalPageForm
from cms.core.pages.address import AddressMixin
from cms.core.pages.contexts import context_of, preview_of

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
        *ListingMixin.synchronized_listing_fields,
        *(SynchronizedField(name, overridable=False) for name in ("show_in_menus", "tagged_items")),
    ]
    base_form_class = PortalPageForm
    #: schema.org type of the page (cms.core.pages.structured_data).
    schema_type = "WebPage"
    #: Whether readers are asked at the end if the page helped (cms.feedback). Lists, front pages and forms say no.
    asks_if_helpful: ClassVar[bool] = True
    #: The kind under which the page is found (cms.core.findable); empty for what nobody looks for.
    search_kind: ClassVar[str] = "page"
    #: How many levels above the page the whole is that it is a part of, such as a step's course; None for what stands alone.
    search_group_above: ClassVar[int | None] = None

    class Meta:
        abstract = True

    @property
    def search_date(self) -> date | None:
        """The day that a reader would call the page's date."""
        own: date | None = getattr(self, "published_on", None)
        return own or (localdate(self.first_published_at) if self.first_published_at else None)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the views of the page's room registered for its template."""
        return {**super().get_context(request, *args, **kwargs), **context_of(self, request)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the page, or with the view of a sub-route (cms.core.pages.subroutes) that the address led to."""
        response: HttpResponse = args[0](self, request, **kwargs) if args else super().serve(request)
        return response

    def check_request_method(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        """Refuse what a page does not take; a sub-route's view takes forms if it says so by ``takes_forms`` (cms.core.pages.subroutes)."""
        view = next(iter(args[0]), None) if args else None  # Wagtail's hook hands on what the route gave, as one tuple
        if request.method == HTTPMethod.POST and getattr(view, "takes_forms", False):
            return None
        refused: HttpResponse | None = super().check_request_method(request, *args, **kwargs)
        return refused

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the draft, in the way that the page's room registered if it has one."""
        preview = preview_of(self)
        response: HttpResponse = preview(self, request) if preview else super().serve_preview(request, mode_name)
        return response
