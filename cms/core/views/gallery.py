"""The gallery of components."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView


@method_decorator(never_cache, name="dispatch")
class GalleryView(TemplateView):
    """Draws every component in each of its states. There is no such page outside local settings."""

    template_name = "gallery.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse where the portal is other people's."""
        if not settings.GALLERY:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the components."""
        from cms.core.gallery.drawing import exhibits  # late: samples of everything, for one page that production does not have

        return super().get_context_data(**{"exhibits": list(exhibits(self.request)), **kwargs})
