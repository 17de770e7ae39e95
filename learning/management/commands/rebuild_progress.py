"""Compare kept counters with the facts, or make them again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from learning.domain.rebuild import differences, outdated_structures, rebuild

SHOWN = 50


class Command(BaseCommand):
    """``rebuild_progress`` writes the counters anew; with ``--check`` it only compares and exits 1 on a difference."""

    help = "Make progress counters and course structures again from pages and completions; --check only compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare ``--check``."""
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a counter differs from the facts")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Run the comparison or the rebuild.

        Raises:
            CommandError: with ``--check``, when a counter differs.
        """
        if not check:
            self.stdout.write(f"{rebuild()} enrolments recounted")
            return
        count = 0
        for count, row in enumerate(differences(), start=1):
            if count <= SHOWN:
                line = f"participant {row.participant} course {row.course_key}: kept {row.kept}, counted {row.counted}"
                self.stdout.write(line)
        for key in (outdated := outdated_structures()):
            self.stdout.write(f"course {key}: the recorded structure is not what the pages say")
        count += len(outdated)
        self.stdout.write(f"{count} differences")
        if count:
            raise CommandError("Counters differ from the facts. Mend them with: manage.py rebuild_progress", returncode=1)
