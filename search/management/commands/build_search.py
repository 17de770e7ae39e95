"""Build the search index anew: ``manage.py build_search``."""

import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.core.exchange.progress import ConsoleProgress
from search.domain.building import build
from search.errors import ClusterError


class Command(BaseCommand):
    """Reads every source, writes the documents that changed, counts words, and builds the index in Elasticsearch beside the live one."""

    help = "Build the search index anew; people go on searching meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        """Build it, with a bar on a terminal and the rate at the end."""
        began = time.monotonic()
        said = ConsoleProgress(sys.stderr, what="thing")
        sent = ConsoleProgress(sys.stderr, what="document")
        try:
            built = build(
                report=lambda done, total: said("search", done, total), report_sent=lambda done, total: sent("Elasticsearch", done, total)
            )
        except ClusterError as error:
            raise CommandError(f"The index in Elasticsearch was not built, what was there goes on answering: {error}") from error
        seconds = time.monotonic() - began
        self.stdout.write(f"{built.keys} things in {seconds:.1f} s, {built.keys / max(seconds, 0.001):.0f} a second")
        if built.waiting:
            raise CommandError(
                f"{built.waiting} of them could not be brought into the index; the log says why. They are tried again every few minutes."
            )
