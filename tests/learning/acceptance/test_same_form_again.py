"""A form of every type of question comes back filled in as it was: after a refusal, a stale token, a session that ended, a closing date."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session

from cms.accounts.models import Participant, User
from learning.models import Attempt, LearningCount
from tests.conftest import signed_in
from tests.factories import SiteTree, translate
from tests.harness.client import BrowserClient
from tests.learning.quizzes import form_key
from tests.learning.views.test_answers import answer_url
from tests.learning.views.test_saving import JSON, close, save_url

from .forms import as_sent, ask_one_of_each, filled_in, whole_form

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def step(site_tree: SiteTree) -> Any:
    """A step with a question of each type."""
    return ask_one_of_each(site_tree)


@pytest.mark.parametrize("where", [answer_url, save_url])
def test_a_session_that_ended_leads_back_to_the_same_filled_form(
    step: Any, learner: User, learner_client: BrowserClient, where: Callable[[Any], str]
) -> None:
    # The form is that of an account: saved once, so that it carries whose it is.
    learner_client.post(save_url(step), {"attempt": form_key(learner_client, step.url)})
    data = whole_form(step, form_key(learner_client, step.url))
    Session.objects.all().delete()
    refused = learner_client.post(where(step), data)
    assert (refused.status_code, filled_in(refused.content)) == (401, as_sent(data))
    assert (Participant.objects.count(), Attempt.objects.filter(state="submitted").count()) == (1, 0)
    learner_client.force_login(learner, backend=BACKEND)
    page = learner_client.get(step.url)
    assert filled_in(page.content) == as_sent(data)
    again = {"attempt": form_key(learner_client, step.url), **{name: value for name, value in data.items() if name != "attempt"}}
    assert learner_client.post(answer_url(step), again).status_code == 303
    assert Attempt.objects.get().passed is True


def test_a_stranger_s_refused_form_is_the_same_form(step: Any, client: BrowserClient) -> None:
    data = whole_form(step, form_key(client, step.url))
    for broken in ({"attempt": ""}, {"attempt": data["attempt"][:-3]}, {"q-x": "1"}):
        response = client.post(answer_url(step), data | broken)
        assert (response.status_code in {400, 409}, filled_in(response.content)) == (True, as_sent(data)), broken
    close(step)
    for url in (answer_url(step), save_url(step)):
        response = client.post(url, data)
        assert (response.status_code, filled_in(response.content)) == (409, as_sent(data))
    assert (Participant.objects.count(), LearningCount.objects.count()) == (0, 0)


def test_a_stale_token_gives_the_same_form_back(step: Any, learner: User) -> None:
    strict = BrowserClient(enforce_csrf_checks=True)
    strict.force_login(learner, backend=BACKEND)
    data = whole_form(step, form_key(strict, step.url)) | {"csrfmiddlewaretoken": "x" * 64}
    for url in (answer_url(step), save_url(step)):
        response = strict.post(url, data)
        assert (response.status_code, filled_in(response.content)) == (403, as_sent(data))


def test_what_was_saved_stands_in_the_form_on_another_device_and_in_another_language(
    step: Any, learner: User, learner_client: BrowserClient
) -> None:
    translate(step, "nb")
    data = whole_form(step, form_key(learner_client, step.url))
    assert learner_client.post(save_url(step), data, headers=JSON).status_code == 200
    norwegian = step.get_translations().get(locale__language_code="nb")
    for browser, url in ((learner_client, step.url), (signed_in(learner), norwegian.url)):
        shown = filled_in(browser.get(url).content)
        # A gap to choose for is answered by a word, which each language has its own of.
        assert set(shown) == set(as_sent(data))
        differing = [name for name, values in as_sent(data).items() if shown[name] != values]
        assert differing == [], url
