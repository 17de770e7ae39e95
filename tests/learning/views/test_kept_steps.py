"""Strangers are given the same kept page of a step, and each of them the keys of their own forms."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from learning.domain.answering.attempt_keys import load
from learning.domain.keys import page_key
from learning.models import Attempt
from tests.factories import SiteTree
from tests.harness.client import BrowserClient
from tests.harness.queries import count_queries
from tests.learning.domain.publishing.test_versions import edit, mend_typo
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.ruling import rule
from tests.learning.views.test_answers import answer_url

pytestmark = pytest.mark.django_db(transaction=True)
KEYS = re.compile(r'(?:name="(?:attempt|form)" value|data-attempt)="([^"]+)"')


@pytest.fixture(autouse=True)
def _kept(settings: Any) -> None:
    settings.KEEP_ANSWERS = True


def drawn(url: str) -> str:
    """What a stranger is given."""
    return BrowserClient().get(url).content.decode()


def test_each_stranger_has_keys_of_their_own_and_the_order_that_the_key_says(site_tree: SiteTree) -> None:
    url = site_tree.quiz_step.url
    drawn(url)
    with count_queries() as queries:
        pages = [drawn(url) for _stranger in range(3)]
    assert queries.count == 0
    found = [set(KEYS.findall(page)) for page in pages]
    assert len(set.union(*found)) == sum(map(len, found)) >= 9
    keys = [load(form_key(BrowserClient(), url)) for _stranger in range(2)]
    assert (keys[0].attempt_id != keys[1].attempt_id, keys[0].seed) == (True, keys[1].seed)
    for page in pages:
        attempt = re.search(r'data-attempt="([^"]+)"', page)
        key = re.search(r'name="attempt" value="([^"]+)"', page)
        assert attempt
        assert key
        assert str(load(key[1]).attempt_id) == attempt[1]


def test_two_strangers_answer_the_same_kept_page_and_each_has_an_attempt(site_tree: SiteTree) -> None:
    step = site_tree.quiz_step
    results = []
    for _person in range(2):
        browser = BrowserClient()
        results.append(browser.post(answer_url(step), posted(form_key(browser, step.url), right_answers(key_for(step)))).url)
    assert len(set(results)) == 2
    assert Attempt.objects.values("participant").distinct().count() == 2


def test_who_is_known_is_given_their_own_page_and_none_of_it_is_kept(site_tree: SiteTree) -> None:
    step, browser = site_tree.quiz_step, BrowserClient()
    browser.post(answer_url(step), posted(form_key(browser, step.url), right_answers(key_for(step))))
    own = browser.get(step.url)
    assert "/pl/nauka/proba/" in own.content.decode()
    assert "/pl/nauka/proba/" not in drawn(step.url)
    assert load(form_key(browser, step.url)).participant == Attempt.objects.get().participant_id


def test_a_mended_question_is_asked_on_the_next_kept_page(site_tree: SiteTree) -> None:
    step = site_tree.quiz_step
    before = load(form_key(BrowserClient(), step.url))
    edit(step, mend_typo)
    after = load(form_key(BrowserClient(), step.url))
    assert before.asked != after.asked


@pytest.mark.parametrize("place", ["step", "course"])
def test_a_window_opens_and_closes_on_a_kept_page(site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    step = site_tree.quiz_step
    url = step.url if place == "step" else site_tree.course.url
    now = timezone.now().replace(hour=10, minute=0, second=0, microsecond=0)
    monkeypatch.setattr(timezone, "now", lambda: now)
    rule(step, opens_at=now + timedelta(minutes=10), closes_at=now + timedelta(minutes=20))
    seen = []
    for minutes in (0, 9, 10, 19, 20, 25):
        monkeypatch.setattr(timezone, "now", lambda minutes=minutes: now + timedelta(minutes=minutes))
        page = re.sub(KEYS, "", drawn(url))
        seen.append(page)
    assert seen[0] == seen[1] != seen[2] == seen[3] != seen[4] == seen[5] != seen[0]


def test_the_step_of_a_key_is_the_one_that_was_opened(site_tree: SiteTree) -> None:
    for step in (site_tree.quiz_step, site_tree.steps[2]):
        drawn(step.url)
        assert load(form_key(BrowserClient(), step.url)).step_key == page_key(step)
