"""Saving in the browser: by button, by script, from another tab, device and language; hints, decisions, sessions that end."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from cms.accounts.models import Participant, User
from learning.domain.keys import page_key
from learning.enums import AttemptState
from learning.models import Attempt, LearningCount, Response, StepPage
from tests.conftest import signed_in
from tests.factories import SiteTree, UserFactory, multiple, publish, single, translate
from tests.factories.question_kinds import reflection, scenario
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit, flip_key
from tests.learning.quizzes import fields, form_key, key_for, posted, right_answers, wrong_answers
from tests.learning.views.test_answers import answer_url, checked, fill

pytestmark = pytest.mark.django_db

JSON = {"accept": "application/json"}


def save_url(step: Any, language: str = "pl") -> str:
    """Where the step's form is saved."""
    return {"pl": "/pl/nauka/krok/{}/zapisz/", "en": "/en/learning/step/{}/save/"}[language].format(page_key(step))


def page_of(browser: BrowserClient, step: Any) -> str:
    return str(browser.get(step.url).content.decode())


def some(step: Any, number: int = 1) -> dict[str, Any]:
    """Right answers to the first questions."""
    return fields(dict(list(right_answers(key_for(step)).items())[:number]))


def test_reading_sets_nothing_and_the_save_button_makes_the_person(site_tree: SiteTree, client: BrowserClient) -> None:
    step = site_tree.quiz_step
    key = form_key(client, step.url)
    assert (client.cookies, Participant.objects.count()) == ({}, 0)
    response = client.post(save_url(step), {"attempt": key, "save": "1", **some(step)})
    assert (response.status_code, response.url, list(response.cookies)) == (303, f"{step.url}#quiz", ["mowis_participant"])
    html = page_of(client, step)
    assert (checked(html), "data-known" in html, Participant.objects.count()) == (1, True, 1)
    assert Attempt.objects.get().state == AttemptState.OPEN


def test_a_script_saves_for_nobody_unasked(site_tree: SiteTree, client: BrowserClient) -> None:
    step = site_tree.quiz_step
    data = {"attempt": form_key(client, step.url), **some(step)}
    assert "data-known" not in page_of(client, step)
    response = client.post(save_url(step), data, headers=JSON)
    assert (response.status_code, response.cookies, bool(response.json()["message"])) == (403, {}, True)
    assert (Participant.objects.count(), Attempt.objects.count()) == (0, 0)


