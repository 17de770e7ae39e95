"""``manage.py send_reminders``: remind those who asked of courses that they left, and of new steps in courses that they completed."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from learning.domain.people.reminders import send_reminders


class Command(BaseCommand):
    """Write what is due; the scheduler calls it every day. Running it again writes nothing twice."""

    help = "Writes reminders to learners who asked for them, once for each edition of a course; prints how many."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delegate, and print the counts."""
        written = send_reminders(now=timezone.now())
        for kind, count in written.items():
            self.stdout.write(f"{kind.value}: {count} mails")
