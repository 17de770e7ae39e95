"""Turns bare error responses, and a database that does not answer, into pages."""

import logging
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase

from cms.core.views.error_texts import TEXTS
from cms.core.views.errors import error_page, is_unavailable

logger = logging.getLogger(__name__)

#: Headers of the bare response that the page keeps.
KEPT = ("Allow", "Retry-After")


class ErrorPageMiddleware:
    """Gives a page to what has only a status: 405 of a view, 404 of ``HttpResponseNotFound()``, 503 of the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; replace an error without a body."""
        response = self.get_response(request)
        if response.status_code not in TEXTS or response.streaming or not isinstance(response, HttpResponse) or response.content:
            return response
        page = error_page(request, response.status_code)
        for name in KEPT:
            if name in response:
                page[name] = response[name]
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 503 when the database did not answer the view; anything else goes its usual way."""
        if not is_unavailable(exception):
            return None
        logger.error("The database did not answer: %s", request.path, exc_info=exception)
        return error_page(request, 503)
