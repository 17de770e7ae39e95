"""Answering in the browser: the good way, and every bad input we could think of."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session

from cms.accounts.models import Participant, User
from learning.domain.keys import page_key
from learning.models import Attempt, CourseProgress, StepCompletion
from tests.conftest import signed_in
from tests.factories import SiteTree, UserFactory, translate, unpublish
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit, mend_typo
from tests.learning.quizzes import form_key, key_for, posted, right_answers, wrong_answers

pytestmark = pytest.mark.django_db


def answer_url(step: Any, language: str = "pl") -> str:
    """Where the step's form is sent."""
    return {"pl": "/pl/nauka/krok/{}/odpowiedz/", "en": "/en/learning/step/{}/answer/"}[language].format(page_key(step))


def fill(browser: BrowserClient, step: Any, *, right: bool = True) -> dict[str, Any]:
    """Open a step and fill its form in."""
    key = key_for(step)
    return posted(form_key(browser, step.url), right_answers(key) if right else wrong_answers(key))


def checked(html: str) -> int:
    """How many options are chosen in the form."""
    return html.count(" checked")


def test_a_right_answer_leads_to_its_result_and_sets_the_cookie_once(site_tree: SiteTree, client: BrowserClient) -> None:
    assert client.get(site_tree.quiz_step.url).cookies == {}
    first = client.post(answer_url(site_tree.quiz_step), fill(client, site_tree.quiz_step))
    attempt = Attempt.objects.get()
    assert (first.status_code, first.url) == (303, f"/pl/nauka/proba/{attempt.pk}/")
    assert list(first.cookies) == ["mowis_participant"]
    second = client.post(answer_url(site_tree.steps[2]), fill(client, site_tree.steps[2]))
    assert (list(second.cookies), Participant.objects.count()) == ([], 1)


def test_sending_the_same_form_again_gives_the_same_result(site_tree: SiteTree, client: BrowserClient) -> None:
    data = fill(client, site_tree.quiz_step)
    urls = {client.post(answer_url(site_tree.quiz_step), data).url for _ in range(3)}
    assert (len(urls), Attempt.objects.count()) == (1, 1)


def test_an_empty_form_is_shown_again_with_an_error_for_each_question_and_nothing_is_set(
    site_tree: SiteTree, client: BrowserClient
) -> None:
    data = {"attempt": form_key(client, site_tree.quiz_step.url)}
    response = client.post(answer_url(site_tree.quiz_step), data)
    html = response.content.decode()
    assert (response.status_code, response.cookies) == (422, {})
    assert html.count('href="#question-') == 2
    assert not Attempt.objects.exists()
    assert not Participant.objects.exists()


def test_a_half_filled_form_keeps_what_was_chosen(site_tree: SiteTree, client: BrowserClient) -> None:
    data = fill(client, site_tree.quiz_step)
    name = f"q-{site_tree.first_questions[0]['id']}"
    response = client.post(answer_url(site_tree.quiz_step), {"attempt": data["attempt"], name: data[name]})
    assert (response.status_code, checked(response.content.decode())) == (422, 1)
    again = posted(data["attempt"], right_answers(key_for(site_tree.quiz_step)))
    assert client.post(answer_url(site_tree.quiz_step), again).status_code == 303


