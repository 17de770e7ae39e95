"""Gives Wagtail the site and the page of a request from what is known already."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.core.pages.places import site_for
from cms.core.pages.serving import find_route

from .zones import in_admin


class LeanServingMiddleware:
    """Fills the two places on the request in which Wagtail keeps what it has found, so that it does not look again.

    They are ``request._wagtail_site`` and ``request._wagtail_route_for_request``, as the docstrings of
    ``Site.find_for_request`` and ``Page.route_for_request`` describe.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Find the site."""
        if not in_admin(request):
            request._wagtail_site = site_for(request)  # type: ignore[attr-defined]  # noqa: SLF001 - Wagtail keeps it under this name
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Find the page, for an address that Wagtail is going to serve."""
        match = request.resolver_match
        if match is not None and match.url_name == "wagtail_serve":
            request._wagtail_route_for_request = find_route(args[0] if args else "")  # type: ignore[attr-defined]  # noqa: SLF001 - Wagtail keeps it under this name
