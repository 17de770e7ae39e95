"""Leaving a shared computer („Zakończ na tym komputerze”)."""

from django.db import transaction
from django.http import HttpRequest

from cms.accounts.models import DeviceToken, Participant
from cms.accounts.participants import cookie_participant, forget, state_of
from cms.accounts.tokens import hash_token, new_token, read_cookie


@transaction.atomic
def finish_here(*, request: HttpRequest) -> bool:
    """Let this browser forget who learned in it. The progress stays, and other devices of the person go on.

    The secret of the cookie opens nothing any more. Otherwise the next person could press “back” and send an old form again:
    its secret is computed from the form and would lead to the first person's progress.

    Args:
        request: the request of the browser; its response deletes the cookie.

    Returns:
        Whether there was somebody to forget.
    """
    token = read_cookie(request)
    participant = cookie_participant(request)
    if token is not None:
        secret = hash_token(token)
        DeviceToken.objects.filter(token_hash=secret).delete()
        # A secret that nobody has, not an empty one: without any the person would count as a deleted account and be kept for ever.
        Participant.objects.filter(token_hash=secret).update(token_hash=hash_token(new_token()))
    forget(request)
    state = state_of(request)
    state.set_token, state.delete_cookie = None, True
    return participant is not None
