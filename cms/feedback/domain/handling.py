"""What editors do with the queue."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.feedback.enums import FeedbackState
from cms.feedback.models import Feedback

from .counting import count_change, measures


@transaction.atomic
def handle(*, ids: Collection[int], state: FeedbackState, note: str, by: Any) -> int:
    """Say what was done about opinions. Spam is not counted any more; taken back from there, it is.

    Args:
        ids: the opinions; those that are gone are left out.
        state: what they are from now on.
        note: added for other editors; an empty one leaves earlier notes.
        by: the editor.

    Returns:
        How many there were.
    """
    rows = _locked(ids)
    before = [(row, measures(row)) for row in rows]
    now = timezone.now()
    for row in rows:
        row.state = state
        row.note = note or row.note
        row.handled_by, row.handled_at = (None, None) if state == FeedbackState.NEW else (by, now)
    Feedback.objects.bulk_update(rows, ["state", "note", "handled_by", "handled_at"])
    count_change(before)
    return len(rows)


@transaction.atomic
def remove_text(*, ids: Collection[int], note: str) -> int:
    """Take the text away, as when somebody wrote personal data (RODO, art. 17); vote and reason stay.

    Args:
        ids: the opinions; those without a text are left alone.
        note: added for other editors; an empty one leaves earlier notes.

    Returns:
        How many texts were removed.
    """
    rows = [row for row in _locked(ids) if row.text]
    for row in rows:
        row.text, row.text_removed, row.note = "", True, note or row.note
    Feedback.objects.bulk_update(rows, ["text", "text_removed", "note"])
    return len(rows)


def _locked(ids: Collection[int]) -> list[Feedback]:
    return list(Feedback.objects.filter(pk__in=ids).order_by("pk").select_for_update())
