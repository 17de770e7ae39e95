"""Bring into the index what waits for it: ``manage.py catch_up_search``."""

from typing import Any

from django.core.management.base import BaseCommand

from search.domain.catching_up import catch_up


class Command(BaseCommand):
    """Tries again what could not be brought into the index, the oldest first; the scheduler runs it every two minutes."""

    help = "Bring into the search index what could not be brought there when it changed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many were brought up to date and how many wait still."""
        done, waiting = catch_up()
        self.stdout.write(f"{done} brought up to date, {waiting} wait")
