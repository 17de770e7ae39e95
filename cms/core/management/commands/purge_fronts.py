"""Purge what caches in front of the portal hold and what is other by now."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.core.fronts.domain.purging import purge_changed


class Command(BaseCommand):
    """Looks at every page that caches in front may hold."""

    help = "Purge pages that caches in front of the portal hold and that have changed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Purge, and say how many."""
        purged = purge_changed(now=timezone.now())
        if purged:
            self.stdout.write(f"{purged} pages were purged from the caches in front.")
