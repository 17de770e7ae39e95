"""Turns bare error responses, a database that does not answer, and an import without its file into pages."""

import logging
from collections.abc import Callable

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase

from cms.core.views.error_texts import TEXTS
from cms.core.views.errors import error_page, is_unavailable

logger = logging.getLogger(__name__)

#: Headers of the bare response that the page keeps.
KEPT = ("Allow", "Retry-After")
IMPORT = "wagtailredirects:process_import"
#: What the first step of the import signs and hands to the second.
IMPORT_FIELDS = ("import_file_name", "input_format")


class ErrorPageMiddleware:
    """Gives a page to what has only a status: 405 of a view, 404 of ``HttpResponseNotFound()``, 503 of the database, 400 of an import."""

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
        """Answer 503 when the database did not answer the view, 400 to an import without its file; the rest goes its usual way."""
        if is_unavailable(exception):
            logger.error("The database did not answer: %s", request.path, exc_info=exception)
            return error_page(request, 503)
        return error_page(request, 400) if _import_has_no_file(request, exception) else None


def _import_has_no_file(request: HttpRequest, exception: Exception) -> bool:
    """Whether the second step of importing redirects came without the file of the first.

    Wagtail means to answer 400 when the signed fields that name the file are missing or altered, but its form breaks over them;
    and the file is gone after the import, so that sending the form twice breaks as well.
    """
    if request.resolver_match is None or request.resolver_match.view_name != IMPORT:
        return False
    try:
        for field in IMPORT_FIELDS:
            Signer().unsign(request.POST.get(field, ""))
    except BadSignature:
        return True
    return isinstance(exception, FileNotFoundError)
