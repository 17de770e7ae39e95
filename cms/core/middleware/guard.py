"""Refuses requests that cannot be meant, before anything reads them."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, UnreadablePostError
from django.http.response import HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve

from cms.core.views.errors import error_page

from .zones import in_admin

NUL = "\x00"
FORM = "application/x-www-form-urlencoded"
UPLOAD = "multipart/form-data"


class RequestGuardMiddleware:
    """Answers 400 to NUL bytes, which PostgreSQL refuses in any text, and 413 to a body over the limit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Look at the address, the cookies and the declared length; the body stays unread."""
        if _has_nul(request):
            return error_page(request, HTTPStatus.BAD_REQUEST)
        if declared_length(request) > body_limit(request):
            response = error_page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            # The body is still on its way: the connection cannot carry another request.
            response["Connection"] = "close"
            return response
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Look into a form of the site; the admin's own forms and views that say so refuse NUL bytes field by field."""
        if getattr(view, "refuses_nul", False):
            return None  # it shows the form again with what was typed
        if request.method != "POST" or request.content_type not in (FORM, UPLOAD) or in_admin(request):
            return None
        try:
            texts = (text for values in request.POST.lists() for text in (values[0], *values[1]))
            return error_page(request, HTTPStatus.BAD_REQUEST) if any(NUL in text for text in texts) else None
        except UnreadablePostError:
            return error_page(request, HTTPStatus.BAD_REQUEST)


def declared_length(request: HttpRequest) -> int:
    """The body's length as declared; 0 when nothing sensible is."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def body_limit(request: HttpRequest) -> int:
    """How large a body may be here: uploads in the admin, and to views that say so by ``upload_limit``, have limits of their own."""
    usual = int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    if request.content_type != UPLOAD:
        return usual
    if in_admin(request):
        return int(settings.ADMIN_UPLOAD_LIMIT)
    if declared_length(request) <= usual:
        return usual  # not worth finding the view for
    try:
        return int(getattr(resolve(request.path_info).func, "upload_limit", usual))
    except Resolver404:
        return usual


def _has_nul(request: HttpRequest) -> bool:
    return (
        NUL in request.path_info
        or b"\x00" in unquote_to_bytes(request.META.get("QUERY_STRING", ""))
        or any(NUL in name or NUL in value for name, value in request.COOKIES.items())
    )
