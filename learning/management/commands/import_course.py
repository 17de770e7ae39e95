"""``manage.py import_course DIR``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.core.exchange.console import refusal
from cms.core.exchange.problems import PackageError
from learning.exchange.importing import import_course


class Command(BaseCommand):
    """Import a course."""

    help = "Makes or updates a course from a folder or a zip file (docs/course-format.md). Pages edited in the admin are kept and listed."

    def add_arguments(self, parser: CommandParser) -> None:
        """The package, and whether edited pages are replaced."""
        parser.add_argument("directory", type=Path, help="the course folder, or a zip file of one")
        parser.add_argument("--overwrite", action="store_true", help="take the package's version of pages that were edited in the admin")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what happened."""
        try:
            report = import_course(path=options["directory"].resolve(), overwrite=options["overwrite"])
        except PackageError as error:
            raise refusal(error) from error
        for line in report.lines():
            self.stdout.write(line)
