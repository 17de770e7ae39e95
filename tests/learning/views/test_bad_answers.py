"""Bad input to everything that takes an answer: a readable refusal, nothing counted, nothing that was typed lost."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from cms.accounts.models import Participant
from learning.domain.answering.attempt_keys import load
from learning.models import Attempt, LearningCount, Response, StepCompletion, StepPage
from tests.conftest import signed_in
from tests.factories import SiteTree, UserFactory, multiple, single
from tests.factories.question_kinds import reflection
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.views.test_answers import answer_url
from tests.learning.views.test_saving import JSON, close, save_url

pytestmark = pytest.mark.django_db

TYPED = "Zacznę od statutu"
Data = dict[str, Any]


@dataclass
class Place:
    """A step with a choice, a second choice and a thought to type, and the form of somebody who filled it in."""

    step: StepPage
    browser: BrowserClient
    data: Data

    def name(self, number: int) -> str:
        """The input of a question."""
        return f"q-{self.step.questions[number].id}"


def _key(change: Callable[[Any], Any]) -> Callable[[Place], Data]:
    return lambda place: {"attempt": change(load(place.data["attempt"])).dump()}


def _closed(place: Place) -> Data:
    close(place.step)
    return {}


def _anothers(place: Place) -> Data:
    other = signed_in(UserFactory())
    other.post(save_url(place.step), {"attempt": form_key(other, place.step.url)})
    return {"attempt": form_key(other, place.step.url)}


CASES: dict[str, tuple[int, Callable[[Place], Data]]] = {
    "no key": (409, lambda _: {"attempt": ""}),
    "a key that nobody signed": (409, lambda place: {"attempt": place.data["attempt"][:-2] + "xx"}),
    "a NUL byte in the key": (409, lambda _: {"attempt": "a\x00b"}),
    "a form of a clock that is ahead": (409, _key(lambda key: replace(key, given_at=key.given_at + timedelta(hours=1)))),
    "a form of three weeks ago": (409, _key(lambda key: replace(key, given_at=timezone.now() - timedelta(days=21)))),
    "a key of another step": (400, _key(lambda key: replace(key, step_key=uuid4()))),
    "a question that is no uuid": (400, lambda _: {"q-x": "1"}),
    "a question of another step": (400, lambda _: {f"q-{uuid4()}": str(uuid4())}),
    "a part that the question does not have": (400, lambda place: {f"{place.name(0)}.{uuid4()}": "x"}),
    "an option that is no uuid": (400, lambda place: {place.name(0): "x"}),
    "an option of another question": (400, lambda place: {place.name(0): place.data[place.name(1)]}),
    "a NUL byte in a text": (400, lambda place: {place.name(2): f"\x00{TYPED}"}),
    "a text that is too long": (422, lambda place: {place.name(2): TYPED + "x" * 4000}),
    "a text as long as a book": (422, lambda place: {place.name(2): TYPED + "x" * 90_000}),
    "six hundred inputs": (400, lambda _: {f"q-{uuid4()}": "x" for _ in range(600)}),
    "replay after the closing date": (409, _closed),
    "another person's attempt": (403, _anothers),
}
PRESSED = ("answer", "save", "hint", "advance", "script")


@pytest.fixture(params=["client", "learner_client"])
def place(request: pytest.FixtureRequest, site_tree: SiteTree) -> Place:
    """A filled form of a stranger, and of somebody known."""
    step = edit(site_tree.quiz_step, lambda _raw: [single(hint="Wskazówka", hint_cost=50), multiple(), reflection()])
    browser = request.getfixturevalue(request.param)
    if request.param == "learner_client":
        browser.post(save_url(site_tree.steps[2]), {"attempt": form_key(browser, site_tree.steps[2].url)})
    data = posted(form_key(browser, step.url), right_answers(key_for(step)))
    return Place(step, browser, data | {f"q-{step.questions[2].id}": TYPED})


def press(place: Place, button: str, data: Data) -> Any:
    """Send the form by one of its buttons, or as its script does."""
    if button == "answer":
        return place.browser.post(answer_url(place.step), data)
    if button == "script":
        return place.browser.post(save_url(place.step), data, headers=JSON)
    return place.browser.post(save_url(place.step), {**data, button: str(place.step.questions[0].id)})


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_refused_in_words_and_neither_counts_nor_loses_anything(place: Place, case: str) -> None:
    status, change = CASES[case]
    is_stranger = not Participant.objects.exists()
    data = place.data | change(place)
    own = Participant.objects.count() - (case == "another person's attempt")
    for button in PRESSED:
        if case == "another person's attempt" and is_stranger:
            status = 401 if button != "script" else 403
        response = press(place, button, data)
        if button == "script":
            assert response.status_code == (403 if is_stranger else status), button
            assert len(response.json()["message"]) > 20
        else:
            html = response.content.decode()
            assert (button, response.status_code, response.cookies.get("mowis_participant")) == (button, status, None)
            assert "data-focus" in html
            assert TYPED in html
        assert not response.status_code < 400
    assert not Attempt.objects.filter(state="submitted").exists()
    assert not LearningCount.objects.exists()
    assert not StepCompletion.objects.exists()
    assert not Response.objects.filter(hint_taken=True).exists()
    assert Participant.objects.count() - (case == "another person's attempt") == own


def test_a_text_that_is_too_long_is_shown_whole_with_the_limit(place: Place) -> None:
    long = TYPED + "ż" * 4100
    html = press(place, "answer", place.data | {place.name(2): long}).content.decode()
    assert (long in html, "4000" in html.replace("\xa0", "").replace(" ", "")) == (True, True)


@pytest.mark.parametrize("button", ["hint", "advance"])
def test_a_button_that_names_no_question_of_the_form_is_refused(place: Place, button: str) -> None:
    for named in ("x", str(uuid4()), "\x00"):
        response = place.browser.post(save_url(place.step), place.data | {button: named})
        assert (response.status_code, TYPED in response.content.decode()) == (400, True)
    assert not Response.objects.exists()


def test_an_address_that_is_no_uuid_is_not_found(client: BrowserClient, site_tree: SiteTree) -> None:
    for address in ("/pl/nauka/krok/x/zapisz/", "/pl/nauka/krok/x/odpowiedz/"):
        assert client.post(address, {}).status_code == 404
