"""How long what somebody did without an account is kept (RODO, art. 5 ust. 1 lit. e: storage limitation)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from cms.accounts.models import Participant, TransferLink

_BATCH = 500
#: A visit is noted once a day, so that answering twenty questions is not twenty more writes.
SEEN_EVERY = timedelta(days=1)
#: For this long a transfer link that is of no use any more still says why; then its row goes.
LINKS_EXPLAINED_FOR = timedelta(days=30)


def delete_stale_participants(*, before: datetime) -> int:
    """Delete participants who never signed in and were last seen before a moment, with all that they did.

    Accounts' participants, merged ones and what stays of deleted accounts are kept.

    Args:
        before: everybody last seen earlier than this goes; somebody seen at this very moment stays.

    Returns:
        How many participants were deleted. A second call deletes none.
    """
    deleted = 0
    while True:
        with transaction.atomic():
            # A row that somebody is just answering with is locked; it is fresh by the time the lock is gone.
            stale = Participant.objects.anonymous().filter(last_seen_at__lt=before).select_for_update(skip_locked=True)
            batch = list(stale.order_by("pk").values_list("pk", flat=True)[:_BATCH])
            if not batch:
                return deleted
            Participant.objects.filter(pk__in=batch).delete()
        deleted += len(batch)


@transaction.atomic
def delete_old_links(*, before: datetime) -> int:
    """Delete transfer links that ended before a moment.

    Args:
        before: links that were valid until an earlier moment than this go.

    Returns:
        How many were deleted. A second call deletes none.
    """
    deleted, _by_model = TransferLink.objects.filter(expires_at__lt=before).delete()
    return deleted


def note_visit(*, participant: Participant) -> bool:
    """Note that a participant was here, at most once a day.

    Args:
        participant: who was here.

    Returns:
        True when it was noted now, False when a visit of the last day stands already.
    """
    now = timezone.now()
    if participant.last_seen_at > now - SEEN_EVERY:
        return False
    participant.last_seen_at = now
    return bool(Participant.objects.filter(pk=participant.pk, merged_into=None).update(last_seen_at=now))
