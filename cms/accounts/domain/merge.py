"""Joining what somebody did without an account to the account."""

import logging

from django.db import Error, IntegrityError, transaction
from django.http import HttpRequest

from cms.accounts import merging
from cms.accounts.errors import MergeRefusedError
from cms.accounts.models import DeviceToken, Participant, TransferLink, User
from cms.accounts.participants import cookie_participant, forget, state_of
from cms.accounts.tokens import read_cookie

logger = logging.getLogger(__name__)


@transaction.atomic
def merge_participant(*, source: Participant, target: Participant) -> Participant:
    """Move everything that ``source`` did to ``target``. Doing it again is harmless and picks up what came in late.

    Args:
        source: an anonymous participant.
        target: the participant of the account, or of another device without an account.

    Returns:
        The target as it stands, locked until the transaction ends.

    Raises:
        MergeRefusedError: when the two are one, the source is an account's or was merged elsewhere, or the target is gone.
    """
    # Both rows in one order, so that two merges that meet wait for each other instead of dying of a deadlock.
    locked = {row.pk: row for row in Participant.objects.select_for_update().filter(pk__in={source.pk, target.pk}).order_by("pk")}
    mine, theirs = locked.get(target.pk), locked.get(source.pk)
    if mine is None or mine.merged_into_id is not None or source.pk == target.pk:
        raise MergeRefusedError(f"Participant {target.pk} cannot take in participant {source.pk}.")
    if theirs is None:
        return mine  # pruned meanwhile: nothing is left to move
    if theirs.user_id is not None or theirs.merged_into_id not in (None, mine.pk):
        raise MergeRefusedError(f"Participant {source.pk} belongs to somebody else.")
    for merger in merging.registered():
        merger(source=theirs, target=mine)
    if theirs.merged_into_id is None:
        theirs.merged_into = mine
        theirs.save(update_fields=["merged_into"])
    _move_devices(theirs, mine)
    if theirs.last_seen_at > mine.last_seen_at or theirs.created_at < mine.created_at:
        mine.last_seen_at = max(mine.last_seen_at, theirs.last_seen_at)
        mine.created_at = min(mine.created_at, theirs.created_at)
        mine.save(update_fields=["last_seen_at", "created_at"])
    return mine


def _move_devices(source: Participant, target: Participant) -> None:
    """Let the devices of ``source`` lead to ``target``; an account is entered by signing in only, so its further ones are shut out."""
    if target.user_id is None:
        DeviceToken.objects.filter(participant=source).update(participant=target)
        TransferLink.objects.filter(participant=source).update(participant=target)
    else:
        DeviceToken.objects.filter(participant=source).delete()
    # Whoever was joined to the source before points at where it all lies now: a pointer is followed once.
    Participant.objects.filter(merged_into=source).update(merged_into=target)


@transaction.atomic
def participant_of(*, user: User) -> Participant:
    """Return the participant of an account, made if there is none yet, and locked until the transaction ends.

    Args:
        user: the account.
    """
    locked = Participant.objects.select_for_update()
    participant = locked.filter(user=user).first()
    if participant is not None:
        return participant
    try:
        with transaction.atomic():
            return Participant.objects.create(user=user, audience=user.audience)
    except IntegrityError:
        return locked.get(user=user)  # another request of the same person was first


def absorb_cookie(*, request: HttpRequest, user: User) -> None:
    """Merge the participant of the request's cookie into the account, and let the response delete the cookie.

    Signing in must not fail because the database was busy: then the cookie stays and the next answer tries again.

    Args:
        request: the request that carries the cookie, if it does.
        user: the account that is signed in.
    """
    if read_cookie(request) is None:
        return
    try:
        with transaction.atomic():
            source = cookie_participant(request)
            if source is not None:
                merge_participant(source=source, target=participant_of(user=user))
    except MergeRefusedError:
        # Another request merged it in the meantime: the cookie has nothing to give any more.
        logger.info("The participant of a cookie was merged by another request.")
    except Error:
        logger.exception("The merge at sign-in failed and will be tried again with the next answer.")
        return
    state_of(request).delete_cookie = True
    forget(request)
