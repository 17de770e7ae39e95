"""What a refused answer is met with: the form as it was filled in, and a sentence that says what happened, what was kept, what to do."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from cms.accounts.domain.form_keys import owner_for
from cms.accounts.errors import FormOfAccountError, FormOfAnotherError
from cms.accounts.models import Participant
from cms.accounts.participants import abandon, signed_in_user
from cms.accounts.tokens import read_cookie
from learning.domain.answering.attempt_keys import AttemptKey, load
from learning.domain.answering.form_words import typed_answers
from learning.domain.answering.saving import save_answers
from learning.errors import (
    BadAttemptKeyError,
    ClosedError,
    ForeignAttemptError,
    LearningError,
    SentAlreadyError,
    SignedOutError,
    StaleFormError,
    StepWithdrawnError,
    TooLongError,
    UnansweredError,
    UnknownOptionError,
    UnreadableError,
)

from . import phrases, rules
from .context import step_context
from .notices import withdrawn
from .pending import keep_answers
from .posted import read_answers, readable_answers
from .quiz import quiz_form
from .steps import find_step


@dataclass(frozen=True)
class Refusal:
    """How an error is told. ``good_key`` is whether the form may go on under its own key."""

    status: HTTPStatus
    message: str
    good_key: bool = False
    sign_in: bool = False
    missing: Collection[UUID] = ()
    errors: Mapping[UUID, str] = field(default_factory=dict)


#: Errors that need no more than a status and a sentence.
PLAIN: dict[type[LearningError], tuple[HTTPStatus, Callable[[], str]]] = {
    UnreadableError: (HTTPStatus.BAD_REQUEST, phrases.unreadable),
    UnknownOptionError: (HTTPStatus.BAD_REQUEST, rules.unknown_answer),
    SignedOutError: (HTTPStatus.UNAUTHORIZED, rules.signed_out),
    ForeignAttemptError: (HTTPStatus.FORBIDDEN, phrases.another_persons_form),
    SentAlreadyError: (HTTPStatus.CONFLICT, phrases.sent_already),
    StepWithdrawnError: (HTTPStatus.GONE, phrases.withdrawn),
    BadAttemptKeyError: (HTTPStatus.CONFLICT, rules.form_was_old),
    StaleFormError: (HTTPStatus.CONFLICT, rules.form_was_old),
}


def refusal_of(error: LearningError, *, kept: bool) -> Refusal:
    """How an error is told to the person.

    Args:
        error: what went wrong.
        kept: whether what was typed has been saved.
    """
    match error:
        case UnansweredError():
            return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, rules.nothing_counted(), good_key=True, missing=error.blocks)
        case TooLongError():
            told = phrases.too_long(length=error.length, limit=error.limit)
            errors = {error.block: told} if error.block else {}
            return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, phrases.nothing_cut(), good_key=True, errors=errors)
        case ClosedError():
            reasons = [rules.in_words(reason) for reason in error.reasons]
            return Refusal(HTTPStatus.CONFLICT, phrases.closed(reasons, kept=kept), good_key=True)
    if type(error) not in PLAIN:
        raise error
    status, message = PLAIN[type(error)]
    return Refusal(status, message(), good_key=isinstance(error, UnreadableError), sign_in=isinstance(error, SignedOutError))


def refuse(request: HttpRequest, step_key: UUID, error: LearningError, key: AttemptKey | None, *, kept: bool | None = None) -> HttpResponse:
    """Answer a form that was refused, with what was typed still in it.

    Args:
        request: the POST.
        step_key: the step.
        error: what went wrong.
        key: the form's key, where it could be read.
        kept: whether what was typed has been saved; tried here where the caller has not (None).
    """
    abandon(request)
    error = told_to(request, error)
    if isinstance(error, StepWithdrawnError):
        return gone(request, step_key)
    if isinstance(error, SentAlreadyError):
        return to_result(error.attempt_id, earlier=True)
    if isinstance(error, SignedOutError):
        keep_answers(request, step_key, readable_answers(request.POST))
    if kept is None:
        kept = isinstance(error, (UnansweredError, ClosedError)) and key is not None and keep_typed(request, key)
    refusal = refusal_of(error, kept=kept)
    return show_again(request, step_key, refusal, key=key if refusal.good_key else None)


def told_to(request: HttpRequest, error: LearningError) -> LearningError:
    """The error as this person should be told of it.

    An account's attempt that comes from somebody who is not signed in comes from a session that ended: its owner should sign in again.
    """
    return SignedOutError() if isinstance(error, ForeignAttemptError) and not request.user.is_authenticated else error


def refuse_script(request: HttpRequest, error: LearningError, *, kept: bool) -> JsonResponse:
    """Answer a script that saves: the same status and sentence. It keeps its copy and tells the person."""
    abandon(request)
    refusal = refusal_of(told_to(request, error), kept=kept)
    return JsonResponse({"message": refusal.message}, status=refusal.status)


def show_again(request: HttpRequest, step_key: UUID, refusal: Refusal, *, key: AttemptKey | None = None) -> HttpResponse:
    """Show the step with the form as it was filled in.

    Args:
        request: the POST.
        step_key: the step.
        refusal: what is said.
        key: the form's key, when it is still good.
    """
    page = find_step(step_key, get_language() or "")
    if page is None:
        return gone(request, step_key)
    request.portal_page = page  # type: ignore[attr-defined]  # the place that menus and languages lead on from
    answers = readable_answers(request.POST)
    quiz = quiz_form(request, step_key, key=key, answers=answers, missing=refusal.missing, errors=refusal.errors)
    context: dict[str, Any] = Page.get_context(page, request)
    context |= step_context(page, request, quiz=quiz, notice=refusal.message, sign_in=refusal.sign_in)
    return TemplateResponse(request, page.template, context, status=refusal.status)


def gone(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Answer a form whose step is no longer there, and give back what was typed: there is no form to show it in.

    Args:
        request: the POST.
        step_key: the step.
    """
    key: AttemptKey | None = None
    with suppress(LearningError):
        key = key_of_form(request, step_key)
    return withdrawn(request, typed_answers(key=key, posted=readable_answers(request.POST)))


