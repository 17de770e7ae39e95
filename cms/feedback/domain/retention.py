"""How long opinions are kept (RODO, art. 5 ust. 1 lit. e: storage limitation)."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from cms.feedback.models import Feedback, SenderHour, SenderVote

_BATCH = 500
_YEAR = 12


def months_before(day: date, months: int) -> date:
    """The first day of the month that lies so many months before that of a day."""
    year, month = divmod(day.year * _YEAR + day.month - 1 - months, _YEAR)
    return date(year, month + 1, 1)


def delete_old_feedback(*, before: date) -> int:
    """Delete opinions that came before a day. Counters stay.

    Args:
        before: the first day that is kept.

    Returns:
        How many were deleted. A second call deletes none.
    """
    deleted = 0
    while True:
        with transaction.atomic():
            old = Feedback.objects.filter(created_at__lt=_midnight(before)).order_by("created_at", "pk")
            batch = list(old.values_list("pk", flat=True)[:_BATCH])
            if not batch:
                return deleted
            Feedback.objects.filter(pk__in=batch).delete()
        deleted += len(batch)


@transaction.atomic
def forget_senders(*, today: date) -> None:
    """Delete the marks of senders of other days than today, which are of no use any more.

    Args:
        today: the day whose marks are kept.
    """
    SenderVote.objects.filter(day__lt=today).delete()
    SenderHour.objects.filter(hour__lt=_midnight(today)).delete()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
