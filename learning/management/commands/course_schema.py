"""``manage.py course_schema DIR``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learning.exchange.schema import schema_files


class Command(BaseCommand):
    """Write the JSON Schema of the course files."""

    help = "Writes the JSON Schema of quiz files, front matter and manifest, for editors' tools (docs/course-format.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("directory", type=Path, help="the folder; made if need be, earlier schemas in it are replaced")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say what."""
        directory: Path = options["directory"]
        files = schema_files()
        try:
            directory.mkdir(parents=True, exist_ok=True)
            for name, data in files.items():
                (directory / name).write_bytes(data)
        except OSError as error:
            raise CommandError(f"{directory}: the folder cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{', '.join(files)} written to {directory}.")
