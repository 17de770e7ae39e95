"""Answering: the form comes in, goes to the domain and back as a redirect to its result, or is shown again with what was typed."""

from collections.abc import Collection
from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cms.accounts.domain.participants import obtain_participant
from cms.accounts.models import Participant
from cms.accounts.participants import abandon
from learning.domain import attempt_keys, confirm_keys
from learning.domain.attempt_keys import AttemptKey
from learning.domain.attempts import submit_attempt
from learning.domain.completions import confirm_step
from learning.domain.errors import (
    BadAttemptKeyError,
    ForeignAttemptError,
    QuizRequiredError,
    SignedOutError,
    StaleFormError,
    StepWithdrawnError,
    UnansweredError,
    UnknownOptionError,
)

from . import rules
from .context import step_context
from .notices import foreign, withdrawn
from .pending import forget_answers, keep_answers
from .posted import read_answers, readable_answers
from .quiz import quiz_form
from .steps import find_step


def show_again(
    request: HttpRequest,
    step_key: UUID,
    *,
    status: int,
    notice: str,
    key: AttemptKey | None = None,
    missing: Collection[UUID] = (),
    sign_in: bool = False,
) -> HttpResponse:
    """Show the step with the form as it was filled in.

    Args:
        request: the POST.
        step_key: the step.
        status: HTTP status.
        notice: what happened, what was kept, what to do.
        key: the form's key, when it is still good.
        missing: questions without an answer.
        sign_in: whether to offer signing in again.
    """
    page = find_step(step_key, get_language() or "")
    if page is None:
        return withdrawn(request)
    request.portal_page = page  # type: ignore[attr-defined]  # the place that menus and languages lead on from
    quiz = quiz_form(request, step_key, key=key, chosen=readable_answers(request.POST), missing=missing)
    context = Page.get_context(page, request) | step_context(page, request, quiz=quiz, notice=notice, sign_in=sign_in)
    return TemplateResponse(request, page.template, context, status=status)


def stale_token(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Answer a form whose CSRF token is out of date, as after signing in elsewhere: nothing is lost."""
    return show_again(request, step_key, status=HTTPStatus.FORBIDDEN, notice=rules.answers_kept())


@require_POST
def answer(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Take in a quiz form. A good one is answered with a redirect to its result, however often it is sent."""
    try:
        key = attempt_keys.load(request.POST.get("attempt", ""))
        if key.step_key != step_key:
            raise UnknownOptionError
        answers = read_answers(request.POST)
        attempt = submit_attempt(owner=partial(form_owner, request, key.attempt_id, key.participant), key=key, answers=answers)
    except UnansweredError as error:
        notice = rules.nothing_counted()
        return show_again(request, step_key, status=HTTPStatus.UNPROCESSABLE_ENTITY, notice=notice, key=key, missing=error.blocks)
    except SignedOutError:
        abandon(request)
        keep_answers(request, step_key, answers)
        return show_again(request, step_key, status=HTTPStatus.UNAUTHORIZED, notice=rules.signed_out(), sign_in=True)
    except (BadAttemptKeyError, StaleFormError):
        abandon(request)
        return show_again(request, step_key, status=HTTPStatus.CONFLICT, notice=rules.form_was_old())
    except UnknownOptionError:
        return show_again(request, step_key, status=HTTPStatus.BAD_REQUEST, notice=rules.unknown_answer())
    except StepWithdrawnError:
        return withdrawn(request)
    except ForeignAttemptError:
        abandon(request)
        return foreign(request)
    forget_answers(request, step_key)
    return HttpResponseRedirect(reverse("learning_result", args=[attempt.pk]), status=HTTPStatus.SEE_OTHER)


answer.on_stale_token = stale_token  # type: ignore[attr-defined]
answer.refuses_nul = True  # type: ignore[attr-defined]


def form_owner(request: HttpRequest, form_id: UUID, made_for: int) -> Participant:
    """The participant whose form this is, locked. A form that was made for somebody else makes nobody.

    Args:
        request: the POST.
        form_id: what the form was minted with.
        made_for: primary key of the participant it was made for, 0 for nobody yet.

    Raises:
        SignedOutError: when it was made for an account that is signed out by now.
        ForeignAttemptError: when it was made for another person than the one who is signed in.
        StaleFormError: when it was made for a person without an account whose cookie is gone or another's.
    """
    participant = obtain_participant(request=request, form_id=form_id)
    if made_for in {0, participant.pk}:
        return participant
    first = Participant.objects.filter(pk=made_for).first()
    if first and first.merged_into_id == participant.pk:
        return participant
    if request.user.is_authenticated:
        raise ForeignAttemptError
    if first and (first.user_id or first.merged_into_id):
        raise SignedOutError
    raise StaleFormError


@require_POST
def confirm(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Take a learner's word that a step without a quiz is done, and go on to the next."""
    page = find_step(step_key, get_language() or "")
    if page is None:
        return withdrawn(request)
    key = confirm_keys.load(request.POST.get("form", ""))
    try:
        confirm_step(owner=partial(form_owner, request, key.form_id, key.participant), step_key=step_key)
    except StepWithdrawnError:
        return withdrawn(request)
    except SignedOutError:
        abandon(request)
        return show_again(request, step_key, status=HTTPStatus.UNAUTHORIZED, notice=rules.signed_out(), sign_in=True)
    except (StaleFormError, ForeignAttemptError):
        abandon(request)
        return show_again(request, step_key, status=HTTPStatus.CONFLICT, notice=rules.form_was_old())
    except QuizRequiredError:
        notice = _("This step has a quiz now. Answer it to complete the step.")
        return show_again(request, step_key, status=HTTPStatus.CONFLICT, notice=notice)
    context = step_context(page, request)
    following = context["following"]
    target = following.url if following else context["course_map"].url
    return HttpResponseRedirect(target, status=HTTPStatus.SEE_OTHER)


confirm.on_stale_token = stale_token  # type: ignore[attr-defined]
confirm.refuses_nul = True  # type: ignore[attr-defined]
