"""The public list of changes of a page, read from the publish log.

A publication record says who published what and when (ustawa o dostępie do informacji publicznej, art. 8 ust. 6); the list says what
happened since. It names no person and shows no draft.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import PageLogEntry

from cms.core import generations

from .places import PAGES

PUBLISHED, UPDATED = "published", "updated"
#: What each action of the log is to readers. Publishing is “published” the first time and “updated” from then on.
KINDS = {
    "wagtail.publish": UPDATED,
    "wagtail.publish.scheduled": UPDATED,
    "wagtail.unpublish": "withdrawn",
    "wagtail.unpublish.scheduled": "withdrawn",
    "wagtail.move": "moved",
    "mowis_core.archive": "archived",
    "mowis_core.restore": "restored",
}
WORDS = {
    PUBLISHED: _("published"),
    UPDATED: _("updated"),
    "withdrawn": _("withdrawn"),
    "moved": _("moved to another place on the portal"),
    "archived": _("put into the archive"),
    "restored": _("taken out of the archive"),
}
#: Older entries than these are left out; a page that changes every day must not grow a list without end.
MOST = 50


@dataclass(frozen=True)
class Change:
    """A line of the list."""

    at: datetime
    kind: str

    @property
    def words(self) -> str:
        """What happened, in the reader's language."""
        return str(WORDS[self.kind])


def changes_of(page: Any) -> list[Change]:
    """The changes of a page, the newest first, from the cache.

    Args:
        page: a page; one that was never saved has no changes.
    """
    if not page.pk:
        return []
    return generations.cached(PAGES, f"changes:{page.pk}:{page.first_published_at}", lambda: _read(page))


def _read(page: Any) -> list[Change]:
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=KINDS).order_by("timestamp", "pk").values_list("timestamp", "action")
    changes: list[Change] = []
    public = False
    for at, action in entries:
        kind = KINDS[action]
        if kind == UPDATED and not public:
            kind, public = PUBLISHED, True
        # Before it was first published a page was moved and renamed by its author alone.
        if public and not _repeats(changes, at, kind):
            changes.append(Change(at, kind))
    if not public and page.first_published_at:
        # Published by a program that writes no log.
        changes = [Change(page.first_published_at, PUBLISHED)]
    return changes[::-1][:MOST]


def _repeats(changes: list[Change], at: datetime, kind: str) -> bool:
    """Whether a line says the same again within a minute: an update right after publishing is the publishing itself."""
    last = changes[-1] if changes else None
    return bool(last and last.at.replace(second=0, microsecond=0) == at.replace(second=0, microsecond=0) and kind in (last.kind, UPDATED))
