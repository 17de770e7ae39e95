"""Making participants."""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from cms.accounts.domain.merge import absorb_cookie, participant_of
from cms.accounts.models import Participant
from cms.accounts.participants import participants_of, remember, signed_in_user, state_of
from cms.accounts.tokens import hash_token, new_token, read_cookie, token_of_form

#: How long a form alone, sent again without its cookie, leads back to the person it made: a lost connection, not a found page.
FORM_RESUMES_FOR = timedelta(hours=1)


@transaction.atomic
def obtain_participant(*, request: HttpRequest, form_id: UUID | None) -> Participant:
    """Get or make the participant of an answer that is accepted, locked until the caller's transaction ends.

    The lock keeps a merge from running between this call and the facts that the caller writes. The response of the
    request then carries the cookie (``ParticipantMiddleware``).

    Args:
        request: the request that brings the answer.
        form_id: the id of the answered form; parallel posts of one form by somebody without a cookie make one participant.

    Returns:
        The account's participant, or the one of the cookie, or a new one.
    """
    user = signed_in_user(request)
    if user is not None:
        absorb_cookie(request=request, user=user)
        participant = participant_of(user=user)
        remember(request, participant)
        return participant

    token = read_cookie(request)
    found = _anonymous(token) if token else None
    if found is None:
        found, token = _make(form_id)
        state = state_of(request)
        state.set_token, state.delete_cookie = token, False
    remember(request, found, token=token)
    return found


def _anonymous(token: str) -> Participant | None:
    return participants_of(token).select_for_update(of=("self",)).first()


def _make(form_id: UUID | None) -> tuple[Participant, str]:
    """Return a participant for somebody without a cookie, and the secret for the cookie."""
    if form_id is not None:
        token = token_of_form(form_id)
        try:
            with transaction.atomic():
                return Participant.objects.create(token_hash=hash_token(token)), token
        except IntegrityError:
            resumed = _anonymous(token)  # the form was sent before
        if resumed is not None and timezone.now() - resumed.created_at < FORM_RESUMES_FOR:
            return resumed, token
        # That one was merged into an account or made long ago: whoever posts the old form again must not come near it.
    token = new_token()
    return Participant.objects.create(token_hash=hash_token(token)), token
