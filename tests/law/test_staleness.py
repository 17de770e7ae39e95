"""What must be compared with the law again."""

import datetime as dt

import pytest

from cms.law.models import LegalAct
from cms.law.staleness import due, due_everywhere
from learning.models import CoursePage
from tests.factories import LegalActFactory, SiteTree

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 12, 1)


def test_due_is_what_has_passed_or_falls_on_the_day_longest_overdue_first() -> None:
    for name, check in (("today", DAY), ("past", dt.date(2026, 11, 1)), ("tomorrow", dt.date(2026, 12, 2)), ("never", None)):
        LegalActFactory(short_name=name, next_check_on=check)
    assert [act.short_name for act in LegalAct.objects.due(DAY)] == ["past", "today"]


def test_pages_are_due_like_acts(site_tree: SiteTree) -> None:
    CoursePage.objects.update(next_check_on=dt.date(2026, 11, 30))
    act = LegalActFactory(next_check_on=DAY)
    assert list(due(CoursePage.objects.live(), on=DAY)) == [site_tree.course]
    assert due_everywhere(on=DAY) == {CoursePage: [site_tree.course], LegalAct: [act]}
    assert due_everywhere(on=dt.date(2026, 1, 1)) == {}
