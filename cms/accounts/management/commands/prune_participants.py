"""``manage.py prune_participants``: delete what was done without an account and not touched for long."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.accounts.domain.retention import LINKS_EXPLAINED_FOR, delete_old_links, delete_stale_participants


class Command(BaseCommand):
    """Run the retention rule once; the scheduler calls it every night."""

    help = "Deletes participants who never signed in and were not seen for PARTICIPANT_RETENTION; prints how many."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delegate, and print the count."""
        now = timezone.now()
        count = delete_stale_participants(before=now - settings.PARTICIPANT_RETENTION)
        self.stdout.write(f"{count} participants deleted")
        delete_old_links(before=now - LINKS_EXPLAINED_FOR)
