"""The learner's word: “read”, “done”, or a sentence that is confirmed."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.accounts.domain import form_keys
from cms.accounts.participants import abandon
from learning.domain.answering.completions import confirm_step
from learning.domain.keys import page_key
from learning.errors import (
    ClosedError,
    ForeignAttemptError,
    NotConfirmedError,
    QuizRequiredError,
    SignedOutError,
    StaleFormError,
    StepWithdrawnError,
)

from . import rules
from .context import map_for_step
from .notices import withdrawn
from .refusals import Refusal, form_owner, refusal_of, show_again, stale_token
from .steps import find_step


@require_POST
def confirm(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Take a learner's word that a step is read or done, and go on to the next."""
    locale = get_language() or ""
    page = find_step(step_key, locale)
    if page is None:
        return withdrawn(request)
    key = form_keys.load(request.POST.get("form", ""))
    owner = partial(form_owner, request, key.form_id, key.participant)
    is_said = not page.confirmation or "confirmed" in request.POST
    try:
        confirm_step(owner=owner, step_key=step_key, locale=locale, is_said=is_said)
    except StepWithdrawnError:
        return withdrawn(request)
    except QuizRequiredError:
        notice = _("This step has a quiz now. Answer it to complete the step.")
        return show_again(request, step_key, Refusal(HTTPStatus.CONFLICT, notice))
    except NotConfirmedError:
        return show_again(request, step_key, Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, rules.not_confirmed()))
    except ClosedError as error:
        abandon(request)
        words = [*(rules.in_words(reason, of_word=True) for reason in error.reasons), _("Nothing has been counted.")]
        return show_again(request, step_key, Refusal(HTTPStatus.CONFLICT, " ".join(words)))
    except SignedOutError as error:
        abandon(request)
        return show_again(request, step_key, refusal_of(error, kept=False))
    except (StaleFormError, ForeignAttemptError):
        abandon(request)
        return show_again(request, step_key, Refusal(HTTPStatus.CONFLICT, rules.form_was_old()))
    course = map_for_step(page)
    _before, following = course.around(page_key(page))
    return HttpResponseRedirect(following.url if following else course.url, status=HTTPStatus.SEE_OTHER)


confirm.on_stale_token = stale_token  # type: ignore[attr-defined]
confirm.refuses_nul = True  # type: ignore[attr-defined]
