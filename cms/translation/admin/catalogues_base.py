"""What the pages about files share: who is let in, and which languages there are."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from cms.translation.domain.rights import may_see


def target_locales() -> list[Locale]:
    """The languages that pages are translated into."""
    return [locale for locale in Locale.objects.order_by("pk") if locale != Locale.get_default()]


class CataloguesView(WagtailAdminTemplateMixin):
    """What both pages share: who is let in."""

    header_icon = "download"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may look at translations."""
        if not may_see(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]
