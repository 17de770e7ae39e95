"""``manage.py course_schema [FILE]``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learning.exchange.schema import schema_text
from learning.exchange.schema_words import FILES


class Command(BaseCommand):
    """Print or write the JSON Schema of the files of a course."""

    help = "Prints the JSON Schema of the files of a course, for editors' tools (docs/course-format.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Of what, and where to."""
        parser.add_argument("file", type=Path, nargs="?", help="write it into this file, over an earlier one; left out: it is printed")
        parser.add_argument("--of", choices=list(FILES), default="", help="one kind of file; left out: any of them")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print, or write and say where."""
        text, path = schema_text(options["of"]), options["file"]
        if path is None:
            self.stdout.write(text, ending="")
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{path}: the file cannot be written: {error.strerror}.") from error
        self.stdout.write(f"Written to {path}.")
