"""Which pages help, told from the counters."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Sum

from cms.core.pages.places import language_codes
from cms.feedback.enums import Order, Period, Reason, Vote
from cms.feedback.models import FeedbackCount

from .pages import NEVER
from .retention import months_before

#: The quantile of the normal distribution for 95 %.
Z = 1.96
MONTHS = {Period.YEAR: 11, Period.QUARTER: 2}


@dataclass(frozen=True)
class PageUse:
    """What readers said about a page in a language."""

    page_id: int
    key: UUID
    title: str
    language: str
    yes: int
    no: int
    #: The most common reason and how often it was given; an empty one when none was.
    reason: str
    reason_count: int

    @property
    def votes(self) -> int:
        """How many voted."""
        return self.yes + self.no

    @property
    def bounds(self) -> tuple[float, float]:
        """Between which shares the true one lies, at 95 %."""
        return wilson(self.yes, self.votes)


def wilson(yes: int, votes: int) -> tuple[float, float]:
    """The bounds of Wilson's score interval at 95 %, by which one vote out of one does not beat ninety out of a hundred.

    E. B. Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”, Journal of the American Statistical
    Association 22 (1927), 209–212.

    Args:
        yes: how many said yes.
        votes: of how many.

    Returns:
        The lower and the upper bound, from 0 to 1; (0, 1) when nobody voted.
    """
    if not votes:
        return 0.0, 1.0
    share, square = yes / votes, Z * Z
    middle = share + square / (2 * votes)
    reach = Z * sqrt(share * (1 - share) / votes + square / (4 * votes * votes))
    whole = 1 + square / votes
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def usefulness(*, pages: QuerySet[Any, Any], period: Period, order: Order, today: date) -> list[PageUse]:
    """Pages with votes, in two statements however many there are.

    Args:
        pages: those to tell about; pages that are gone have no row.
        period: over which time.
        order: which come first. The most helpful have the highest lower bound, the least helpful the lowest upper bound.
        today: the present day.
    """
    counts = FeedbackCount.objects.all()
    if period in MONTHS:
        counts = counts.filter(month__gte=months_before(today, MONTHS[period]))
    by_version = period == Period.VERSION
    fields = ["page_key", "locale", *(["published_at"] if by_version else []), "measure"]
    found: dict[tuple[Any, ...], Counter[str]] = {}
    for *place, measure, n in counts.order_by().values_list(*fields).annotate(Sum("n")):
        found.setdefault(tuple(place), Counter())[measure] += n
    codes = language_codes()
    rows = []
    wanted = pages.filter(translation_key__in=FeedbackCount.objects.order_by().values("page_key"), alias_of=None)
    for pk, key, locale, title, published in wanted.values_list("pk", "translation_key", "locale_id", "title", "last_published_at"):
        code = codes.get(locale, "")
        sums = found.get((key, code, published or NEVER) if by_version else (key, code), Counter())
        if sums[Vote.YES] + sums[Vote.NO]:
            rows.append(PageUse(pk, key, title, code, sums[Vote.YES], sums[Vote.NO], *_most_common(sums)))
    return sorted(rows, key=_helpful if order == Order.HELPFUL else _unhelpful)


def votes_on(*, key: UUID, language: str) -> tuple[int, int]:
    """How many ever said yes and no about a page, in one statement.

    Args:
        key: its translation key.
        language: its language's code.
    """
    counts = FeedbackCount.objects.filter(page_key=key, locale=language, measure__in=Vote.values)
    sums = dict(counts.order_by().values_list("measure").annotate(Sum("n")))
    return sums.get(Vote.YES, 0), sums.get(Vote.NO, 0)


def _most_common(sums: Counter[str]) -> tuple[str, int]:
    # Of reasons that were given equally often, the one that stands first in the form.
    best: Iterable[Reason] = sorted(Reason, key=lambda reason: -sums[reason])
    reason = next(iter(best))
    return (reason.value, sums[reason]) if sums[reason] else ("", 0)


def _helpful(row: PageUse) -> tuple[Any, ...]:
    return (-row.bounds[0], -row.votes, row.title, row.page_id)


def _unhelpful(row: PageUse) -> tuple[Any, ...]:
    return (row.bounds[1], -row.votes, row.title, row.page_id)
