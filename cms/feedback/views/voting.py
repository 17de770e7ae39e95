"""“Did this page help?”: yes or no."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from cms.core.senders import network_address
from cms.feedback.domain.pages import voted_page
from cms.feedback.domain.voting import cast_vote
from cms.feedback.enums import Vote
from cms.feedback.errors import TooManyVotesError

from .refusing import gone, too_many, unreadable
from .tokens import why_url


@require_POST
def vote(request: HttpRequest, page_key: UUID) -> HttpResponse:
    """Count a vote and lead to the page that asks why."""
    page = voted_page(page_key, get_language() or settings.LANGUAGE_CODE)
    if page is None:
        return gone(request)
    said = request.POST.get("helpful", "")
    if said not in Vote.values or request.POST.get("website"):
        return unreadable(request, page)
    try:
        feedback = cast_vote(
            page=page, helpful=said == Vote.YES, network=network_address(request), browser=request.headers.get("User-Agent", "")
        )
    except TooManyVotesError:
        return too_many(request)
    return HttpResponseRedirect(why_url(feedback), status=HTTPStatus.SEE_OTHER)


vote.refuses_nul = True  # type: ignore[attr-defined]
