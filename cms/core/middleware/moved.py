"""Sends people from an address that a page had before to the one it has now."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase

from cms.core.moved.resolving import moved_to

from .zones import in_admin

logger = logging.getLogger(__name__)


class MovedAddressMiddleware:
    """Stands before Wagtail's redirects, so that one made by hand wins."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; where nothing was found, look whether a page stood there."""
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND or request.method not in ("GET", "HEAD") or in_admin(request):
            return response
        try:
            address = moved_to(request.path_info)
        except DatabaseError:
            logger.exception("Whether a page stood at %s could not be looked up.", request.path_info)
            return response
        if not address:
            return response
        query = request.META.get("QUERY_STRING", "")
        moved = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        # Browsers keep a permanent redirect for good; a page that moves back would send them in a circle.
        moved["Cache-Control"] = "no-cache"
        return moved
