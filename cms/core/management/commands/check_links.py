"""Look for links that lead nowhere; the report “Broken links” shows them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.core.editing.domain.links import check_links
from cms.core.editing.links.external import Prober


class Command(BaseCommand):
    """Run daily by the scheduler."""

    help = "Look for links that lead nowhere. Other sites are asked when CHECK_EXTERNAL_LINKS is set."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, and say what was found."""
        tally = check_links(prober=Prober() if settings.CHECK_EXTERNAL_LINKS else None)
        self.stdout.write(f"{tally.pages} pages, {tally.links} links, {tally.broken} broken.")
