"""``manage.py generate``: synthetic data for benchmarks, seeded and reproducible."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from learning.models import CourseIndexPage
from learning.synthetic import add_learners, sample_course


class Command(BaseCommand):
    """Adds a course „na próbę” and learners in it. Refused on a portal that people use."""

    help = "Adds synthetic learners for benchmarks. Not for a portal that people use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much to add."""
        parser.add_argument("--learners", type=int, default=0, help="learners in the course, with progress, attempts and answers")
        parser.add_argument("--steps", type=int, default=20, help="steps of the course, when it is not there yet (two questions each)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same rows")

    def handle(self, *args: Any, **options: Any) -> None:
        """Generate."""
        if not settings.SYNTHETIC_DATA:
            raise CommandError("Synthetic data would mix with people's. This portal's settings do not allow it (SYNTHETIC_DATA).")
        if options["learners"] < 0 or options["steps"] < 1:
            raise CommandError("Give --learners 0 or more and --steps 1 or more.")
        try:
            course = sample_course(steps=options["steps"])
        except CourseIndexPage.DoesNotExist as error:
            raise CommandError("There is no list of courses yet. Run: manage.py load_content") from error
        rows = add_learners(course=course, learners=options["learners"], seed=options["seed"])
        self.stdout.write(f"{options['learners']} learners, {rows} rows.")