def test_a_script_saves_what_changed_for_a_known_person_and_is_told_when(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    step = site_tree.quiz_step
    right = right_answers(key_for(step))
    one, two = list(right)
    data = {"attempt": form_key(learner_client, step.url), **fields(right)}
    assert learner_client.post(save_url(step), data, headers=JSON).status_code == 200
    cleared = {"attempt": data["attempt"], "touched": [str(two)]}
    response = learner_client.post(save_url(step), cleared, headers=JSON)
    saved = Attempt.objects.get()
    assert response.json()["saved_at"] == saved.saved_at.isoformat()
    assert re.search(r"\d{1,2}:\d\d", response.json()["message"])
    assert {row.question.block_id: row.answer for row in Response.objects.all()} == {one: right[one], two: {}}


def test_what_was_saved_is_there_on_another_device_and_in_another_language_and_is_sent_from_there(
    site_tree: SiteTree, learner: User, learner_client: BrowserClient
) -> None:
    step = site_tree.quiz_step
    english = translate(step, "en")
    learner_client.post(save_url(step), {"attempt": form_key(learner_client, step.url), **some(step)})
    elsewhere = signed_in(learner)
    html = page_of(elsewhere, english)
    assert (checked(html), "Saved on" in html) == (1, True)
    key = form_key(elsewhere, english.url)
    elsewhere.post(save_url(step, "en"), posted(key, right_answers(key_for(step, locale="en"))))
    assert checked(page_of(learner_client, step)) == 3
    assert Attempt.objects.get().locale == "en"
    sent = learner_client.post(answer_url(step), fill(learner_client, step))
    attempt = Attempt.objects.get()
    assert (sent.url, attempt.state, attempt.passed, attempt.locale) == (f"/pl/nauka/proba/{attempt.pk}/", "submitted", True, "pl")


def test_an_open_attempt_keeps_its_order_and_the_questions_it_began_with(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    step = edit(site_tree.quiz_step, lambda raw: [{**block, "value": {**block["value"], "shuffle": True}} for block in raw])
    key = form_key(learner_client, step.url)
    first = learner_client.post(answer_url(step), {"attempt": key, **some(step)}).content.decode()
    order = re.findall(r'value="([0-9a-f-]{36})"', first)
    pinned = Attempt.objects.get().asked
    edit(step, flip_key)
    edit(step, lambda raw: [*raw, multiple(prompt="Całkiem nowe pytanie?")])
    again = page_of(learner_client, step)
    assert [value for value in re.findall(r'value="([0-9a-f-]{36})"', again) if value in order] == order
    assert ("Całkiem nowe pytanie?" in again, Attempt.objects.get().asked) == (False, pinned)
    learner_client.post(answer_url(step), posted(form_key(learner_client, step.url), right_answers(key_for(step))))
    fresh = BrowserClient()
    assert "Całkiem nowe pytanie?" in page_of(fresh, step)


def test_a_form_that_is_not_whole_is_saved_for_a_known_person(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    step = site_tree.quiz_step
    response = learner_client.post(answer_url(step), {"attempt": form_key(learner_client, step.url), **some(step)})
    assert (response.status_code, checked(response.content.decode())) == (422, 1)
    assert checked(page_of(learner_client, step)) == 1


def test_two_tabs_are_one_go_and_the_result_says_so(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    step = site_tree.quiz_step
    one, two = fill(learner_client, step, right=False), fill(learner_client, step)
    first = learner_client.post(answer_url(step), one)
    second = learner_client.post(answer_url(step), two)
    assert (second.status_code, second.url) == (303, f"{first.url}?earlier=1")
    assert "notice--warn" in learner_client.get(second.url).content.decode()
    assert list(Attempt.objects.order_by("number").values_list("number", "state")) == [(1, "submitted"), (2, "open")]
    assert checked(page_of(learner_client, step)) == 3  # what the second tab said otherwise, for the next try
    again = learner_client.post(answer_url(step), fill(learner_client, step))
    assert Attempt.objects.get(number=2).passed is True
    assert again.url.endswith(f"{Attempt.objects.get(number=2).pk}/")


def test_saving_into_what_was_sent_leads_to_its_result(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    step = site_tree.quiz_step
    data = fill(learner_client, step)
    sent = learner_client.post(answer_url(step), data)
    assert learner_client.post(save_url(step), data).url == f"{sent.url}?earlier=1"
    script = learner_client.post(save_url(step), data, headers=JSON)
    assert (script.status_code, bool(script.json()["message"]), Attempt.objects.count()) == (409, True, 1)


def test_a_hint_that_costs_is_not_in_the_page_until_it_is_taken_and_answers_stay(site_tree: SiteTree, client: BrowserClient) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: [single(hint="Zajrzyj-do-artykułu-2", hint_cost=50), multiple(hint="Jawna-wskazówka")])
    html = page_of(client, step)
    assert ("Zajrzyj-do-artykułu-2" in html, "Jawna-wskazówka" in html, "50" in html) == (False, True, True)
    block = str(step.questions[0].id)
    response = client.post(save_url(step), {"attempt": form_key(client, step.url), "hint": block, **some(step)})
    assert response.url == f"{step.url}#question-1"
    html = page_of(client, step)
    assert ("Zajrzyj-do-artykułu-2" in html, checked(html)) == (True, 1)
    client.post(answer_url(step), fill(client, step))
    assert (Attempt.objects.get().points, Attempt.objects.get().max_points) == (1.5, 2)


def test_a_decision_shows_its_consequence_and_stays(site_tree: SiteTree, client: BrowserClient) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: [scenario()])
    html = page_of(client, step)
    assert ("Dzwonię do urzędu" in html, "Urząd podaje termin." in html, "Termin mija za tydzień." in html) == (True, False, False)
    block = str(step.questions[0].id)
    first, second = step.questions[0].value["scenes"].bound_blocks
    choices = [item.id for item in first.value["choices"].bound_blocks]
    name = f"q-{block}.{first.id}"
    response = client.post(save_url(step), {"attempt": form_key(client, step.url), "advance": block, name: choices[0]})
    assert response.url == f"{step.url}#question-1"
    html = page_of(client, step)
    assert ("Urząd podaje termin." in html, "Termin mija za tydzień." in html, "Aneks jest podpisany." in html) == (True, True, False)
    last = second.value["choices"].bound_blocks[0].id
    changed = {name: choices[2], f"q-{block}.{second.id}": last}
    client.post(answer_url(step), {"attempt": form_key(client, step.url), **changed})
    attempt = Attempt.objects.get()
    assert (attempt.state, attempt.responses.get().answer, attempt.points) == ("submitted", {first.id: [choices[0]], second.id: [last]}, 1)


def test_enter_in_a_text_field_neither_sends_nor_takes_a_hint(site_tree: SiteTree, client: BrowserClient) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: [single(hint="Wskazówka", hint_cost=50), reflection()])
    form = page_of(client, step).split("data-quiz", 1)[1]
    first_button = re.search(r"<button[^>]*>", form)
    assert first_button
    assert ('name="save"' in first_button[0], save_url(step) in first_button[0]) == (True, True)


def test_what_was_saved_before_the_session_ended_is_there_after_signing_in(
    site_tree: SiteTree, learner: User, learner_client: BrowserClient
) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: [single(), reflection(), reflection()])
    key = form_key(learner_client, step.url)
    blocks = [str(block.id) for block in step.questions]
    learner_client.post(save_url(step), {"attempt": key, f"q-{blocks[1]}": "Zapisane wcześniej"}, headers=JSON)
    Session.objects.all().delete()
    late = {"attempt": key, f"q-{blocks[2]}": "Napisane po wygaśnięciu"}
    script = learner_client.post(save_url(step), late, headers=JSON)
    assert (script.status_code, bool(script.json()["message"])) == (403, True)
    response = learner_client.post(save_url(step), late)
    assert (response.status_code, "Napisane po wygaśnięciu" in response.content.decode()) == (401, True)
    learner_client.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    html = page_of(learner_client, step)
    assert ("Zapisane wcześniej" in html, "Napisane po wygaśnięciu" in html) == (True, True)


def test_signing_in_joins_what_was_saved_with_and_without_the_account(
    site_tree: SiteTree, learner: User, learner_client: BrowserClient
) -> None:
    step = site_tree.quiz_step
    right, wrong = right_answers(key_for(step)), wrong_answers(key_for(step))
    one, two = list(right)
    learner_client.post(save_url(step), {"attempt": form_key(learner_client, step.url), **fields({one: wrong[one]})})
    phone = BrowserClient()
    phone.post(save_url(step), {"attempt": form_key(phone, step.url), **fields({one: right[one], two: right[two]})})
    phone.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    again = {"attempt": form_key(phone, step.url), "touched": [str(one)], **fields({one: right[one]})}
    assert phone.post(save_url(step), again, headers=JSON).status_code == 200
    kept = {row.question.block_id: row.answer for row in Attempt.objects.get().responses.select_related("question")}
    assert kept == right


def close(step: StepPage) -> StepPage:
    """The answers of the step were taken until yesterday."""
    page = StepPage.objects.get(pk=step.pk)
    page.closes_at = timezone.now() - timedelta(days=1)
    return publish(page)


@pytest.mark.parametrize("act", ["answer", "save", "script"])
def test_after_the_closing_date_nothing_is_counted_and_what_a_known_person_typed_is_kept_and_shown(
    site_tree: SiteTree, learner_client: BrowserClient, act: str
) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: [single(), reflection()])
    data = fill(learner_client, step) | {f"q-{step.questions[1].id}": "Moja myśl zostaje"}
    close(step)
    url, headers = (answer_url(step), {}) if act == "answer" else (save_url(step), JSON if act == "script" else {})
    response = learner_client.post(url, data, headers=headers)
    assert response.status_code == 409
    assert ("Moja myśl zostaje" in response.content.decode()) == (act != "script")
    assert (Attempt.objects.get().state, LearningCount.objects.count()) == (AttemptState.OPEN, 0)
    assert "Moja myśl zostaje" in page_of(learner_client, step)
    assert Response.objects.filter(points__gt=0).count() == 0


def test_a_stranger_gets_the_form_back_after_the_closing_date_and_nothing_is_set(site_tree: SiteTree, client: BrowserClient) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: [single(), reflection()])
    data = fill(client, step) | {f"q-{step.questions[1].id}": "Moja myśl zostaje"}
    close(step)
    for url in (answer_url(step), save_url(step)):
        response = client.post(url, data)
        assert (response.status_code, response.cookies, "Moja myśl zostaje" in response.content.decode()) == (409, {}, True)
    assert (Participant.objects.count(), Attempt.objects.count()) == (0, 0)


def test_a_person_sees_nothing_of_anothers_open_attempt(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: [single(), reflection()])
    block = step.questions[1].id
    learner_client.post(save_url(step), {"attempt": form_key(learner_client, step.url), f"q-{block}": "Tylko moje"})
    for other in (BrowserClient(), signed_in(UserFactory())):
        assert "Tylko moje" not in page_of(other, step)
