"""Who learns: the participant of a request. Reading only; making one is ``domain.participants``."""

from dataclasses import dataclass
from typing import cast

from django.db.models import F
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from cms.accounts.models import DeviceToken, Participant, ParticipantQuerySet, User
from cms.accounts.tokens import hash_token, read_cookie

_STATE = "_mowis_participant_state"


@dataclass
class ParticipantState:
    """What one request knows about its participant, and what its response shall do with the cookie."""

    resolved: bool = False
    participant: Participant | None = None
    #: The secret of an anonymous participant, kept so that the cookie can be prolonged.
    token: str | None = None
    set_token: str | None = None
    delete_cookie: bool = False
    #: Part of a refused form was kept: the response carries the cookie although it is an error.
    kept_in_part: bool = False


def state_of(request: HttpRequest) -> ParticipantState:
    """Return the request's own state, making it on first use."""
    state = getattr(request, _STATE, None)
    if state is None:
        state = ParticipantState()
        setattr(request, _STATE, state)
    return state


def signed_in_user(request: HttpRequest) -> User | None:
    """Return the account that the request is signed in to, if any."""
    user = getattr(request, "user", None)
    return cast(User, user) if user is not None and user.is_authenticated else None


def cookie_participant(request: HttpRequest) -> Participant | None:
    """Return the anonymous participant of the signed cookie; None once it was merged into an account or pruned."""
    token = read_cookie(request)
    if token is None:
        return None
    return participants_of(token).first()


def participants_of(token: str) -> ParticipantQuerySet:
    """The participant without an account whom a secret belongs to, as one statement that two unique indexes answer.

    The secret is that of the person's first device or of a further one. One that was joined to another participant without an
    account leads to that one, so that both their devices go on.

    Args:
        token: the secret of a cookie.
    """
    secret = hash_token(token)
    first = Participant.objects.filter(token_hash=secret).values_list(Coalesce(F("merged_into_id"), F("pk")))
    further = DeviceToken.objects.filter(token_hash=secret).values_list("participant_id")
    return Participant.objects.anonymous().filter(pk__in=first.union(further, all=True))


def current_participant(request: HttpRequest) -> Participant | None:
    """Return the participant of a request, looked up once. Never creates one and never writes.

    Args:
        request: the request; a signed-in person's participant is the account's, whatever cookie comes along.

    Returns:
        The participant, or None for somebody who has not answered anything yet.
    """
    state = state_of(request)
    if not state.resolved:
        user = signed_in_user(request)
        if user is not None:
            state.participant = Participant.objects.filter(user=user).first()
        else:
            state.participant = cookie_participant(request)
            state.token = read_cookie(request) if state.participant else None
        state.resolved = True
    return state.participant


def remember(request: HttpRequest, participant: Participant, *, token: str | None = None) -> None:
    """Make ``participant`` the request's own for the rest of the request.

    Args:
        request: the request.
        participant: who it is from now on.
        token: the secret of an anonymous participant, None for an account's.
    """
    state = state_of(request)
    state.participant, state.token, state.resolved = participant, token, True


def forget(request: HttpRequest) -> None:
    """Drop what was looked up, because signing in or out changed it."""
    state = state_of(request)
    state.participant, state.token, state.resolved = None, None, False


def abandon(request: HttpRequest) -> None:
    """Forget a participant that was made for an answer which was then refused: its row is rolled back, so no cookie is set."""
    forget(request)
    state_of(request).set_token = None


def keep_in_part(request: HttpRequest) -> None:
    """Say that part of a form was kept that is shown again for what was wrong: its participant stands, so the cookie is due."""
    state_of(request).kept_in_part = True