def stale_token(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Answer a form whose CSRF token is out of date, as after signing in elsewhere: nothing is lost."""
    if wants_json(request):
        return JsonResponse({"message": rules.answers_kept()}, status=HTTPStatus.FORBIDDEN)
    return show_again(request, step_key, Refusal(HTTPStatus.FORBIDDEN, rules.answers_kept()))


def keep_typed(request: HttpRequest, key: AttemptKey) -> bool:
    """Save what a refused form holds, for somebody whom the portal knows. A refusal makes nobody and sets no cookie.

    Args:
        request: the POST.
        key: the form's key.

    Returns:
        Whether it has been saved.
    """
    if not is_known(request):
        return False
    try:
        save_answers(owner=owner_of(request, key), key=key, answers=read_answers(request.POST))
    except ClosedError:
        return True  # kept, and closed all the same
    except LearningError:
        return False
    return True


def to_result(attempt_id: UUID, *, earlier: bool = False) -> HttpResponseRedirect:
    """Lead on to the result of an attempt.

    Args:
        attempt_id: the attempt.
        earlier: whether it was submitted before by another form of the same go, which the page then says.
    """
    url = reverse("learning_result", args=[attempt_id])
    return HttpResponseRedirect(f"{url}?earlier=1" if earlier else url, status=HTTPStatus.SEE_OTHER)


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks rather than a browser."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def is_known(request: HttpRequest) -> bool:
    """Whether the portal knows the person by an account or by a cookie that they let it set. Costs no query."""
    return signed_in_user(request) is not None or read_cookie(request) is not None


def key_of_form(request: HttpRequest, step_key: UUID) -> AttemptKey:
    """The attempt key of the posted form.

    Raises:
        StaleFormError: when it is too old.
        BadAttemptKeyError: when it is not ours.
        UnknownOptionError: when it is of another step.
    """
    key = load(request.POST.get("attempt", ""))
    if key.step_key != step_key:
        raise UnknownOptionError
    return key


def owner_of(request: HttpRequest, key: AttemptKey) -> Any:
    """Gives the owner of a form when called, as the domain wants it."""
    return partial(form_owner, request, key.attempt_id, key.participant)


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
    try:
        return owner_for(request, form_id=form_id, made_for=made_for)
    except FormOfAccountError as error:
        raise SignedOutError from error
    except FormOfAnotherError as error:
        raise (ForeignAttemptError if request.user.is_authenticated else StaleFormError) from error
