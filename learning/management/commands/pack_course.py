"""``manage.py pack_course DIR FILE.zip``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.core.exchange.problems import PackageError
from learning.exchange.archive.writing import pack_folder


class Command(BaseCommand):
    """Pack a course folder."""

    help = "Checks a course folder and packs it into a zip file with a new manifest, which import_course and the admin take."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which folder, and where to."""
        parser.add_argument("directory", type=Path, help="the course folder")
        parser.add_argument("file", type=Path, help="the zip file, not there yet")
        parser.add_argument("--force", action="store_true", help="write over a zip file that is there")

    def handle(self, *args: Any, **options: Any) -> None:
        """Pack, and say how much."""
        try:
            count = pack_folder(directory=options["directory"].resolve(), path=options["file"], force=options["force"])
        except PackageError as error:
            raise CommandError("\n".join([*(str(problem) for problem in error.problems), "Nothing was written."])) from error
        self.stdout.write(f"{count} files packed into {options['file']}.")
