"""Pages that somebody should look at again, and why.

A room adds its own reason when it is ready: ``stale.register("overdue", _("…"), finder)``.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, overload

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, get_page_models

from cms.core import generations
from cms.core.pages.places import PAGES

#: The scheduler publishes every minute; what is this late was refused, or the scheduler does not run.
LATE = timedelta(minutes=15)
DAYS_IN_MONTH = 30.44


@dataclass(frozen=True)
class Stale:
    """A page and a reason to look at it."""

    page_id: int
    reason: str
    #: Since when it waits.
    since: date


#: Finds pages as of a day: pairs of the page's id and since when.
Finder = Callable[[date], Iterable[tuple[int, date]]]
_finders: dict[str, tuple[Any, Finder]] = {}


def register(reason: str, words: Any, finder: Finder) -> None:
    """Add a reason.

    Args:
        reason: its key; registering it again replaces it.
        words: what the report says, lazily translated.
        finder: finds the pages.
    """
    _finders[reason] = (words, finder)


def words_of(reason: str) -> str:
    """What the report says of a reason."""
    return str(_finders[reason][0]) if reason in _finders else reason


class StalePages(Sequence[Stale]):
    """Pages with their reasons, kept as columns: of a large portal there are tens of thousands, and people look at fifty.

    Args:
        found: the pages, in their order.
    """

    def __init__(self, found: Sequence[Stale]) -> None:
        self.page_ids = array("q", (stale.page_id for stale in found))
        self._reasons = tuple(dict.fromkeys(stale.reason for stale in found))
        numbers = {reason: number for number, reason in enumerate(self._reasons)}
        self._numbers = array("H", (numbers[stale.reason] for stale in found))
        self._days = array("l", (stale.since.toordinal() for stale in found))

    def __len__(self) -> int:
        return len(self.page_ids)

    @overload
    def __getitem__(self, at: int) -> Stale: ...
    @overload
    def __getitem__(self, at: slice) -> list[Stale]: ...
    def __getitem__(self, at: int | slice) -> Stale | list[Stale]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        return Stale(self.page_ids[at], self._reasons[self._numbers[at]], date.fromordinal(self._days[at]))


def stale_pages(on: date | None = None) -> StalePages:
    """Everything that waits to be looked at, the longest first; kept until a page changes or the hour is over.

    Args:
        on: the day; today unless given.
    """
    day = on or timezone.localdate()
    return generations.cached(PAGES, f"stale:{day}", lambda: _find(day))


def _find(day: date) -> StalePages:
    found = [Stale(pk, reason, since) for reason, (_words, finder) in _finders.items() for pk, since in finder(day)]
    return StalePages(sorted(found, key=lambda stale: (stale.since, stale.page_id, stale.reason)))


def months_for(model: type[Page]) -> int:
    """After how many months without an update a page of a type is stale; 0 is never.

    Args:
        model: the page type.
    """
    own: int = settings.STALE_AFTER_MONTHS.get(model._meta.label, settings.STALE_AFTER_MONTHS["default"])
    return own


def kinds_with(*names: str) -> Iterator[type[Page]]:
    """Page types that have fields of these names."""
    for model in get_page_models():
        if set(names) <= {field.name for field in model._meta.get_fields()}:
            yield model


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def not_updated(day: date) -> Iterator[tuple[int, date]]:
    """Live pages that nobody has published for longer than their type allows; archival pages may be old."""
    for model in kinds_with("archived_on"):
        months = months_for(model)
        if not months:
            continue
        limit = timezone.make_aware(datetime.combine(day, datetime.min.time())) - timedelta(days=months * DAYS_IN_MONTH)
        old = model._default_manager.filter(live=True, archived_on=None, alias_of=None, last_published_at__lt=limit)
        for pk, moment in old.values_list("pk", "last_published_at"):
            yield pk, _day(moment)


def past_next_check(day: date) -> Iterator[tuple[int, date]]:
    """Live pages whose state of law should have been compared by now."""
    for model in kinds_with("archived_on", "next_check_on"):
        due = model._default_manager.filter(live=True, archived_on=None, alias_of=None, next_check_on__lte=day)
        yield from due.values_list("pk", "next_check_on")


def successor_hidden(_day_asked: date) -> Iterator[tuple[int, date]]:
    """Archival pages whose successor is no longer published."""
    for model in kinds_with("archived_on", "successor"):
        gone = model._default_manager.filter(live=True, archived_on__isnull=False, successor__live=False)
        yield from gone.values_list("pk", "archived_on")


def schedule_failed(_day_asked: date) -> Iterator[tuple[int, date]]:
    """Pages that were to appear or to disappear and did not."""
    late = timezone.now() - LATE
    for key, moment in Revision.page_revisions.filter(approved_go_live_at__lt=late).values_list("object_id", "approved_go_live_at"):
        yield int(key), _day(moment)
    hidden = Page.objects.filter(live=False, expired=False, go_live_at__lt=late, has_unpublished_changes=True).order_by()
    forgotten = Page.objects.filter(live=True, expire_at__lt=late).order_by()
    for pk, moment in hidden.exclude(Q(first_published_at__gt=F("go_live_at"))).values_list("pk", "go_live_at"):
        yield pk, _day(moment)
    for pk, moment in forgotten.values_list("pk", "expire_at"):
        yield pk, _day(moment)


register("schedule", _("was to be published or withdrawn by itself, and was not"), schedule_failed)
register("successor", _("is archival, and what replaces it is no longer published"), successor_hidden)
register("law", _("the state of law was to be compared by this day"), past_next_check)
register("age", _("has not been updated for a long time"), not_updated)
