"""Results: for the person who made the attempt, with feedback, and nothing that spoils another try."""

import pytest

from learning.models import Attempt
from tests.conftest import signed_in
from tests.factories import SiteTree, UserFactory, option, single, translate
from tests.factories.questions import stream
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit, mend_typo
from tests.learning.views.test_answers import answer_url, fill

pytestmark = pytest.mark.django_db


def take(browser: BrowserClient, step: object, *, right: bool = True) -> str:
    """Answer a step and give the result page."""
    response = browser.post(answer_url(step), fill(browser, step, right=right), follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_a_failed_attempt_tells_why_and_not_what_is_right(site_tree: SiteTree, client: BrowserClient) -> None:
    html = take(client, site_tree.steps[2], right=False)
    assert "Fundatorem może być też osoba fizyczna." in html  # feedback of the chosen option
    assert "Jeszcze nie." in html
    assert "Tak mówi art. 2 ustawy o fundacjach." not in html  # feedback of the right one
    assert site_tree.steps[2].url in html


def test_a_passed_attempt_tells_everything(site_tree: SiteTree, client: BrowserClient) -> None:
    html = take(client, site_tree.steps[2])
    assert "Tak mówi art. 2 ustawy o fundacjach." in html
    assert "Fundatorem może być też osoba fizyczna." in html


@pytest.mark.parametrize("who", ["a stranger", "another learner"])
def test_nobody_else_sees_it(site_tree: SiteTree, client: BrowserClient, who: str) -> None:
    take(client, site_tree.steps[2])
    other = BrowserClient() if who == "a stranger" else signed_in(UserFactory())
    response = other.get(f"/pl/nauka/proba/{Attempt.objects.get().pk}/")
    assert response.status_code == 403
    assert "Osoba fizyczna" not in response.content.decode()


def test_a_result_is_never_cached(site_tree: SiteTree, client: BrowserClient) -> None:
    take(client, site_tree.steps[2])
    assert "no-store" in client.get(f"/pl/nauka/proba/{Attempt.objects.get().pk}/")["Cache-Control"]


def test_a_mended_typo_is_told_in_the_review(site_tree: SiteTree, client: BrowserClient) -> None:
    take(client, site_tree.quiz_step)
    edit(site_tree.quiz_step, mend_typo)
    response = client.get(f"/pl/nauka/proba/{Attempt.objects.get().pk}/")
    assert [question.wording_updated for question in response.context["questions"]] == [True, False]
    assert "(poprawione)" not in response.content.decode()


def test_a_result_can_be_read_in_another_language(site_tree: SiteTree, client: BrowserClient) -> None:
    translate(site_tree.steps[2], "en")
    take(client, site_tree.steps[2])
    html = client.get(f"/en/learning/attempt/{Attempt.objects.get().pk}/").content.decode()
    assert "en: Gdzie rejestruje się fundację?" in html


CANARY = "KANAREK-7F3A"


def test_a_canary_in_the_key_reaches_nobody_before_the_answer(site_tree: SiteTree, client: BrowserClient) -> None:
    """Feedback and correct flags: not in the page, not in JSON-LD, not in lists, sitemap or a failed form."""
    step = site_tree.steps[2]
    question = single(
        option("Pierwsza", correct=True, feedback=f"{CANARY}-right"),
        option("Druga", feedback=f"{CANARY}-wrong"),
        feedback_correct=f"{CANARY}-plus",
        feedback_incorrect=f"{CANARY}-minus",
    )
    edit(step, lambda raw: [question])
    paths = [step.url, site_tree.course.url, site_tree.modules[1].url, site_tree.index.url, site_tree.home.url, "/sitemap.xml"]
    pages = [client.get(path) for path in paths]
    pages.append(client.post(answer_url(step), {"attempt": ""}))
    for response in pages:
        assert response.status_code in {200, 409}
        assert CANARY not in response.content.decode()
    form = client.get(step.url).content.decode()
    assert "correct" not in form.lower().replace("incorrect", "")
    assert stream(question)  # the question itself does hold the canary
    html = take(client, step, right=False)
    assert (f"{CANARY}-wrong" in html, f"{CANARY}-minus" in html) == (True, True)
    assert (f"{CANARY}-right" in html, f"{CANARY}-plus" in html) == (False, False)
    assert CANARY not in client.get(step.url).content.decode()
