"""Error pages, in the person's language: what happened, what was kept, what to do next."""

import logging
import sys
from http import HTTPStatus
from typing import Any

from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation
from django.utils.cache import patch_vary_headers

from cms.core.language.address import language_of
from cms.core.moved.domain.old_portal import words_of
from cms.core.pages.elsewhere import Elsewhere, found_elsewhere
from cms.core.pages.serving import find_route
from cms.core.styles import JOINED

from .error_texts import FOREIGN_FORM, STALE_FORM, TEXTS, ErrorText, not_carried_over

logger = logging.getLogger(__name__)

FRAMED = "errors/framed.html"
PLAIN = "errors/plain.html"
#: Pages that are drawn without menus: the request, or the database behind the menus, cannot be relied on.
WITHOUT_FRAME = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE})
RETRY_AFTER_SECONDS = 60


def error_page(request: HttpRequest, status: int, text: ErrorText | None = None, **context: Any) -> HttpResponse:
    """Make the page of an error, or its JSON for a program that prefers it.

    Args:
        request: the request; of a broken one only the path and headers are looked at.
        status: one of ``TEXTS``.
        text: other words than the usual ones for the status.
        context: more for the template.

    Returns:
        A response with the status, never cached, in the language of the address or else in Polish.
    """
    text = text or TEXTS[status]
    language = error_language(request)
    with translation.override(language):
        if _prefers_json(request):
            words = {"title": text.title, "happened": text.happened, "kept": text.kept, "next": text.next_step}
            # A script that asks shows one sentence, as it does with what its view answers.
            message = f"{text.happened} {text.next_step}"
            response: HttpResponse = JsonResponse({"status": status, **{k: str(v) for k, v in words.items()}, "message": message})
            response.status_code = status
        else:
            response = HttpResponse(
                _html(request, status, {"text": text, "status": status, "language": language, **context}), status=status
            )
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept"])
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response.is_error_page = True  # type: ignore[attr-defined]
    return response


def error_language(request: HttpRequest) -> str:
    """The language of the address, else Polish; in the admin the browser's."""
    return language_of(request)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 when Django found the body too large while reading it."""
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if isinstance(exception, RequestDataTooBig) else HTTPStatus.BAD_REQUEST
    return error_page(request, status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with a way to sign in for who has not."""
    user = getattr(request, "user", None)
    return error_page(request, HTTPStatus.FORBIDDEN, offer_sign_in=user is not None and not user.is_authenticated)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, with the languages in which the page exists; of the old portal's addresses it tells what they were about."""
    old = words_of(request.path_info)
    return error_page(request, HTTPStatus.NOT_FOUND, not_carried_over(old) if old else None, elsewhere=_elsewhere(request))


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429; allauth calls it by this handler's name in the urlconf."""
    return error_page(request, HTTPStatus.TOO_MANY_REQUESTS)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when it was the database that did not answer."""
    status = HTTPStatus.SERVICE_UNAVAILABLE if is_unavailable(sys.exc_info()[1]) else HTTPStatus.INTERNAL_SERVER_ERROR
    return error_page(request, status)


def foreign_form(request: HttpRequest) -> HttpResponse:
    """403 for a form that does not prove that it came from this site."""
    return error_page(request, HTTPStatus.FORBIDDEN, FOREIGN_FORM)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form with a wrong CSRF token.

    A view may keep what was typed: its attribute ``on_stale_token`` (on the function, or on the class of a class-based
    view) is called with the request and the address's parameters and shows the form again, filled in.
    """
    match = request.resolver_match
    if match is not None:
        if match.url_name == "wagtail_serve":
            # A page that takes forms itself: the token is looked at before the page is.
            route = find_route(match.args[0] if match.args else "")
            if route is not None and hasattr(route.page, "on_stale_token"):
                request.portal_page = route.page  # type: ignore[attr-defined]
                page_response: HttpResponse = route.page.on_stale_token(request)
                return page_response
            return error_page(request, HTTPStatus.FORBIDDEN, STALE_FORM)
        view = match.func
        again = getattr(view, "on_stale_token", None) or getattr(getattr(view, "view_class", None), "on_stale_token", None)
        if again is not None:
            response: HttpResponse = again(request, *match.args, **match.kwargs)
            return response
    return error_page(request, HTTPStatus.FORBIDDEN, STALE_FORM)


def is_unavailable(error: BaseException | None) -> bool:
    """Whether an error means that the database does not answer."""
    return isinstance(error, (OperationalError, InterfaceError))


def _prefers_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _html(request: HttpRequest, status: int, context: dict[str, Any]) -> str:
    template = f"errors/{int(status)}.html"
    context = {"elsewhere": [], "offer_sign_in": False, **context}
    if status not in WITHOUT_FRAME:
        try:
            return render_to_string(template, {**context, "layout": FRAMED}, request)
        except (DatabaseError, DisallowedHost):
            logger.exception("The error page %s was drawn without its frame.", status)
    # Without the request no context processor runs, so nothing is asked of the database.
    return render_to_string(template, {**context, "layout": PLAIN, "style_sheets": _style_sheets()})


def _style_sheets() -> list[str]:
    """Addresses of the style sheets of plain pages; none when static files were not collected."""
    try:
        return [static(JOINED)]
    except ValueError:
        return []


def _elsewhere(request: HttpRequest) -> list[Elsewhere]:
    try:
        return found_elsewhere(request.path_info, error_language(request))
    except DatabaseError:
        logger.exception("Other languages of %s could not be looked up.", request.path_info)
        return []
