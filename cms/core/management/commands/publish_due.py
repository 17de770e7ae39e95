"""Publish and withdraw what is scheduled; a page that refuses is taken off the schedule and named."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from cms.core.publishing import withdraw_refused_schedules


class Command(BaseCommand):
    """Wagtail's ``publish_scheduled``, kept from stopping at a page that may not be published."""

    help = "Publish and withdraw what is scheduled; pages that refuse are taken off the schedule and named."

    def handle(self, *args: Any, **options: Any) -> None:
        """Withdraw refused schedules, then run Wagtail's command."""
        for revision in withdraw_refused_schedules():
            self.stderr.write(f"{revision.object_str}: not published; it is not complete. The draft is kept.")
        call_command("publish_scheduled", stdout=self.stdout)
