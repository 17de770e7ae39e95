"""What keeps a step of the map closed for somebody, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from learning.domain.publishing.settling import StepFact


@dataclass(frozen=True)
class NeedRow:
    """A page that comes before a step. ``number`` is its place on the map; ``is_outside`` that it stands in another course.

    ``lang`` is set when its title stands in another language than the page.
    """

    kind: str
    key: UUID
    number: int
    title: str
    url: str
    lang: str = ""
    is_outside: bool = False

    @property
    def name(self) -> str:
        """What it is called after the word “after”."""
        if self.is_outside:
            return _("“%(title)s”") % {"title": self.title}
        if self.kind == "module":
            return pgettext("after …", "module %(number)d") % {"number": self.number}
        return pgettext("after …", "step %(number)d") % {"number": self.number}


@dataclass(frozen=True)
class Lock:
    """Why a step takes no answer now; false when it does. Text is always open."""

    missing: tuple[NeedRow, ...] = ()
    opens_at: datetime | None = None
    closed_at: datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.missing or self.opens_at or self.closed_at)

    def __str__(self) -> str:
        if self.closed_at:
            return _("closed on %(date)s") % {"date": day(self.closed_at)}
        if self.missing:
            return _("opens after %(what)s") % {"what": ", ".join(need.name for need in self.missing)}
        return _("opens on %(date)s") % {"date": day(self.opens_at)} if self.opens_at else ""


#: Nothing keeps the step closed.
OPEN = Lock()


def day(moment: datetime) -> str:
    """The day of a moment, in the reader's time zone and way of writing."""
    return date_format(localtime(moment), "DATE_FORMAT")


def lock_of(rules: StepFact | None, missing: Sequence[NeedRow], now: datetime | None) -> Lock:
    """What keeps a step closed.

    Args:
        rules: the step's rules; None for a draft.
        missing: what comes first and is not done.
        now: the time by which the window is open, or None to leave it out.
    """
    if rules is None or now is None:
        return Lock(tuple(missing))
    if rules.closes_at and now >= rules.closes_at:
        return Lock(closed_at=rules.closes_at)
    return Lock(tuple(missing), opens_at=rules.opens_at if rules.opens_at and now < rules.opens_at else None)
