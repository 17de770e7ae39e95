"""``manage.py clear_packages``: throw away course packages that somebody sent and did not import."""

from typing import Any

from django.core.management.base import BaseCommand

from learning.exchange.archive.uploads import forget_old_uploads


class Command(BaseCommand):
    """Run the rule once; the scheduler calls it every hour."""

    help = "Deletes course packages that were sent in the admin more than a day ago and not imported; prints how many."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delegate, and print the count."""
        self.stdout.write(f"{forget_old_uploads()} packages deleted")
