"""The report's figures."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.feedback.domain.retention import months_before
from cms.feedback.domain.usefulness import usefulness, votes_on, wilson
from cms.feedback.enums import Order, Period
from cms.feedback.models import FeedbackCount
from tests.factories import SiteTree, TextPageFactory
from tests.factories.publishing import publish
from tests.feedback.making import cast, opinion

pytestmark = pytest.mark.django_db


def tell(page: Any, *, yes: int = 0, no: int = 0, month: date | None = None, **reasons: int) -> None:
    """Counters as votes would have left them."""
    page.refresh_from_db()
    place = {"page_key": page.translation_key, "locale": "pl", "published_at": page.last_published_at, "month": month or date(2026, 11, 1)}
    measures = {"yes": yes, "no": no, **reasons}
    FeedbackCount.objects.bulk_create(FeedbackCount(**place, measure=name, n=n) for name, n in measures.items() if n)


def pages(tree: SiteTree, *slugs: str) -> list[Any]:
    return [TextPageFactory(parent=tree.home, title=slug, slug=slug) for slug in slugs]


def report(period: Period = Period.YEAR, order: Order = Order.HELPFUL, today: date = date(2026, 11, 29)) -> list[tuple[str, int, int]]:
    found = usefulness(pages=Page.objects.all(), period=period, order=order, today=today)
    return [(row.title, row.yes, row.no) for row in found]


@pytest.mark.parametrize(
    ("yes", "votes", "low", "high"),
    # Newcombe 1998 (Statistics in Medicine 17, 857–872), table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718), (0, 0, 0.0, 1.0)],
)
def test_wilson_interval_is_that_of_the_literature(yes: int, votes: int, low: float, high: float) -> None:
    assert wilson(yes, votes) == pytest.approx((low, high), abs=0.0001)


def test_one_vote_wins_neither_way(site_tree: SiteTree) -> None:
    one_yes, one_no, good, bad = pages(site_tree, "jeden-tak", "jeden-nie", "dobra", "zla")
    for page, yes, no in ((one_yes, 1, 0), (one_no, 0, 1), (good, 90, 10), (bad, 10, 90)):
        tell(page, yes=yes, no=no)
    assert report()[0] == ("dobra", 90, 10)
    assert report(order=Order.UNHELPFUL)[0] == ("zla", 10, 90)


@pytest.mark.parametrize(
    ("period", "rows"),
    [
        (Period.YEAR, [("a", 5, 0), ("b", 2, 0)]),
        (Period.QUARTER, [("a", 1, 0)]),
        (Period.ALL, [("a", 5, 0), ("b", 5, 0)]),
    ],
    ids=str,
)
def test_a_period_begins_with_a_month(site_tree: SiteTree, period: Period, rows: list[tuple[str, int, int]]) -> None:
    first, second = pages(site_tree, "a", "b")
    tell(first, yes=1, month=date(2026, 9, 1))
    tell(first, yes=4, month=date(2026, 8, 1))
    tell(second, yes=2, month=date(2025, 12, 1))
    tell(second, yes=3, month=date(2025, 11, 1))
    assert report(period) == rows


def test_since_it_was_published_only_votes_on_this_version_count(site_tree: SiteTree) -> None:
    [page] = pages(site_tree, "zmieniona")
    cast(page)
    publish(page)
    assert report(Period.VERSION, today=timezone.localdate()) == []
    cast(page, helpful=True, network="192.0.2.9")
    assert report(Period.VERSION, today=timezone.localdate()) == [("zmieniona", 1, 0)]
    assert report(Period.ALL) == [("zmieniona", 1, 1)]


def test_the_most_common_reason_is_told(site_tree: SiteTree) -> None:
    [page] = pages(site_tree, "strona")
    for number, reason in enumerate(("broken", "unclear", "unclear", "broken", "outdated")):
        opinion(page, number=number, reason=reason)
    [row] = usefulness(pages=Page.objects.all(), period=Period.ALL, order=Order.HELPFUL, today=timezone.localdate())
    assert (row.reason, row.reason_count, row.votes) == ("unclear", 2, 5)
    assert votes_on(key=page.translation_key, language="pl") == (0, 5)


@pytest.mark.parametrize("period", Period, ids=str)
def test_many_pages_and_votes_cost_two_statements(site_tree: SiteTree, sql_count: Any, period: Period) -> None:
    [first] = pages(site_tree, "pierwsza")
    tell(first, yes=1)
    report(period)
    costs = []
    for _round in range(2):
        with sql_count() as queries:
            report(period)
        costs.append(queries.count)
        for page in pages(site_tree, *(f"strona-{_round}-{number}" for number in range(5))):
            tell(page, yes=3, no=1)
        tell_gone()
    assert costs == [2, 2]


def tell_gone() -> None:
    """Counters of a page that is not there any more."""
    now = timezone.now()
    FeedbackCount.objects.create(page_key=uuid4(), locale="pl", published_at=now, month=date(2026, 11, 1), measure="no", n=2)


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [(date(2026, 11, 29), 11, date(2025, 12, 1)), (date(2026, 1, 31), 1, date(2025, 12, 1)), (date(2026, 3, 1), 24, date(2024, 3, 1))],
)
def test_months_before(day: date, months: int, first: date) -> None:
    assert months_before(day, months) == first
