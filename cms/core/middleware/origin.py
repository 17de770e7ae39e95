"""Forms of people who are not signed in: accepted only when the browser says that they came from this site.

There is no session and no cookie to hang a token on, because reading a page sets none. For people who are signed in,
Django's token middleware does the work.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from cms.core.views.errors import foreign_form

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class SameOriginMiddleware:
    """Stands after authentication. Works on the way in, so that the token middleware's ``process_view`` sees the outcome."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Refuse a foreign form; let one of our own pass without a token."""
        if request.method in SAFE_METHODS or request.user.is_authenticated:
            return self.get_response(request)
        # Django's own switch for its test client, which sends neither tokens nor origins.
        if not getattr(request, "_dont_enforce_csrf_checks", False) and not is_same_origin(request) and not has_signed_address(request):
            return foreign_form(request)
        request.csrf_processing_done = True  # type: ignore[attr-defined]
        return self.get_response(request)


def is_same_origin(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent the request.

    ``Sec-Fetch-Site`` cannot be set by a page; of its values only ``same-origin`` is ours – ``none`` is a typed address
    or a bookmark, which send no forms. Older browsers send ``Origin``, the oldest ``Referer``. The first header that is
    there decides, except that an origin the operator trusts is never foreign.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        return site == "same-origin" or origin in settings.CSRF_TRUSTED_ORIGINS
    if origin is None:
        origin = _origin_of(request.headers.get("Referer", ""))
    return origin is not None and (origin in settings.CSRF_TRUSTED_ORIGINS or origin == _own_origin(request))


def has_signed_address(request: HttpRequest) -> bool:
    """Whether the address itself, signed by the portal, says who may do what: its view says so by ``signed_address``.

    A mail programme's “unsubscribe” button sends a POST from a server that is no page of ours (RFC 8058).
    """
    try:
        return bool(getattr(resolve(request.path_info).func, "signed_address", False))
    except Resolver404:
        return False


def _own_origin(request: HttpRequest) -> str | None:
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return None


def _origin_of(address: str) -> str | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else None
