"""Translations as files: what a file would hold, and the button that makes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale, Page

from cms.translation.domain.catalogues.overview import Overview, overview_of
from cms.translation.domain.catalogues.writing import export_catalogues
from cms.translation.domain.languages import target_locales
from cms.translation.errors import NothingToExportError

from .base import RoomView


class ExportView(RoomView):
    """What would be in the file of ``?page=&locale=&scope=page|tree``; a POST makes it, because it begins translations."""

    template_name = "translation/admin/catalogue_export.html"
    header_icon = "download"
    page_title = gettext_lazy("Export texts for translation")

    @cached_property
    def page(self) -> Page | None:
        """The page in the source language, if the address names one."""
        given = self.request.GET.get("page", "")
        known = given.isascii() and given.isdigit() and len(given) < 10
        pages = Page.objects.filter(locale=Locale.get_default(), alias_of=None, depth__gte=2)
        found: Page | None = pages.filter(pk=int(given)).first() if known else None
        return found

    @cached_property
    def locale_chosen(self) -> Locale | None:
        """The language, if the address names one."""
        return target_locales().filter(language_code=self.request.GET.get("locale", "")).first()

    @property
    def whole(self) -> bool:
        """Whether the pages below are meant too."""
        return self.request.GET.get("scope") == "tree"

    @cached_property
    def overview(self) -> Overview | None:
        """What the file would hold."""
        if self.page is None or self.locale_chosen is None:
            return None
        return overview_of(page=self.page, locale=self.locale_chosen, whole=self.whole)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it; where the address leads to no page, say so."""
        return self.render_to_response(self.get_context_data(), status=200 if self.overview else 400)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Make the file."""
        if self.page is None or self.locale_chosen is None:
            return self.get(request)
        try:
            written = export_catalogues(page=self.page, locale=self.locale_chosen, whole=self.whole)
        except NothingToExportError:
            return self.get(request)  # which says so
        headers = {"Content-Disposition": content_disposition_header(True, written.name) or "attachment"}
        return HttpResponse(written.content, content_type=written.content_type, headers=headers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the numbers, and the way to the other scope and languages."""
        links = []
        if self.page is not None:
            scopes = (("page", _("this page")), ("tree", _("this page and all below it")))
            links = [
                {
                    "url": f"{reverse('translation_export')}?page={self.page.pk}&locale={locale.language_code}&scope={scope}",
                    "label": f"{locale.get_display_name()}: {words}",
                    "is_here": locale == self.locale_chosen and (scope == "tree") == self.whole,
                }
                for locale in target_locales()
                for scope, words in scopes
            ]
        return super().get_context_data(
            page=self.page, locale=self.locale_chosen, whole=self.whole, overview=self.overview, links=links, **kwargs
        )
