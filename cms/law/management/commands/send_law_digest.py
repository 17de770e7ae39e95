"""``manage.py send_law_digest``: tell those who answer for pages what waits to be compared with the law."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.law.checking.domain.telling import tell_due


class Command(BaseCommand):
    """Write the weekly mail; the scheduler calls it. Where nothing waits, nothing is written."""

    help = "Writes one mail to each person who answers for something that waits to be compared with the law; prints how many."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delegate, and print the count."""
        self.stdout.write(f"{tell_due(on=timezone.localdate())} mails")
