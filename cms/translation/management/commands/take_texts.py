"""Take the texts of public pages that were never taken, so that the translation board can count them."""

from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandParser

from cms.translation.domain.sources import take_texts


class Command(BaseCommand):
    """Called by the schedule; harmless to repeat."""

    help = "Take the texts of public pages in the source language, so that they can be counted and translated."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let the schedule take a few at a time."""
        parser.add_argument("--limit", type=int, default=None, help="at most so many pages")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take them and say how many."""
        count = take_texts(limit=options["limit"])
        self.stdout.write(f"{count} pages were taken.")