BAD = {
    "no key": ({"attempt": ""}, 409),
    "a key of our own making": ({"attempt": "abc:def:ghi"}, 409),
    "an option that is no uuid": ({"q-0": "x"}, 400),
    "an option nobody offered": ({"swap": True}, 400),
    "a question of another step": ({f"q-{uuid4()}": str(uuid4())}, 400),
    "a NUL byte": ({"attempt": "a\x00b"}, 409),
    "a NUL byte in an option": ({"nul": True}, 400),
    "ten thousand characters": ({"attempt": "x" * 10_000}, 409),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_counts_nothing_and_shows_the_form_with_what_was_chosen(site_tree: SiteTree, client: BrowserClient, case: str) -> None:
    change, status = BAD[case]
    data = fill(client, site_tree.quiz_step)
    last = f"q-{site_tree.first_questions[1]['id']}"
    if "swap" in change:
        data[last] = [str(uuid4())]
    elif "nul" in change:
        data[last] = ["\x00"]
    else:
        data |= change
    response = client.post(answer_url(site_tree.quiz_step), data)
    html = response.content.decode()
    assert (response.status_code, response.cookies) == (status, {})
    assert "data-focus" in html  # the notice, first of all things on the page
    assert checked(html) >= 1
    assert not Attempt.objects.exists()


def test_a_key_of_another_step_is_refused(site_tree: SiteTree, client: BrowserClient) -> None:
    data = fill(client, site_tree.steps[2])
    assert client.post(answer_url(site_tree.quiz_step), data).status_code == 400
    assert not Attempt.objects.exists()


def test_a_get_of_the_form_address_is_refused_with_a_page(site_tree: SiteTree, client: BrowserClient) -> None:
    response = client.get(answer_url(site_tree.quiz_step))
    assert (response.status_code, "<h1" in response.content.decode()) == (405, True)


def test_a_step_that_never_was_is_said_to_be_gone(site_tree: SiteTree, client: BrowserClient) -> None:
    response = client.post(f"/pl/nauka/krok/{uuid4()}/odpowiedz/", fill(client, site_tree.quiz_step))
    assert response.status_code in {400, 410}
    assert not Attempt.objects.exists()


def test_a_foreign_origin_is_refused(site_tree: SiteTree) -> None:
    client = BrowserClient(enforce_csrf_checks=True)
    data = fill(client, site_tree.quiz_step)
    assert client.post(answer_url(site_tree.steps[2]), fill(client, site_tree.steps[2])).status_code == 303
    headers = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    response = client.post(answer_url(site_tree.quiz_step), data, headers=headers)
    assert response.status_code == 403
    assert Attempt.objects.count() == 1


def test_questions_changed_while_the_form_was_open_keep_the_answers_that_still_fit(site_tree: SiteTree, client: BrowserClient) -> None:
    data = fill(client, site_tree.quiz_step)
    edit(site_tree.quiz_step, mend_typo)
    only_one = {name: value for name, value in data.items() if name != f"q-{site_tree.first_questions[1]['id']}"}
    response = client.post(answer_url(site_tree.quiz_step), only_one)
    assert (response.status_code, checked(response.content.decode())) == (422, 1)
    assert "(poprawione)" in response.content.decode()


def test_a_withdrawn_step_says_so(site_tree: SiteTree, client: BrowserClient) -> None:
    data = fill(client, site_tree.quiz_step)
    unpublish(site_tree.quiz_step)
    assert client.post(answer_url(site_tree.quiz_step), data).status_code == 410


def test_another_persons_form_is_refused(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    learner_client.post(answer_url(site_tree.steps[2]), fill(learner_client, site_tree.steps[2]))
    data = fill(learner_client, site_tree.quiz_step)
    other = signed_in(UserFactory())
    other.post(answer_url(site_tree.steps[2]), fill(other, site_tree.steps[2]))
    response = other.post(answer_url(site_tree.quiz_step), data)
    assert (response.status_code, Attempt.objects.filter(step_key=page_key(site_tree.quiz_step)).count()) == (403, 0)


def test_a_session_that_ended_keeps_the_answers_until_the_person_signed_in_again(
    site_tree: SiteTree, learner: User, learner_client: BrowserClient
) -> None:
    learner_client.post(answer_url(site_tree.steps[2]), fill(learner_client, site_tree.steps[2]))
    data = fill(learner_client, site_tree.quiz_step)
    Session.objects.all().delete()
    response = learner_client.post(answer_url(site_tree.quiz_step), data)
    html = response.content.decode()
    assert (response.status_code, checked(html), "/pl/konto/" in html) == (401, 3, True)
    assert Attempt.objects.filter(step_key=page_key(site_tree.quiz_step)).count() == 0
    learner_client.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    page = learner_client.get(site_tree.quiz_step.url).content.decode()
    assert checked(page) == 3
    sent = learner_client.post(answer_url(site_tree.quiz_step), fill(learner_client, site_tree.quiz_step))
    assert sent.status_code == 303
    assert checked(learner_client.get(site_tree.quiz_step.url).content.decode()) == 0
    assert CourseProgress.objects.get(participant__user=learner).done == 2


def test_what_was_begun_without_an_account_goes_on_in_it(site_tree: SiteTree, client: BrowserClient, learner: User) -> None:
    client.post(answer_url(site_tree.steps[2]), fill(client, site_tree.steps[2]))
    open_form = fill(client, site_tree.quiz_step)
    client.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(answer_url(site_tree.quiz_step), open_form).status_code == 303
    assert CourseProgress.objects.get(participant__user=learner).done == 2


def test_a_stale_csrf_token_gives_the_filled_form_back(site_tree: SiteTree, learner: User) -> None:
    strict = BrowserClient(enforce_csrf_checks=True)
    strict.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    data = fill(strict, site_tree.quiz_step) | {"csrfmiddlewaretoken": "x" * 64}
    response = strict.post(answer_url(site_tree.quiz_step), data)
    assert (response.status_code, checked(response.content.decode())) == (403, 3)
    assert not Attempt.objects.exists()


def test_marking_a_step_as_done_leads_to_the_next(site_tree: SiteTree, client: BrowserClient) -> None:
    url = f"/pl/nauka/krok/{page_key(site_tree.read_step)}/zrobione/"
    response = client.post(url)
    assert (response.status_code, response.url, list(response.cookies)) == (303, site_tree.steps[2].url, ["mowis_participant"])
    assert StepCompletion.objects.get().reason == "confirmed"


def test_a_step_with_a_quiz_cannot_be_marked_as_done(site_tree: SiteTree, client: BrowserClient) -> None:
    response = client.post(f"/pl/nauka/krok/{page_key(site_tree.quiz_step)}/zrobione/")
    assert (response.status_code, response.cookies) == (409, {})
    assert not StepCompletion.objects.exists()


def test_one_progress_in_two_languages(site_tree: SiteTree, client: BrowserClient) -> None:
    english = translate(site_tree.quiz_step, "en")
    client.post(answer_url(site_tree.quiz_step), fill(client, site_tree.quiz_step, right=False))
    response = client.post(answer_url(site_tree.quiz_step, "en"), fill(client, english))
    assert response.url == f"/en/learning/attempt/{Attempt.objects.get(number=2).pk}/"
    assert [(a.number, a.locale, a.passed) for a in Attempt.objects.order_by("number")] == [(1, "pl", False), (2, "en", True)]
    assert CourseProgress.objects.get().done == 1


def test_json_is_no_form_and_is_no_error(site_tree: SiteTree, client: BrowserClient) -> None:
    body = json.dumps({"attempt": "x"})
    assert client.post(answer_url(site_tree.quiz_step), body, content_type="application/json").status_code == 409
