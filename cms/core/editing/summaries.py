"""Live pages without a summary."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from .stale import kinds_with


@dataclass(frozen=True)
class Bare:
    """A page without a summary and the day on which it was published."""

    page_id: int
    since: date | None


def without_summary() -> list[Bare]:
    """Live pages of the portal's types whose summary is empty, in the order of their ids; archival pages are left alone."""
    found = []
    for model in kinds_with("summary", "archived_on"):
        pages = model._default_manager.filter(live=True, archived_on=None, alias_of=None, summary="")
        for pk, moment in pages.values_list("pk", "first_published_at"):
            found.append(Bare(pk, timezone.localtime(moment).date() if moment else None))
    return sorted(found, key=lambda bare: bare.page_id)
