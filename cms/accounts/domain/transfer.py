"""Carrying progress to another device without an account („Wróć tu później”): a private link, once, for seven days.

Looking at a link does nothing: messengers open links before people do. Taking it is a POST.
"""

import secrets
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from cms.accounts.domain.merge import merge_participant, participant_of
from cms.accounts.domain.participants import FORM_RESUMES_FOR
from cms.accounts.errors import MergeRefusedError, TransferRefusedError
from cms.accounts.models import DeviceToken, Participant, TransferLink, User
from cms.accounts.participants import cookie_participant, current_participant, remember, signed_in_user, state_of
from cms.accounts.tokens import hash_token, token_of_form

LINK_LASTS = timedelta(days=7)
_SECRET_BYTES = 16


class LinkState(StrEnum):
    """What can be done with a link."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    #: Its owner has an account by now, which is entered by signing in only.
    SIGNED_IN = "signed-in"
    #: It leads to the person who is looking at it.
    OWN = "own"
    #: Its owner has an account and needs no link.
    ACCOUNT = "account"


@transaction.atomic
def make_link(*, participant: Participant) -> tuple[TransferLink, str]:
    """Make a link; an earlier one that was not used yet ends.

    Args:
        participant: whose progress it carries; somebody without an account.

    Returns:
        The link, and its secret of 128 random bits, which is stored nowhere.

    Raises:
        TransferRefusedError: when the participant has an account by now.
    """
    owner = Participant.objects.anonymous().select_for_update().filter(pk=participant.pk).first()
    if owner is None:
        raise TransferRefusedError(LinkState.ACCOUNT)
    now = timezone.now()
    TransferLink.objects.filter(participant=owner, used_at=None, expires_at__gt=now).update(expires_at=now)
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    link = TransferLink.objects.create(participant=owner, secret_hash=hash_token(secret), expires_at=now + LINK_LASTS)
    return link, secret


def link_state(*, request: HttpRequest, secret: str) -> LinkState:
    """What the reader of a link can do with it. Nothing is written.

    Args:
        request: the reader's request.
        secret: what stands in the address.
    """
    link = _find(secret)
    if link is None:
        return LinkState.UNKNOWN
    own = current_participant(request)
    return LinkState.OWN if own is not None and own.pk == link.participant_id else _state(link)


@transaction.atomic
def take_link(*, request: HttpRequest, secret: str, form_id: UUID) -> Participant:
    """Go on here with the progress that a link carries. What was done here before joins it.

    Somebody without an account gets the secret of a further device; for somebody who is signed in it joins the account. The
    same form sent twice takes the link once.

    Args:
        request: the request of the other device; its response carries the cookie.
        secret: what stands in the link's address.
        form_id: what the form was minted with; the device's secret is computed from it.

    Returns:
        The participant that this device goes on as.

    Raises:
        TransferRefusedError: with the reason as its state; nothing has changed then.
    """
    link = _find(secret)
    if link is None:
        raise TransferRefusedError(LinkState.UNKNOWN)
    user = signed_in_user(request)
    return _into_account(request, link, user) if user is not None else _onto_device(request, link, token_of_form(form_id))


def _into_account(request: HttpRequest, link: TransferLink, user: User) -> Participant:
    mine = participant_of(user=user)
    again = link.participant.merged_into_id == mine.pk
    try:
        merge_participant(source=link.participant, target=mine)
    except MergeRefusedError as error:
        raise TransferRefusedError(LinkState.SIGNED_IN) from error
    if not again:
        _use(link)
    remember(request, mine)
    return mine


def _onto_device(request: HttpRequest, link: TransferLink, token: str) -> Participant:
    mine = cookie_participant(request)
    ids = {link.participant_id} | ({mine.pk} if mine else set())
    locked = {row.pk: row for row in Participant.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    owner = locked.get(link.participant_id)
    if owner is None or owner.user_id is not None or owner.merged_into_id is not None:
        raise TransferRefusedError(LinkState.SIGNED_IN)
    if not _taken_by(token, owner):
        if mine is not None and mine.pk == owner.pk:
            raise TransferRefusedError(LinkState.OWN)
        if mine is not None:
            owner = merge_participant(source=mine, target=owner)
        _use(link)
        DeviceToken.objects.create(participant=owner, token_hash=hash_token(token))
    state = state_of(request)
    state.set_token, state.delete_cookie = token, False
    remember(request, owner, token=token)
    return owner


def _taken_by(token: str, owner: Participant) -> bool:
    """Whether this very form took the link a moment ago: a double press, or an answer that was lost on the way."""
    since = timezone.now() - FORM_RESUMES_FOR
    return DeviceToken.objects.filter(participant=owner, token_hash=hash_token(token), created_at__gt=since).exists()


def _use(link: TransferLink) -> None:
    """Use a link up; of two who try at once one succeeds."""
    now = timezone.now()
    if not TransferLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now).update(used_at=now):
        link.refresh_from_db(fields=["used_at", "expires_at"])
        raise TransferRefusedError(_state(link))


def _find(secret: str) -> TransferLink | None:
    return TransferLink.objects.select_related("participant").filter(secret_hash=hash_token(secret)).first()


def _state(link: TransferLink) -> LinkState:
    if link.used_at is not None:
        return LinkState.USED
    if link.expires_at <= timezone.now():
        return LinkState.EXPIRED
    if link.participant.user_id is not None or link.participant.merged_into_id is not None:
        return LinkState.SIGNED_IN
    return LinkState.OPEN
