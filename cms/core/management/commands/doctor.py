"""`manage.py doctor`: a line per part – what runs, what is missing, the command that mends it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.core.health.registry import Finding, Line, lines

OK = "ok"
MISSING = "missing"
ABSENT = "absent"


class Command(BaseCommand):
    """Looks at every part that the rooms have registered."""

    help = "Look at every part of the portal: what runs, what is missing, the command that mends it."
    # The doctor must be able to speak when the project's own checks fail.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line per part.

        Raises:
            CommandError: when a part that is needed is missing; the exit code is then 1.
        """
        broken = []
        for line in lines():
            finding = examine(line)
            word = OK if finding.ok else MISSING if line.needed else ABSENT
            mend = f"  → {finding.mend}" if finding.mend and not finding.ok else ""
            self.stdout.write(f"{word:<8} {line.name:<20} {finding.detail}{mend}")
            if word == MISSING:
                broken.append(line.name)
        if broken:
            raise CommandError(f"Needed and missing: {', '.join(broken)}.")


def examine(line: Line) -> Finding:
    """Look at a part; whatever goes wrong is a finding, so that one part cannot hide the others."""
    try:
        return line.look()
    except Exception as error:  # noqa: BLE001 - a broken part is what the doctor reports
        return Finding(False, f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}", MENDS.get(line.name, ""))


#: What to try when looking itself fails.
MENDS = {
    "database": "Check DATABASE_URL and that the server runs.",
    "migrations": "python manage.py migrate",
    "cache": "Check CACHE_URL and that the server runs.",
    "search": "python manage.py update_index",
    "mail": "Check EMAIL_URL.",
}
