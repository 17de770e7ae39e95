"""An editor's preview and trial: everything can be seen, nothing is written."""

import json

import pytest
from django.db import connection

from cms.accounts.models import Participant, User
from learning.models import Attempt, QuestionVersion, StepPage
from tests.factories import SiteTree, StepFactory, single
from tests.harness.client import BrowserClient
from tests.learning.domain.test_versions import mend_typo

pytestmark = pytest.mark.django_db


def draft_of(step: StepPage) -> StepPage:
    """Save a draft with other words; the live page stays."""
    page = StepPage.objects.get(pk=step.pk)
    raw = json.loads(json.dumps(list(page.questions.raw_data)))
    mend_typo(raw)
    page.questions = json.dumps(raw)
    page.save_revision()
    return page


def rows() -> tuple[int, int, int]:
    return Attempt.objects.count(), Participant.objects.count(), QuestionVersion.objects.count()


def test_the_preview_of_a_draft_shows_the_drafts_questions_and_a_banner(site_tree: SiteTree, admin_client: BrowserClient) -> None:
    page = draft_of(site_tree.quiz_step)
    before = rows()
    html = admin_client.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()
    assert "(poprawione)" in html
    assert f"/pl/nauka/podglad/{page.pk}/" in html
    assert rows() == before


def test_a_trial_answer_is_graded_by_the_draft_and_writes_nothing(site_tree: SiteTree, admin_client: BrowserClient) -> None:
    page = draft_of(site_tree.quiz_step)
    before = rows()
    data = {f"q-{block['id']}": [o["id"] for o in block["value"]["options"] if o["value"]["correct"]] for block in page.questions.raw_data}
    html = admin_client.post(f"/pl/nauka/podglad/{page.pk}/", data).content.decode()
    assert ("(poprawione)" in html, "Tak mówi art. 2 ustawy o fundacjach." in html) == (True, True)
    assert rows() == before


def test_an_empty_trial_is_no_error(site_tree: SiteTree, admin_client: BrowserClient) -> None:
    assert admin_client.post(f"/pl/nauka/podglad/{site_tree.quiz_step.pk}/").status_code == 200


@pytest.mark.parametrize("who", ["client", "learner_client"])
def test_only_those_who_may_edit_can_try(request: pytest.FixtureRequest, site_tree: SiteTree, who: str) -> None:
    browser = request.getfixturevalue(who)
    response = browser.post(f"/pl/nauka/podglad/{site_tree.quiz_step.pk}/")
    assert response.status_code == 403
    assert "Osoba fizyczna" not in response.content.decode()


def test_a_step_that_was_never_published_can_be_seen_and_tried(site_tree: SiteTree, admin_client: BrowserClient, admin: User) -> None:
    step = StepFactory(parent=site_tree.modules[0], title="Nowy", slug="nowy", draft=True, asked=[single()])
    assert admin_client.get(f"/admin/pages/{step.pk}/view_draft/").status_code == 200
    assert admin_client.post(f"/pl/nauka/podglad/{step.pk}/").status_code == 200
    assert not QuestionVersion.objects.filter(question__step_key=step.translation_key).exists()
    assert connection.needs_rollback is False
