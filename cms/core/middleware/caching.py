"""Who may keep a copy of an answer, where the view does not say."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from cms.core.one_use import given_out

#: On a shared computer the next person must not find a signed-in person's pages by going back.
SIGNED_IN = "private, no-store"
#: The pages of a learner without an account carry progress; going back to a half-filled form must still work.
LEARNING = "private, no-cache"
#: Everybody gets the same page, so anybody may keep it, and asks before using it again: news must not be hours old.
PUBLIC = "no-cache"
#: A form that is good for one answer.
FORM = "private, no-store"


def keep_no_copy(request: HttpRequest) -> None:
    """Say that the answer to this request is for one use, as a page with a minted form key is."""
    request.keep_no_copy = True  # type: ignore[attr-defined]


class CachePolicyMiddleware:
    """Sets ``Cache-Control`` and ``Vary`` on HTML that has none of its own.

    A page that holds an answer form is kept by nobody outside (``keep_no_copy``), since the form's key is minted per request.
    ``Vary: Cookie`` is on every page, because the same address shows a person's progress to who has the cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request and say who may keep the answer."""
        response = self.get_response(request)
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        patch_vary_headers(response, ["Cookie"])
        if "Cache-Control" not in response:
            response["Cache-Control"] = _policy(request)
        return response


def _policy(request: HttpRequest) -> str:
    if getattr(request, "keep_no_copy", False) or given_out(request):
        return FORM
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return SIGNED_IN
    if settings.PARTICIPANT_COOKIE in request.COOKIES or request.method not in ("GET", "HEAD"):
        return LEARNING
    return PUBLIC
