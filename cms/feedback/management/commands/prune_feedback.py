"""``manage.py prune_feedback``: delete opinions that are too old, and the marks of yesterday's senders."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.feedback.domain.retention import delete_old_feedback, forget_senders, months_before


class Command(BaseCommand):
    """Run the retention rule once; the scheduler calls it every night."""

    help = "Deletes readers' opinions older than FEEDBACK_KEPT_MONTHS and prints how many; the numbers of the report stay."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delegate, and print the count."""
        today = timezone.localdate()
        count = delete_old_feedback(before=months_before(today, settings.FEEDBACK_KEPT_MONTHS))
        self.stdout.write(f"{count} opinions deleted")
        forget_senders(today=today)
