"""``manage.py export_course KEY DIR``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.core.exchange.problems import PackageError
from learning.exchange.archive.writing import write_archive
from learning.exchange.exporting import export_course


class Command(BaseCommand):
    """Export a course as a folder."""

    help = "Writes a course as a folder (docs/course-format.md) that import_course reads back."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which course, and where to."""
        parser.add_argument("key", help="the course's id or its slug")
        parser.add_argument("directory", type=Path, help="an empty or new folder; a name that ends in .zip: one file")
        parser.add_argument("--force", action="store_true", help="write over a package in a folder that is not empty, or over a zip file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Export, and say how much."""
        try:
            if options["directory"].suffix.lower() == ".zip":
                count = write_archive(key=options["key"], path=options["directory"], force=options["force"])
            else:
                count = len(export_course(key=options["key"], directory=options["directory"], force=options["force"]))
        except PackageError as error:
            raise CommandError("\n".join([*(str(problem) for problem in error.problems), "Nothing was written."])) from error
        self.stdout.write(f"{count} files written to {options['directory']}.")
