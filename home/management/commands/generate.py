"""``manage.py generate``: synthetic data for benchmarks, seeded and reproducible."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.synthetic import add_pages, polish_places, sentences
from learning.models import CourseIndexPage
from learning.synthetic import add_learners, sample_course

LOAD_FIRST = "Run: manage.py load_content"
#: What is filled by commands of its own, in the order in which they may run.
LATER = ("rebuild_references_index", "update_index", "build_search")


class Command(BaseCommand):
    """Adds pages „na próbę”, and a course „na próbę” with learners in it. Refused on a portal that people use."""

    help = "Adds synthetic pages and learners for benchmarks. Not for a portal that people use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much to add."""
        parser.add_argument(
            "--pages", type=int, default=0, help="published pages in Polish: half of them news, half of them sections of text"
        )
        parser.add_argument("--learners", type=int, default=0, help="learners in the course, with progress, attempts and answers")
        parser.add_argument("--steps", type=int, default=20, help="steps of the course, when it is not there yet (two questions each)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same rows")

    def handle(self, *args: Any, **options: Any) -> None:
        """Generate."""
        if not settings.SYNTHETIC_DATA:
            raise CommandError("Synthetic data would mix with people's. This portal's settings do not allow it (SYNTHETIC_DATA).")
        if options["learners"] < 0 or options["pages"] < 0 or options["steps"] < 1:
            raise CommandError("Give --pages and --learners 0 or more and --steps 1 or more.")
        if options["pages"]:
            self.pages(options["pages"], options["seed"])
        if options["learners"] or not options["pages"]:
            self.learners(options["learners"], options["steps"], options["seed"])

    def pages(self, count: int, seed: int) -> None:
        """Add pages, and tell what they are not in yet."""
        try:
            home, index = polish_places()
            said = sentences(Path(settings.CONTENT_DIR))
        except LookupError as error:
            raise CommandError(f"{error} {LOAD_FIRST}") from error
        written = add_pages(home=home, index=index, pages=count, said=said, seed=seed)
        self.stdout.write(
            f"{written} pages. What looks things up does not know them yet. Run: {', '.join(f'manage.py {name}' for name in LATER)}"
        )

    def learners(self, count: int, steps: int, seed: int) -> None:
        """Add learners to the course."""
        try:
            course = sample_course(steps=steps)
        except CourseIndexPage.DoesNotExist as error:
            raise CommandError(f"There is no list of courses yet. {LOAD_FIRST}") from error
        rows = add_learners(course=course, learners=count, seed=seed)
        self.stdout.write(f"{count} learners, {rows} rows.")
