"""``manage.py load_content``."""

import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from cms.core.exchange.assign_ids import assign_ids
from cms.core.exchange.console import refusal
from cms.core.exchange.problems import PackageError
from cms.core.exchange.progress import ConsoleProgress
from home.exchange.catalogues import write_catalogues
from home.exchange.load import check_content, checked_in, load_content
from home.exchange.written import PARTS, write_parts

#: Written about the content, and no part of it.
ABOUT = tuple(PARTS)


class Command(BaseCommand):
    """Load the starter content."""

    help = "Loads content/ (docs/course-format.md). A second run changes nothing; pages edited in the admin since are kept and listed."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where, and what to do."""
        parser.add_argument("--path", type=Path, default=Path(settings.CONTENT_DIR), help="the content directory")
        parser.add_argument("--check", action="store_true", help="check the files only; exit 1 if anything is wrong")
        parser.add_argument("--assign-ids", action="store_true", help="write missing ids into the files; nothing is loaded")
        parser.add_argument("--write-catalogues", action="store_true", help="write locale/LANG.po beside the content; nothing is loaded")
        parser.add_argument("--write-readme", action="store_true", help="write the tables of README.md and REVIEW.md; nothing is loaded")
        parser.add_argument("--overwrite", action="store_true", help="take the files' version of pages that were edited in the admin")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, check or write ids, and say what happened."""
        root: Path = options["path"].resolve()
        try:
            if options["assign_ids"]:
                self.assign(root)
            elif options["write_catalogues"]:
                for name, waiting in write_catalogues(root).items():
                    self.stdout.write(f"{name}: {waiting} texts wait for a translation")
            elif options["write_readme"]:
                changed = write_parts(checked_in(root))
                self.stdout.write(f"Written: {', '.join(changed)}." if changed else "The tables are up to date.")
            elif options["check"]:
                packages = check_content(root)
                self.stdout.write(f"{len(packages)} packages with {sum(len(package.pages) for package in packages)} pages are in order.")
            else:
                self.load(root, overwrite=options["overwrite"])
        except PackageError as error:
            raise refusal(error) from error

    def assign(self, root: Path) -> None:
        """Write ids, naming each file that was changed."""
        changed = assign_ids(root, beside=ABOUT)
        for name, count in changed.items():
            self.stdout.write(f"{name}: {count} ids written")
        if not changed:
            self.stdout.write("Every id is there already.")

    def load(self, root: Path, *, overwrite: bool) -> None:
        """Load, with the time that it took."""
        start = time.monotonic()
        report = load_content(root=root, overwrite=overwrite, progress=ConsoleProgress(sys.stderr))
        for line in report.lines():
            self.stdout.write(line)
        self.stdout.write(f"Loaded in {time.monotonic() - start:.1f} s.")
