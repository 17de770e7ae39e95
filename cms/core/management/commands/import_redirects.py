"""`manage.py import_redirects FILE`: the old portal's addresses lead to the pages of this one."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.core.moved.domain.import_redirects import RedirectImport, import_redirects
from cms.core.moved.domain.sheet import SheetError

NOTHING = gettext_lazy("Nothing was changed.")


class Command(BaseCommand):
    """Reads the sheet and tells, row by row, what was not taken."""

    help = "Make redirects from a CSV file with the columns old and new."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and whether only to look."""
        parser.add_argument("file", type=Path, help="CSV with the columns old (an address of the old portal) and new (page, UUID or path)")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *, file: Path, dry_run: bool, **options: Any) -> None:
        """Import. Exits with 1 when a row was rejected; the good ones are kept.

        Raises:
            CommandError: when the file cannot be read; nothing was changed then.
        """
        try:
            done = import_redirects(content=file.read_bytes(), dry_run=dry_run)
        except OSError as error:
            reason = _("%(file)s could not be opened: %(reason)s.") % {"file": file, "reason": error.strerror}
            raise CommandError(f"{reason} {NOTHING}") from error
        except SheetError as error:
            raise CommandError(f"{error} {NOTHING}") from error
        self._tell(done, dry_run=dry_run)
        if done.rejected:
            sys.exit(1)

    def _tell(self, done: RedirectImport, *, dry_run: bool) -> None:
        for row in done.rejected:
            self.stderr.write(_("line %(line)d: %(old)s → %(new)s: %(reason)s") % vars(row))
        made = len(done.made)
        if dry_run:
            text = ngettext("%(number)d redirect would be made", "%(number)d redirects would be made", made)
        else:
            text = ngettext("%(number)d redirect was made", "%(number)d redirects were made", made)
        rest = _("%(unchanged)d were there already, %(rejected)d rows were not taken.")
        self.stdout.write(f"{text}, {rest}" % {"number": made, "unchanged": len(done.unchanged), "rejected": len(done.rejected)})
