"""Begun in Polish, answered in Norwegian, finished in English: one progress, one history of attempts, whichever page one reads."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from cms.accounts.models import Participant, User
from learning.domain.keys import page_key
from learning.models import Attempt, CourseProgress, LearningCount, Response, StepCompletion
from tests.factories import SiteTree, translate
from tests.harness.client import BrowserClient
from tests.learning.quizzes import fields, form_key, key_for, posted, right_answers, wrong_answers

from .forms import filled_in

pytestmark = pytest.mark.django_db
LANGUAGES = ("pl", "nb", "en")


def url_of(name: str, step: Any, language: str) -> str:
    """Where a form of a step is sent in a language."""
    with translation.override(language):
        return reverse(name, args=[page_key(step)])


def history(browser: BrowserClient, language: str) -> list[tuple[int, bool]]:
    """Numbers of the attempts that the history lists in a language, and whether they passed; the latest first."""
    with translation.override(language):
        page = browser.get(reverse("learning_history"))
        results = {reverse("learning_result", args=[attempt.pk]): attempt for attempt in Attempt.objects.all()}
    html = page.content.decode()
    found = sorted((html.index(f'href="{url}'), attempt.number, attempt.passed) for url, attempt in results.items())
    return [(number, passed) for _at, number, passed in found]


@pytest.mark.parametrize("who", ["client", "learner_client"])
def test_begun_in_polish_answered_in_norwegian_finished_in_english(request: pytest.FixtureRequest, site_tree: SiteTree, who: str) -> None:
    browser: BrowserClient = request.getfixturevalue(who)
    pages = {code: {n: translate(s, code) for n, s in enumerate(site_tree.steps)} for code in ("nb", "en")}
    first, read, last = site_tree.steps
    one = dict(list(right_answers(key_for(first)).items())[:1])

    browser.post(url_of("learning_save", first, "pl"), {"attempt": form_key(browser, first.url), "save": "1", **fields(one)})
    begun = Attempt.objects.get()
    shown = browser.get(pages["nb"][0].url).content
    assert list(filled_in(shown)) == list(fields(one))

    key = form_key(browser, pages["nb"][0].url)
    browser.post(url_of("learning_answer", first, "nb"), posted(key, wrong_answers(key_for(first, locale="nb"))))
    assert list(Attempt.objects.values_list("pk", "number", "state", "locale", "passed")) == [(begun.pk, 1, "submitted", "nb", False)]

    for number, step in ((0, first), (2, last)):
        key = form_key(browser, pages["en"][number].url)
        browser.post(url_of("learning_answer", step, "en"), posted(key, right_answers(key_for(step, locale="en"))))
    browser.post(url_of("learning_confirm", read, "en"))

    [progress] = CourseProgress.objects.all()
    assert (progress.done, progress.total, progress.completed_at is not None, progress.locale) == (3, 3, True, "nb")
    assert (Participant.objects.count(), StepCompletion.objects.count()) == (1, 3)
    tried = Attempt.objects.filter(step_key=page_key(first)).order_by("number")
    assert [(attempt.number, attempt.locale, attempt.passed) for attempt in tried] == [(1, "nb", False), (2, "en", True)]
    assert Response.objects.count() == 5
    assert {row.measure: row.n for row in LearningCount.objects.filter(measure__in=["enrolled", "completed"])} == {
        "enrolled": 1,
        "completed": 1,
    }
    assert [history(browser, language) for language in LANGUAGES] == [[(1, True), (2, True), (1, False)]] * 3
    for url in (site_tree.course.url, *(translate(site_tree.course, code).url for code in ("nb", "en"))):
        standing = browser.get(url).context["progress"]
        assert (standing.done, standing.total) == (3, 3), url


def test_what_was_done_without_an_account_in_one_language_is_the_accounts_in_another(
    site_tree: SiteTree, client: BrowserClient, learner: User
) -> None:
    english = translate(site_tree.read_step, "en")
    client.post(url_of("learning_confirm", site_tree.read_step, "pl"))
    client.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    key = form_key(client, site_tree.quiz_step.url)
    client.post(url_of("learning_answer", site_tree.quiz_step, "pl"), posted(key, right_answers(key_for(site_tree.quiz_step))))
    assert client.post(url_of("learning_confirm", english, "en")).status_code == 303
    assert [(row.participant.user, row.done) for row in CourseProgress.objects.select_related("participant__user")] == [(learner, 2)]
    assert StepCompletion.objects.filter(step_key=page_key(site_tree.read_step)).count() == 1
