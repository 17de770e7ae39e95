"""What readers are told of a text that waits to be compared with the law."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone, translation

from cms.law.checking.banner import check_notice
from cms.law.checking.domain.settling import settle
from home.models import TextPage
from learning.models import CoursePage, StepPage
from tests.factories import ArticlePageFactory, LegalActFactory, NewsIndexFactory, SiteTree, translate
from tests.harness.client import BrowserClient

from .places import change, citing_page, places
from .test_settling import place_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 30)


def waits(browser: BrowserClient, page: Any) -> bool:
    """Whether the page says in Polish or English that it waits; the strings of a branch may stand in either."""
    return browser.get(page.url).content.decode().count('class="notice__title"') > 0


@pytest.mark.parametrize(("on", "is_there"), [(DAY - dt.timedelta(days=1), False), (DAY, True), (DAY + dt.timedelta(days=1), True)])
def test_notice_is_there_from_the_midnight_of_the_day(site_tree: SiteTree, on: dt.date, is_there: bool) -> None:
    page = citing_page(site_tree, places(site_tree).citation, "strona", next_check_on=DAY, state_of_law_on=dt.date(2026, 5, 1))
    notice = check_notice(page, on=on)
    assert (notice is not None) == is_there
    if notice:
        assert (notice.checked_on, notice.acts) == (dt.date(2026, 5, 1), [])


def test_notice_comes_although_the_body_is_cached(site_tree: SiteTree, client: BrowserClient, monkeypatch: pytest.MonkeyPatch) -> None:
    page = citing_page(site_tree, places(site_tree).citation, "strona", next_check_on=DAY)
    monkeypatch.setattr(timezone, "localdate", lambda *_a: DAY - dt.timedelta(days=1))
    assert not waits(client, page)
    monkeypatch.setattr(timezone, "localdate", lambda *_a: DAY)
    assert waits(client, page)


def test_end_of_an_act_is_told_with_what_replaces_it(site_tree: SiteTree) -> None:
    made = places(site_tree)
    change(
        made.act, in_force_to=DAY, replaced_by=LegalActFactory(short_name="nowa", title="nowa ustawa", in_force_from=dt.date(2026, 12, 1))
    )
    for page in (made.page, made.step, made.asking):
        notice = check_notice(page, on=DAY)
        assert notice is not None
        (act,) = notice.acts
        assert (act.title, act.in_force_to, act.has_ended) == ("ustawa o działalności", DAY, False)
        assert (act.replaced_by, act.replaced_from) == ("nowa ustawa", dt.date(2026, 12, 1))
    after = check_notice(made.page, on=DAY + dt.timedelta(days=1))
    assert after is not None
    assert after.acts[0].has_ended


def test_other_changes_of_an_act_concern_editors_only(site_tree: SiteTree) -> None:
    made = places(site_tree)
    change(made.act, amendments="Dz.U. 2026 poz. 316")
    assert check_notice(made.page) is None


def test_notice_goes_when_the_place_is_settled(site_tree: SiteTree, editor: Any) -> None:
    made = places(site_tree)
    change(made.act, in_force_to=DAY)
    settle(places=[place_of(made.page)], user=editor, on=timezone.localdate())
    assert check_notice(TextPage.objects.get(pk=made.page.pk)) is None
    assert check_notice(made.step) is not None


def test_title_is_in_the_readers_language_where_there_is_one(site_tree: SiteTree) -> None:
    made = places(site_tree)
    english = translate(made.page, "en")
    translate(made.act, "en", words=lambda _text: "Act on activity")
    change(made.act, in_force_to=DAY)
    for language, told in (("en", ("Act on activity", "")), ("nb", ("ustawa o działalności", "pl")), ("pl", ("ustawa o działalności", ""))):
        with translation.override(language):
            notice = check_notice(english)
            assert notice is not None
            assert (notice.acts[0].title, notice.acts[0].lang) == told


def test_step_without_a_date_follows_its_course(site_tree: SiteTree) -> None:
    CoursePage.objects.update(next_check_on=DAY, state_of_law_on=dt.date(2026, 5, 1))
    notice = check_notice(site_tree.read_step, on=DAY)
    assert notice is not None
    assert notice.checked_on == dt.date(2026, 5, 1)
    StepPage.objects.filter(pk=site_tree.read_step.pk).update(next_check_on=dt.date(2027, 1, 1))
    assert check_notice(StepPage.objects.get(pk=site_tree.read_step.pk), on=DAY) is None


def test_every_type_of_page_shows_it_by_the_one_component(site_tree: SiteTree, client: BrowserClient) -> None:
    past = {"next_check_on": dt.date(2026, 1, 1)}
    index = NewsIndexFactory(parent=site_tree.home)
    pages = [
        citing_page(site_tree, places(site_tree).citation, "strona", **past),
        ArticlePageFactory(parent=index, title="Nowość", slug="nowosc", **past),
    ]
    CoursePage.objects.update(**past)
    course = CoursePage.objects.get(pk=site_tree.course.pk)
    for page in [*pages, course, site_tree.quiz_step, site_tree.read_step]:
        assert waits(client, page), page


@pytest.mark.parametrize("count", [1, 40])
def test_notice_costs_nothing_once_it_is_known(site_tree: SiteTree, sql_count: Callable[[], Any], count: int) -> None:
    made = places(site_tree)
    for number in range(count):
        citing_page(site_tree, made.citation, f"strona-{number}")
    change(made.act, in_force_to=DAY)
    step = StepPage.objects.get(pk=made.step.pk)
    with sql_count() as first:
        assert check_notice(step) is not None
    assert first.count <= 3, first
    with sql_count() as again:
        check_notice(step)
    assert again.count == 0
