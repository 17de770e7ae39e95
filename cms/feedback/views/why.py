"""The page that thanks for a vote and asks why."""

from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.feedback.domain.pages import VotedPage, voted_page
from cms.feedback.domain.voting import say_why
from cms.feedback.enums import FeedbackState
from cms.feedback.errors import AlreadySaidError
from cms.feedback.forms import WhyForm
from cms.feedback.models import Feedback

from . import refusing
from .tokens import Opened, opened


@require_http_methods(["GET", "HEAD", "POST"])
def why(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form or the thanks, or take the reason in."""
    found, typed = opened(token), _typed(request)
    if found is None:
        return refusing.unknown(request, typed)
    feedback = found.feedback
    page = voted_page(feedback.page_key, feedback.locale)
    if request.method == "POST":
        return _take_in(request, found, page, typed)
    if feedback.has_words or feedback.state != FeedbackState.NEW:
        return refusing.show(request, "thanks", page=page, feedback=feedback)
    if found.is_over:
        return refusing.over(request, page, "")
    return _form(request, feedback, page, WhyForm(helpful=feedback.helpful))


def stale_token(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form again, filled in, when it stood open while the person signed in anew."""
    found, typed = opened(token), _typed(request)
    if found is None:
        return refusing.unknown(request, typed)
    form = WhyForm(request.POST, helpful=found.feedback.helpful)
    form.is_valid()
    form.add_error(None, forms.ValidationError(_("This page stood open for long, so nothing was sent. Press the button again.")))
    page = voted_page(found.feedback.page_key, found.feedback.locale)
    return _form(request, found.feedback, page, form, status=HTTPStatus.FORBIDDEN)


def _take_in(request: HttpRequest, found: Opened, page: VotedPage | None, typed: str) -> HttpResponse:
    if found.is_over:
        return refusing.over(request, page, typed)
    form = WhyForm(request.POST, helpful=found.feedback.helpful)
    if not form.is_valid():
        return _form(request, found.feedback, page, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        # A page that is gone by now was there when the reader voted, so what they say of it is kept.
        say_why(feedback=found.feedback, reason=form.cleaned_data.get("reason", ""), text=form.cleaned_data["text"])
    except AlreadySaidError:
        return refusing.said_already(request, page, typed)
    except Feedback.DoesNotExist:
        return refusing.unknown(request, typed)
    return HttpResponseRedirect(request.path, status=HTTPStatus.SEE_OTHER)


def _form(request: HttpRequest, feedback: Feedback, page: VotedPage | None, form: WhyForm, status: int = HTTPStatus.OK) -> HttpResponse:
    return refusing.show(request, "why", page=page, status=status, feedback=feedback, form=form)


def _typed(request: HttpRequest) -> str:
    return request.POST.get("text", "") if request.method == "POST" else ""


why.on_stale_token = stale_token  # type: ignore[attr-defined]
why.refuses_nul = True  # type: ignore[attr-defined]
