"""The cookie of a person who learns without an account."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.accounts.domain.retention import note_visit
from cms.accounts.participants import state_of
from cms.accounts.tokens import set_cookie

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class ParticipantMiddleware:
    """Sets, prolongs or deletes the participant's cookie. A safe request sets nothing and writes nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, then do to the cookie what was decided on the way."""
        response = self.get_response(request)
        state = state_of(request)
        if request.method in _SAFE_METHODS or (response.status_code >= 400 and not state.kept_in_part):
            return response  # what was refused leaves no trace: its participant was rolled back
        seen = state.participant is not None and note_visit(participant=state.participant)
        # 180 days count from the last answer, so a visit that was noted prolongs the cookie as well.
        token = state.set_token or (state.token if seen else None)
        if token is not None:
            set_cookie(response, token=token, secure=request.is_secure())
        elif state.delete_cookie:
            response.delete_cookie(settings.PARTICIPANT_COOKIE, samesite="Lax")
        return response
