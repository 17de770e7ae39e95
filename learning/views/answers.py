"""Answering: the form comes in, goes to the domain and back as a redirect to its result, or is shown again with what was typed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from learning.domain.answering.attempt_keys import AttemptKey
from learning.domain.answering.attempts import submit_attempt
from learning.errors import LearningError

from .pending import forget_answers
from .posted import read_answers
from .refusals import key_of_form, owner_of, refuse, stale_token, to_result


@require_POST
def answer(request: HttpRequest, step_key: UUID) -> HttpResponse:
    """Take in a quiz form. A good one is answered with a redirect to its result, however often it is sent."""
    key: AttemptKey | None = None
    try:
        key = key_of_form(request, step_key)
        attempt = submit_attempt(owner=owner_of(request, key), key=key, answers=read_answers(request.POST))
    except LearningError as error:
        return refuse(request, step_key, error, key)
    forget_answers(request, step_key)
    return to_result(attempt.pk, earlier=attempt.pk != key.attempt_id)


answer.on_stale_token = stale_token  # type: ignore[attr-defined]
answer.refuses_nul = True  # type: ignore[attr-defined]
