"""What people who are not known to the portal are answered, before and after something changes."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.core.models import PublishingEntity
from tests.core.answers.conftest import Ask
from tests.factories import ArticlePageFactory, NewsIndexFactory, SiteTree, TextPageFactory, UserFactory
from tests.factories.news import many_articles
from tests.factories.pages import text_body

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(site_tree: SiteTree) -> Any:
    return TextPageFactory(parent=site_tree.home, title="O nas", slug="o-nas", body=text_body("<p>Dawny tekst.</p>"))


def test_second_answer_needs_no_statement_and_is_the_same(page: Any, ask: Ask) -> None:
    first, _queries = ask(page.url)
    second, queries = ask(page.url)
    assert (second.status_code, queries.count, second.content) == (200, 0, first.content)
    assert dict(second.items()) == dict(first.items())


def test_browser_that_has_the_page_is_told_so(page: Any, ask: Ask) -> None:
    first, _queries = ask(page.url)
    answers = [
        ask(page.url, headers={"if-none-match": first["ETag"]})[0],
        ask(page.url, headers={"if-modified-since": first["Last-Modified"]})[0],
        ask(page.url, headers={"if-none-match": '"other"'})[0],
    ]
    assert [answer.status_code for answer in answers] == [304, 304, 200]
    assert (answers[0].content, answers[0]["ETag"]) == (b"", first["ETag"])


def test_first_answer_is_kept_whole_though_the_browser_asked_with_a_condition(page: Any, ask: Ask) -> None:
    etag = ask(page.url)[0]["ETag"]
    caches["answers"].clear()
    assert ask(page.url, headers={"if-none-match": etag})[0].status_code == 304
    response, queries = ask(page.url)
    assert (response.status_code, queries.count) == (200, 0)
    assert b"Dawny tekst." in response.content


def test_head_is_answered_from_what_is_kept_but_fills_nothing(page: Any, ask: Ask) -> None:
    assert ask(page.url, method="head")[1].count > 0
    whole = ask(page.url)[0]
    head, queries = ask(page.url, method="head")
    assert (queries.count, head.content, head["ETag"]) == (0, b"", whole["ETag"])


def _change_text(page: Any) -> None:
    page.body = text_body("<p>Nowy tekst.</p>")
    page.save_revision().publish()


def _rename_another(page: Any) -> None:
    other = Page.objects.get(slug="kursy").specific
    other.title = "Szkolenia"
    other.show_in_menus = True
    other.save_revision().publish()


def _publish_by_plan(page: Any) -> None:
    page.title = "Nowy tekst"
    page.go_live_at = timezone.now() + timedelta(milliseconds=400)
    page.save_revision().publish()
    time.sleep(0.5)
    call_command("publish_scheduled", verbosity=0)


def _change_past_signals(page: Any) -> None:
    Page.objects.filter(pk=page.pk).update(title="Nowy tekst")


def _name_the_unit(page: Any) -> None:
    PublishingEntity.objects.update_or_create(is_default=True, defaults={"name": "Biuro Nowe"})


CHANGES: dict[str, tuple[Callable[[Any], object], bytes]] = {
    "publish": (_change_text, b"Nowy tekst."),
    "another page in the menu": (_rename_another, b"Szkolenia"),
    "a planned publication": (_publish_by_plan, b"Nowy tekst"),
    "a statement past all signals": (_change_past_signals, b"Nowy tekst"),
    "publishing unit": (
        lambda page: PublishingEntity.objects.update_or_create(is_default=True, defaults={"name": "Biuro Nowe"}),
        b"Biuro Nowe",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_next_answer_after_a_change_shows_it(change: str, page: Any, ask: Ask) -> None:
    act, shown = CHANGES[change]
    before = ask(page.url)[0]
    ask(page.url)
    act(page)
    after, _queries = ask(page.url)
    again, queries = ask(page.url)
    assert shown not in before.content
    assert shown in after.content
    assert (again.content, queries.count, after["ETag"] != before["ETag"]) == (after.content, 0, True)


def _expire(page: Any) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now())
    call_command("publish_scheduled", verbosity=0)


GONE: dict[str, Callable[[Any], object]] = {
    "unpublish": lambda page: page.unpublish(),
    "delete": lambda page: page.delete(),
    "move": lambda page: page.move(Page.objects.get(slug="kursy"), pos="last-child"),
    "restriction": lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    "expiry": lambda page: (
        Page.objects.filter(pk=page.pk).update(expire_at=timezone.now()),
        call_command("publish_scheduled", verbosity=0),
    ),
}


@pytest.mark.parametrize("change", GONE)
def test_page_that_is_gone_is_gone_at_once(change: str, page: Any, ask: Ask) -> None:
    url = page.url
    assert ask(url)[0].status_code == 200
    GONE[change](page)
    assert ask(url)[0].status_code != 200


def test_saved_draft_and_a_learners_answer_leave_it_warm(page: Any, ask: Ask) -> None:
    ask(page.url)
    page.title = "Szkic"
    page.save_revision()
    UserFactory()
    response, queries = ask(page.url)
    assert (queries.count, b"Szkic" in response.content) == (0, False)


def test_page_that_comes_out_the_same_stays_as_old_as_it_is(page: Any, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ask(page.url)[0]
    TextPageFactory(parent=page.get_parent(), title="Gdzie indziej", show_in_menus=False, show_in_footer=False)
    monkeypatch.setattr(timezone, "now", lambda real=timezone.now: real() + timedelta(hours=5))
    after, queries = ask(page.url)
    assert (after["Last-Modified"], after["ETag"], queries.count > 0) == (before["Last-Modified"], before["ETag"], True)


def test_next_day_is_drawn_anew(page: Any, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(page.url)
    today = timezone.localdate()
    monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=1))
    assert ask(page.url)[1].count > 0


def test_form_is_kept_and_each_who_asks_has_a_key_of_their_own(site_tree: SiteTree, ask: Ask) -> None:
    answers = [ask(site_tree.quiz_step.url) for _stranger in range(3)]
    assert [queries.count for _answer, queries in answers][1:] == [0, 0]
    assert len({answer.content for answer, _queries in answers}) == 3
    for answer, _queries in answers:
        assert (answer["Cache-Control"], "ETag" in answer, "Last-Modified" in answer) == ("private, no-store", False, False)


OWN = [settings.SESSION_COOKIE_NAME, settings.PARTICIPANT_COOKIE, settings.CSRF_COOKIE_NAME, "messages"]


@pytest.mark.parametrize("name", OWN)
def test_person_whom_the_portal_knows_gets_an_answer_of_their_own(name: str, page: Any, ask: Ask) -> None:
    ask(page.url)
    _response, queries = ask(page.url, cookies={name: "abc"})
    assert queries.count > 0


def test_signed_in_person_leaves_nothing_for_others(page: Any, client: Any, ask: Ask) -> None:
    client.force_login(UserFactory())
    mine = client.get(page.url)
    theirs, queries = ask(page.url)
    assert (mine["Cache-Control"], theirs["Cache-Control"], queries.count > 0) == ("private, no-store", "no-cache", True)


def test_list_is_kept_by_its_choices_and_not_by_what_nobody_offered(site_tree: SiteTree, ask: Ask) -> None:
    index = NewsIndexFactory(parent=site_tree.home)
    ArticlePageFactory(parent=index)
    many_articles(index, 30)
    warm = []
    for query in ("", "?page=2", "?page=99", "?tag=nie-ma", "?utm_source=x", "?page=2&x=1", "?q=abc"):
        ask(index.url + query)
        if ask(index.url + query)[1].count == 0:
            warm.append(query)
    assert warm == ["", "?page=2"]


def test_answers_are_not_kept_where_the_settings_say_so(page: Any, ask: Ask, settings: Any) -> None:
    settings.KEEP_ANSWERS = False
    assert [ask(page.url)[1].count > 0 for _time in range(2)] == [True, True]
