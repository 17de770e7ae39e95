"""Keeping a step and writing a note to it. Each form comes back as a redirect, or as the step with what was typed."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cms.accounts.domain import form_keys
from cms.accounts.participants import abandon
from cms.accounts.pending import forget_typed, keep_typed
from learning.domain.answering.form_words import TypedAnswer
from learning.domain.people.personal import Owner, plain_text, set_bookmark, write_note
from learning.errors import ForeignAttemptError, SignedOutError, StaleFormError, StepWithdrawnError, TooLongError

from .context import step_context
from .notices import withdrawn
from .refusals import form_owner
from .steps import find_step
from .tools import ANCHOR, form_name, step_tools

#: Value of the field ``from`` in a form on the learner's own page.
MINE = "mine"


@never_cache
@require_POST
def bookmark(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Keep a step, or let go of it when the button says so."""
    try:
        set_bookmark(owner=_owner(request), step_key=step_key, kept=request.POST.get("keep", "1") != "0")
    except StepWithdrawnError:
        return withdrawn(request)
    except SignedOutError:
        abandon(request)
        notice = _("You have been signed out in the meantime, so nothing was kept. Sign in and press the button again.")
        return show_step(request, step_key, HTTPStatus.UNAUTHORIZED, notice=notice, sign_in=True)
    except (StaleFormError, ForeignAttemptError):
        abandon(request)
        return show_step(request, step_key, HTTPStatus.CONFLICT, notice=_("This page was open for a long time. Press the button again."))
    return back(request, step_key)


@never_cache
@require_POST
def note(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Write a private note; an empty one deletes it."""
    text = request.POST.get("text", "")
    try:
        write_note(owner=_owner(request), step_key=step_key, text=text)
    except TooLongError as error:
        words = too_long(error)
        return show_step(request, step_key, HTTPStatus.UNPROCESSABLE_ENTITY, notice=words, typed=plain_text(text), error=words)
    except StepWithdrawnError:
        return _gone(request, plain_text(text))
    except SignedOutError:
        abandon(request)
        keep_typed(request, form_name(step_key))
        return show_step(request, step_key, HTTPStatus.UNAUTHORIZED, typed=plain_text(text), notice=signed_out(), sign_in=True)
    except (StaleFormError, ForeignAttemptError):
        abandon(request)
        return show_step(request, step_key, HTTPStatus.CONFLICT, typed=plain_text(text), notice=not_saved())
    forget_typed(request, form_name(step_key))
    return back(request, step_key)


def stale_token(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Answer a form whose CSRF token is out of date, as after signing in elsewhere: the note stands there as it was typed."""
    typed = plain_text(request.POST["text"]) if "text" in request.POST else None
    return show_step(request, step_key, HTTPStatus.FORBIDDEN, typed=typed, notice=not_saved())


for view in (bookmark, note):
    view.on_stale_token = stale_token  # type: ignore[attr-defined]
    view.refuses_nul = True  # type: ignore[attr-defined]


def _owner(request: HttpRequest) -> Owner:
    key = form_keys.load(request.POST.get("form", ""))
    return partial(form_owner, request, key.form_id, key.participant)


def back(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Go back to where the form was: the learner's own page, or the step. A step that is gone leads to the own page."""
    page = None if request.POST.get("from") == MINE else find_step(step_key, get_language() or "")
    target = f"{page.url}#{ANCHOR}" if page is not None else f"{reverse('learning_mine')}#kept"
    return HttpResponseRedirect(target, status=HTTPStatus.SEE_OTHER)


def show_step(
    request: HttpRequest, step_key: UUID, status: int, *, notice: str = "", typed: str | None = None, error: str = "", sign_in: bool = False
) -> HttpResponse:
    """Show the step with the note as it was typed.

    Args:
        request: the POST.
        step_key: the step.
        status: HTTP status.
        notice: what happened, what was kept, what to do.
        typed: the note as it was typed, if it was a note.
        error: what is wrong with it.
        sign_in: whether to offer signing in again.
    """
    page = find_step(step_key, get_language() or "")
    if page is None:
        return _gone(request, typed)
    request.portal_page = page  # type: ignore[attr-defined]  # the place that menus and languages lead on from
    context = Page.get_context(page, request) | step_context(page, request, notice=notice, sign_in=sign_in)
    context["tools"] = step_tools(request, step_key, typed=typed, error=error)
    return TemplateResponse(request, page.template, context, status=status)


def _gone(request: HttpRequest, typed: str | None) -> HttpResponse:
    """Say that the step is gone, and give the note back that was typed."""
    return withdrawn(request, [TypedAnswer(_("Your note"), typed)] if typed else ())


def too_long(error: TooLongError) -> str:
    """Say how much too long a note is."""
    return ngettext(
        "Your note has %(length)d character; %(limit)d fit. Nothing was cut and nothing saved: shorten it and save it again.",
        "Your note has %(length)d characters; %(limit)d fit. Nothing was cut and nothing saved: shorten it and save it again.",
        error.length,
    ) % {"length": error.length, "limit": error.limit}


def signed_out() -> str:
    """Said when the session ended while a note was being written."""
    return _("You have been signed out in the meantime. Your note stands below as you typed it, not saved yet. Sign in, then save it.")


def not_saved() -> str:
    """Said when a note came from a page that is out of date."""
    return _("This page was open for a long time, so nothing was saved. What you typed stands below: press the button again.")
