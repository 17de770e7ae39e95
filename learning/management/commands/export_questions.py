"""``manage.py export_questions STEP FILE --format gift|moodlexml``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from cms.core.exchange.problems import PackageError
from learning.exchange.interchange.formats import FORMATS
from learning.exchange.interchange.steps import find_step, write_questions


class Command(BaseCommand):
    """Write a step's questions for another system."""

    help = "Writes the questions of a step's newest draft as GIFT or Moodle XML (docs/question-exchange.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which step, where to, and how."""
        parser.add_argument("step", help="the step's id, its slug or the path of its address")
        parser.add_argument("file", nargs="?", default="-", help="the file to write; left out or -: standard output")
        parser.add_argument("--format", choices=list(FORMATS), required=True, help="what to write")

    def handle(self, *args: Any, **options: Any) -> None:
        """Export; what the format cannot say is told beside it.

        Raises:
            CommandError: when there is no such step or question, or the file cannot be written.
        """
        with translation.override("en"):
            try:
                step = find_step(options["step"])
            except PackageError as error:
                raise CommandError("\n".join([*map(str, error.problems), "Nothing was written."])) from error
            written = write_questions(step, FORMATS[options["format"]])
        for line in written.lost:
            self.stderr.write(line)
        if not written.count:
            raise CommandError("The step has no question that this format can say. Nothing was written.")
        if options["file"] == "-":
            self.stdout.write(written.text, ending="")
            return
        try:
            Path(options["file"]).write_text(written.text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise CommandError(f"{options['file']}: the file cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{written.count} questions written to {options['file']}.")
