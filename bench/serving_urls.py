"""Addresses of the server that is measured: the portal's, and those that they are compared with."""

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from wagtail.views import serve

from bench.floor.chains import BARE, FLOOR, FULL
from cms.urls import handler400, handler403, handler404, handler429, handler500
from cms.urls import urlpatterns as portal

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]


def so_many_bytes(request: HttpRequest, size: int) -> HttpResponse:
    """The least that Django does: so many bytes. Plain text, so that nothing takes it for a page and keeps it."""
    return HttpResponse(b"x" * size, content_type="text/plain")


urlpatterns = [
    path(f"{BARE[1:]}<int:size>/", so_many_bytes),
    path(f"{FULL[1:]}<int:size>/", so_many_bytes),
    re_path(rf"^{FLOOR[1:]}(.*)$", serve),
    *portal,
]
