"""Wishes to be reminded: the form on the learner's page, and the link in each mail that stops them without signing in."""

from http import HTTPStatus

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from cms.accounts.domain.merge import participant_of
from cms.accounts.participants import signed_in_user
from cms.accounts.pending import forget_typed, keep_typed
from learning.domain.people.personal import set_wishes, withdraw_wish
from learning.domain.people.reminders import read_unsubscribe_key
from learning.enums import ReminderKind

#: By what ticks are kept until somebody has signed in again.
FORM = "reminders"


@never_cache
@require_POST
def wishes(request: HttpRequest) -> HttpResponse:
    """Write down what somebody with an account wants to be reminded of; unknown names are passed over."""
    user = signed_in_user(request)
    if user is None:
        keep_typed(request, FORM)
        return redirect_to_login(reverse("learning_mine"))
    named = set(request.POST.getlist("kind"))
    with transaction.atomic():
        participant = participant_of(user=user)
        set_wishes(participant=participant, kinds=[kind for kind in ReminderKind if kind.value in named])
    forget_typed(request, FORM)
    return HttpResponseRedirect(f"{reverse('learning_mine')}?notice=wishes#reminders", status=HTTPStatus.SEE_OTHER)


def stale_token(request: HttpRequest) -> HttpResponse:
    """Answer a form whose CSRF token is out of date: the ticks come back as they were made, and the page says that nothing is saved."""
    keep_typed(request, FORM)
    return HttpResponseRedirect(f"{reverse('learning_mine')}#reminders", status=HTTPStatus.SEE_OTHER)


wishes.on_stale_token = stale_token  # type: ignore[attr-defined]


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, key: str) -> HttpResponse:
    """Stop one kind of reminder. A GET shows a button, for scanners of mail follow links; a POST does it (RFC 8058)."""
    known = read_unsubscribe_key(key)
    if known is None:
        context = {"kind": "", "is_done": False, "is_known": False}
        return TemplateResponse(request, "pages/learning/mine_unsubscribe.html", context, status=HTTPStatus.NOT_FOUND)
    participant_id, kind = known
    if request.method == "POST":
        withdraw_wish(participant_id=participant_id, kind=kind)
    context = {"kind": kind.label, "is_done": request.method == "POST", "is_known": True}
    return TemplateResponse(request, "pages/learning/mine_unsubscribe.html", context)


unsubscribe.signed_address = True  # type: ignore[attr-defined]  # cms.core.middleware.origin
