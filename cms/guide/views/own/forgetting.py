"""Deleting what somebody keeps of a procedure, or beginning it anew. A page asks first."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.accounts.participants import current_participant
from cms.accounts.throttling import is_too_often
from cms.core.pages.below import in_own_words
from cms.core.pages.subroutes import never_kept, takes_forms
from cms.core.views.errors import error_page
from cms.guide.domain import journeys
from cms.guide.domain.standing import matter_of
from cms.guide.errors import NoJourneyError
from cms.guide.models import ProcedurePage
from cms.guide.views.addresses import FORGET

from . import words

#: The button that begins anew instead of deleting.
AGAIN = "again"


@takes_forms
@never_kept
def forget(page: ProcedurePage, request: HttpRequest) -> HttpResponse:
    """Ask, below the procedure, and delete."""
    elsewhere = in_own_words(page, request, FORGET) if request.method != "POST" else None
    if elsewhere:
        return elsewhere
    request.portal_below = FORGET  # type: ignore[attr-defined]  # what the language switch leads to
    return forget_matter(request, page.translation_key)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forget_matter(request: HttpRequest, procedure_key: UUID) -> HttpResponse:
    """Ask, and delete; also of a procedure that is no longer in the guide. Of what somebody does not keep, the list is shown."""
    participant = current_participant(request)
    matter = matter_of(participant=participant, key=procedure_key, language=get_language() or "", today=timezone.localdate())
    if participant is None or matter is None:
        return _to_list()
    if request.method != "POST":
        context = {"matter": matter, "AGAIN": AGAIN, "own_url": reverse("guide_mine")}
        return TemplateResponse(request, "pages/guide/own_forget.html", context)
    if is_too_often(request):
        return error_page(request, HTTPStatus.TOO_MANY_REQUESTS, words.too_often())
    try:
        if AGAIN in request.POST and matter.outline is not None:
            journeys.restart(participant=participant, procedure_key=procedure_key)
            return HttpResponseRedirect(matter.outline.url, status=HTTPStatus.SEE_OTHER)
        journeys.forget(participant=participant, procedure_key=procedure_key)
    except NoJourneyError:  # in another tab, a moment ago
        return _to_list()
    return _to_list("forgotten")


def _to_list(notice: str = "") -> HttpResponse:
    url = reverse("guide_mine") + (f"?notice={notice}" if notice else "")
    return HttpResponseRedirect(url, status=HTTPStatus.SEE_OTHER)
