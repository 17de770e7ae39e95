"""Compare kept counters with the facts, or make them again."""

from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from learning.domain.counting.recounting import counter_differences
from learning.domain.rebuild import differences, outdated_structures, rebuild

SHOWN = 50


class Command(BaseCommand):
    """``rebuild_progress`` writes the counters anew; with ``--check`` it only compares and exits 1 on a difference."""

    help = "Make course structures, progress and the counters of reports again from the facts; --check only compares."

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
        lines = chain(
            (f"participant {row.participant} course {row.course_key}: kept {row.kept}, counted {row.counted}" for row in differences()),
            (f"{row.table} {', '.join(row.of)}: kept {row.kept}, counted {row.counted}" for row in counter_differences()),
        )
        count = 0
        for count, line in enumerate(lines, start=1):
            if count <= SHOWN:
                self.stdout.write(line)
        for key in (outdated := outdated_structures()):
            self.stdout.write(f"course {key}: the recorded structure is not what the pages say")
        count += len(outdated)
        self.stdout.write(f"{count} differences")
        if count:
            raise CommandError("Counters differ from the facts. Mend them with: manage.py rebuild_progress", returncode=1)
