"""The page with the form of notices."""

from http import HTTPMethod
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import BasePage


class NoticeFormPage(BasePage):
    """The notice-and-action form (DSA, art. 16), at an address of its own, with what editors say about it on top."""

    body = PortalStreamField(body_blocks(), verbose_name=_("introduction"), blank=True)

    template = "pages/notices/notice_form_page.html"
    schema_type = "ContactPage"
    asks_if_helpful: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ["mowis_home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("The form by which anybody reports illegal content. Links beside stories lead here. One is enough for the portal.")
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    #: Unlike other pages, this one takes its form at its own address: a person who reloads it meets the form again.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS, HTTPMethod.POST]

    class Meta:
        verbose_name = _("notice form")
        verbose_name_plural = _("notice forms")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, or take it in."""
        from cms.notices.views.form import serve_form

        return serve_form(self, request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the form to an editor; a preview takes nothing in."""
        return self.serve(request)

    def on_stale_token(self, request: HttpRequest) -> HttpResponse:
        """Answer a form whose token is out of date, as after signing in elsewhere: shown again as it was filled in."""
        from cms.notices.views.form import stale_token

        return stale_token(self, request)
