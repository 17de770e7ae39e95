"""Fifty posts at once over the web, of two tabs, in three languages, known or not: one attempt, one score, one person."""

from collections import Counter
from typing import Any

import pytest

from cms.accounts.models import Participant, User
from learning.domain.counting.recounting import counter_differences
from learning.domain.keys import page_key
from learning.domain.rebuild import differences
from learning.models import Attempt, Bookmark, CourseProgress, LearningCount, QuestionStat, Response, StepCompletion, StepNote
from tests.conftest import signed_in
from tests.factories import SiteTree, UserFactory, site_tree
from tests.harness.client import BrowserClient
from tests.learning.domain.answering.test_threads import at_once
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.views.test_answers import answer_url

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 50


def twin(browser: BrowserClient) -> BrowserClient:
    """The same browser, for another thread."""
    other = BrowserClient()
    other.cookies = browser.cookies
    return other


def statuses(results: list[Any]) -> Counter[Any]:
    """What came back, exceptions as they are."""
    return Counter(getattr(result, "status_code", result) for result in results)


def forms(browser: BrowserClient, tree: SiteTree) -> list[dict[str, Any]]:
    """The same quiz in two tabs, filled in rightly."""
    answers = right_answers(key_for(tree.quiz_step))
    return [posted(form_key(browser, tree.quiz_step.url), answers) for _ in range(2)]


def test_fifty_posts_of_two_tabs_by_somebody_with_an_account() -> None:
    tree = site_tree()
    user: User = UserFactory()
    browser = signed_in(user)
    tabs = forms(browser, tree)
    results = at_once(lambda number: twin(browser).post(answer_url(tree.quiz_step), tabs[number % 2]), times=TIMES)
    assert statuses(results) == {303: TIMES}
    attempt = Attempt.objects.get()
    assert {result.url.partition("?")[0] for result in results} == {f"/pl/nauka/proba/{attempt.pk}/"}
    # Going back and sending once more changes nothing either.
    assert browser.post(answer_url(tree.quiz_step), tabs[0]).url.startswith(f"/pl/nauka/proba/{attempt.pk}/")
    holds(people=1)


def test_fifty_posts_of_one_form_by_somebody_without_a_cookie() -> None:
    tree = site_tree()
    [form, _other] = forms(BrowserClient(), tree)
    results = at_once(lambda _number: BrowserClient().post(answer_url(tree.quiz_step), form), times=TIMES)
    assert statuses(results) == {303: TIMES}
    assert len({result.url for result in results}) == 1
    assert len({result.cookies["mowis_participant"].value.split(":")[0] for result in results}) == 1
    holds(people=1)


def holds(*, people: int) -> None:
    """One attempt with one score, counted once."""
    assert list(Attempt.objects.values_list("number", "state", "points", "max_points", "counts")) == [(1, "submitted", 2, 2, True)]
    assert (Response.objects.count(), StepCompletion.objects.count(), CourseProgress.objects.get().done) == (2, 1, 1)
    assert Participant.objects.count() == people
    assert list(QuestionStat.objects.values_list("n", "n_correct")) == [(1, 1), (1, 1)]
    assert {row.measure: row.n for row in LearningCount.objects.filter(measure__in=["attempts", "passed", "enrolled"])} == {
        "attempts": 1,
        "passed": 1,
        "enrolled": 1,
    }
    assert [*differences(), *counter_differences()] == []


def test_words_notes_and_bookmarks_pressed_many_times_at_once_are_one_each() -> None:
    tree = site_tree()
    user: User = UserFactory()
    browser = signed_in(user)
    base = f"/pl/nauka/krok/{page_key(tree.read_step)}/"
    posts: list[tuple[str, dict[str, str]]] = [("zrobione/", {}), ("zachowaj/", {"keep": "1"}), ("notatka/", {"text": "Raz"})]

    def work(number: int) -> Any:
        tail, data = posts[number % 3]
        return twin(browser).post(base + tail, data)

    assert statuses(at_once(work, times=30)) == {303: 30}
    assert (StepCompletion.objects.count(), Bookmark.objects.count(), StepNote.objects.count()) == (1, 1, 1)
    assert (Participant.objects.count(), CourseProgress.objects.get().done) == (1, 1)
    assert [*differences(), *counter_differences()] == []
