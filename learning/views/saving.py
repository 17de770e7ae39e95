"""Saving what was typed so far, by a button or by the script of the form; taking a hint; deciding in a scenario.

Nothing is saved for a stranger unasked: saving makes a participant and sets a cookie, so it needs a button that was pressed. Until
then the script keeps its copy in the browser alone (static/js/quiz.js), and what it posts all the same is refused here.
"""

from collections.abc import Collection
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from learning.domain.answering.attempt_keys import AttemptKey
from learning.domain.answering.pinned import pinned_questions
from learning.domain.answering.saving import save_answers
from learning.errors import ClosedError, LearningError, UnknownOptionError
from learning.models import Attempt

from . import phrases
from .notices import withdrawn
from .pending import forget_answers
from .posted import MOST_NAMES, read_answers, read_block
from .refusals import is_known, key_of_form, owner_of, refuse, refuse_script, stale_token, wants_json
from .steps import find_step


@require_POST
def save(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Save the form. The button leads back to the step, the script gets the time, and both a reason where nothing was saved."""
    by_script = wants_json(request)
    known = is_known(request)
    if by_script and not known:
        return JsonResponse({"message": phrases.not_unasked()}, status=HTTPStatus.FORBIDDEN)
    key: AttemptKey | None = None
    try:
        key = key_of_form(request, step_key)
        anchor = _anchor(request, key)
        attempt = _save(request, key, while_closed=known)
    except LearningError as error:
        kept = known and isinstance(error, ClosedError)
        if by_script:
            return refuse_script(request, error, kept=kept)
        return refuse(request, step_key, error, key, kept=kept)
    forget_answers(request, step_key)
    if by_script:
        return JsonResponse({"saved_at": attempt.saved_at.isoformat(), "message": phrases.saved(attempt.saved_at)})
    page = find_step(step_key, get_language() or "")
    if page is None:
        return withdrawn(request)
    return HttpResponseRedirect(f"{page.url}#{anchor}", status=HTTPStatus.SEE_OTHER)


save.on_stale_token = stale_token  # type: ignore[attr-defined]
save.refuses_nul = True  # type: ignore[attr-defined]


def _save(request: HttpRequest, key: AttemptKey, *, while_closed: bool) -> Attempt:
    hint = request.POST.get("hint")
    return save_answers(
        owner=owner_of(request, key),
        key=key,
        answers=read_answers(request.POST),
        hints=[read_block(hint)] if hint else (),
        touched=_touched(request),
        while_closed=while_closed,
    )


def _touched(request: HttpRequest) -> Collection[UUID] | None:
    """Which questions the form says have changed; None for a form that does not say, as one sent by a button."""
    if "touched" not in request.POST:
        return None
    return {read_block(text) for text in request.POST.getlist("touched")[:MOST_NAMES]}


def _anchor(request: HttpRequest, key: AttemptKey) -> str:
    """Where on the step the answer leads: to the question whose button was pressed, else to the quiz.

    Raises:
        UnknownOptionError: when a button names a question that was not asked.
        StaleFormError: when none of the questions is asked any more.
    """
    pressed = request.POST.get("hint") or request.POST.get("advance")
    if not pressed:
        return "quiz"
    blocks = [question.block_id for question in pinned_questions(key)]
    block = read_block(pressed)
    if block not in blocks:
        raise UnknownOptionError
    return f"question-{1 + blocks.index(block)}"
