"""``manage.py import_questions STEP FILE --format gift|moodlexml``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from cms.core.exchange.problems import PackageError, Problem
from learning.exchange.interchange.formats import FORMATS
from learning.exchange.interchange.found import Found
from learning.exchange.interchange.steps import add_questions, check_number, find_step
from learning.exchange.interchange.uploads import LARGEST_FILE


class Command(BaseCommand):
    """Put questions of another system into a step's draft."""

    help = "Adds the questions of a GIFT or Moodle XML file to the draft of a step (docs/question-exchange.md). Nothing is published."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, from which file, and how."""
        parser.add_argument("step", help="the step's id, its slug or the path of its address")
        parser.add_argument("file", type=Path, help="the file with the questions")
        parser.add_argument("--format", choices=list(FORMATS), required=True, help="what the file is")
        parser.add_argument("--dry-run", action="store_true", help="read and check everything, write nothing")
        parser.add_argument("--skip-faulty", action="store_true", help="take the questions that can be taken and leave the others out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what happened.

        Raises:
            CommandError: when something is wrong; nothing was imported then.
        """
        # What is said in a terminal is English, as all commands are.
        with translation.override("en"):
            try:
                self._import(options)
            except PackageError as error:
                raise CommandError("\n".join([*map(str, error.problems), "Nothing was imported."])) from error

    def _import(self, options: dict[str, Any]) -> None:
        step = find_step(options["step"])
        path: Path = options["file"]
        try:
            with path.open("rb") as source:
                content = source.read(LARGEST_FILE + 1)  # one more than is taken is enough to be refused
        except OSError as error:
            raise PackageError([Problem(str(path), 0, f"The file cannot be read: {error.strerror}.")]) from error
        found = FORMATS[options["format"]].read(content, file=path.name)
        for note in sorted([*found.notes, *found.left_out]):
            self.stdout.write(str(note))
        self._check(found, skip_faulty=options["skip_faulty"])
        records = [question.record for question in found.questions]
        check_number(records, file=path.name)
        if options["dry_run"]:
            self.stdout.write(f"{len(records)} questions can be added to “{step.title}”. Nothing was written.")
            return
        added = add_questions(step=step, records=records)
        self.stdout.write(f"{added} questions were added to the draft of “{step.title}”. Read them there, then publish the step.")

    def _check(self, found: Found, *, skip_faulty: bool) -> None:
        if found.problems and not skip_faulty:
            message = "Mend these, or run the command again with --skip-faulty."
            raise PackageError([*found.problems, Problem(found.file, 0, message)])
        for problem in sorted(found.problems):
            self.stderr.write(f"{problem} Left out.")
        if not found.questions:
            raise PackageError([Problem(found.file, 0, "The file has no question that can be taken. Is it the right format?")])
