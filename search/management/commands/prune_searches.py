"""``manage.py prune_searches``: delete what people looked for too long ago."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from search.domain.logging import first_kept, prune_searches


class Command(BaseCommand):
    """Run the retention rule once; the scheduler calls it every day."""

    help = "Deletes what people looked for more than 400 days ago and prints how many rows that were."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delegate, and print the count."""
        self.stdout.write(f"{prune_searches(before=first_kept(timezone.localdate()))} searches deleted")
