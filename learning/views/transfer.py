"""„Wróć tu później”: the page that makes a private link, and the page at the end of it."""

from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.accounts.domain.transfer import LinkState, link_state, make_link, take_link
from cms.accounts.errors import TransferRefusedError
from cms.accounts.participants import abandon, current_participant, signed_in_user
from cms.core.pages.places import absolute
from learning.models import CourseProgress

from . import transfer_words as words
from .qr import qr_svg

SALT = "learning.transfer"
STATUS = {
    LinkState.OPEN: HTTPStatus.OK,
    LinkState.OWN: HTTPStatus.OK,
    LinkState.UNKNOWN: HTTPStatus.NOT_FOUND,
    LinkState.USED: HTTPStatus.GONE,
    LinkState.EXPIRED: HTTPStatus.GONE,
    LinkState.SIGNED_IN: HTTPStatus.GONE,
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def transfer(request: HttpRequest) -> HttpResponse:
    """Say what a private link does, and make one when asked to. The link is shown once: its secret is stored nowhere."""
    participant = None if signed_in_user(request) else current_participant(request)
    context: dict[str, Any] = {"has_progress": participant is not None, "link": None, "address": "", "qr": ""}
    if request.method == "POST" and participant is not None:
        try:
            link, secret = make_link(participant=participant)
        except TransferRefusedError:
            # Signed in from another tab in this very moment: the page then says what to do with an account.
            return HttpResponseRedirect(reverse("learning_transfer"), status=HTTPStatus.SEE_OTHER)
        address = absolute(reverse("learning_take", args=[secret]))
        context |= {"link": link, "address": address, "qr": qr_svg(address)}
    return TemplateResponse(request, "pages/learning/mine_transfer.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, secret: str) -> HttpResponse:
    """Say what a private link will do; take it when the button says so. Looking alone neither writes nor sets a cookie."""
    if request.method != "POST":
        return _page(request, link_state(request=request, secret=secret))
    try:
        take_link(request=request, secret=secret, form_id=_form_id(request.POST.get("form", "")))
    except TransferRefusedError as error:
        abandon(request)
        return _page(request, LinkState(error.state))
    return HttpResponseRedirect(f"{reverse('learning_mine')}?notice=taken", status=HTTPStatus.SEE_OTHER)


def _page(request: HttpRequest, state: LinkState) -> HttpResponse:
    participant = current_participant(request)
    context = {
        "state": state.value,
        "title": words.title(state),
        "message": words.message(state),
        "form_key": signing.dumps(str(uuid4()), salt=SALT) if state == LinkState.OPEN else "",
        "has_own": participant is not None and CourseProgress.objects.filter(participant=participant).exists(),
    }
    return TemplateResponse(request, "pages/learning/mine_take.html", context, status=STATUS[state])


def _form_id(text: str) -> UUID:
    """What the form was minted with; a new one for a form that the portal did not sign: nothing hangs on it."""
    try:
        return UUID(signing.loads(text, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return uuid4()
