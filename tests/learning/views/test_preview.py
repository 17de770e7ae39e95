"""An editor's preview and trial: everything can be seen, nothing is written."""

import json
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from cms.accounts.models import Participant, User
from learning.domain.publishing.scoring import read_questions
from learning.models import Attempt, QuestionVersion, StepPage
from tests.factories import SiteTree, StepFactory, single
from tests.factories.question_kinds import MAKERS, gap_fill, matching, number, ordering, poll, scenario, short_text
from tests.factories.questions import block, stream
from tests.harness.client import BrowserClient
from tests.learning.answering import right_answer, wrong_answer
from tests.learning.domain.publishing.test_versions import mend_typo
from tests.learning.quizzes import KEY, fields

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


def trial_url(step: StepPage) -> str:
    return f"/pl/nauka/podglad/{step.pk}/"


def form_state(html: str) -> str:
    """What the trial's form carries from one showing to the next."""
    found = KEY.search(html)
    assert found
    return found.group(1)


def drafting(site_tree: SiteTree, *questions: dict[str, Any]) -> StepPage:
    """A step that was never published, with these questions."""
    return StepFactory(parent=site_tree.modules[0], title="Nowy", slug="nowy", draft=True, asked=list(questions))


def answers_for(step: StepPage, *, right: bool) -> dict[str, Any]:
    """A form's answers to the draft's questions."""
    make = right_answer if right else wrong_answer
    return fields({spec.block_id: make(spec.kind.value, spec.payload) for spec in read_questions(step.questions)})


@pytest.mark.parametrize("kind", MAKERS)
def test_every_type_can_be_seen_and_tried(site_tree: SiteTree, admin_client: BrowserClient, kind: str) -> None:
    raw = MAKERS[kind]()
    step = drafting(site_tree, raw)
    before = rows()
    page = admin_client.get(f"/admin/pages/{step.pk}/view_draft/").content.decode()
    assert raw["value"]["prompt"] in page
    graded = kind not in {"poll", "reflection"}
    for right in (True, False):
        response = admin_client.post(trial_url(step), answers_for(step, right=right))
        (question,) = response.context["questions"]
        assert (response.status_code, question.graded, question.correct) == (200, graded, graded and right)
    assert rows() == before


@pytest.mark.parametrize("kind", MAKERS)
def test_nonsense_in_a_trial_is_no_error(site_tree: SiteTree, admin_client: BrowserClient, kind: str) -> None:
    raw = MAKERS[kind]()
    step = drafting(site_tree, raw)
    for bad in ("nonsense", "x" * 5000, str(uuid4())):
        names = [f"q-{raw['id']}", f"q-{raw['id']}.{uuid4()}", f"q-{raw['id']}.{bad[:99]}", f"q-{bad[:99]}"]
        response = admin_client.post(trial_url(step), {"attempt": bad, **{name: [bad, bad] for name in names}})
        assert response.status_code == 200, bad
        assert response.context["questions"][0].correct is False


def test_a_scenario_is_decided_scene_by_scene_in_the_preview(site_tree: SiteTree, admin_client: BrowserClient) -> None:
    raw, typed = scenario(), short_text()
    step = drafting(site_tree, raw, typed)
    first = raw["value"]["scenes"][0]
    html = admin_client.get(f"/admin/pages/{step.pk}/view_draft/").content.decode()
    assert ("Dotacja się spóźnia." in html, "Termin mija za tydzień." in html, "Urząd podaje termin." in html) == (True, False, False)
    decided = {f"q-{raw['id']}.{first['id']}": [first["value"]["choices"][0]["id"]], f"q-{typed['id']}": ["statut"]}
    response = admin_client.post(trial_url(step), {"attempt": form_state(html), **decided, "advance": raw["id"]})
    html = response.content.decode()
    assert (response.status_code, "Urząd podaje termin." in html, "Termin mija za tydzień." in html) == (200, True, True)
    assert ('value="statut"' in html, "Aneks jest podpisany." in html) == (True, False)


def test_a_hint_that_costs_is_taken_in_the_preview_and_paid_for_in_the_trial(site_tree: SiteTree, admin_client: BrowserClient) -> None:
    raw = single(hint="Zajrzyj do art. 2.", hint_cost=25)
    step = drafting(site_tree, raw)
    page = admin_client.get(f"/admin/pages/{step.pk}/view_draft/").content.decode()
    taken = admin_client.post(trial_url(step), {"attempt": form_state(page), "hint": raw["id"]}).content.decode()
    assert ("Zajrzyj do art. 2." in page, "Zajrzyj do art. 2." in taken) == (False, True)
    response = admin_client.post(trial_url(step), {"attempt": form_state(taken), **answers_for(step, right=True)})
    (question,) = response.context["questions"]
    assert (question.hint_taken, question.points, question.correct) == (True, Decimal("0.75"), True)


def test_a_draft_that_cannot_be_asked_yet_is_left_out(site_tree: SiteTree, admin_client: BrowserClient) -> None:
    unfinished = [single(prompt=""), gap_fill(gaps=[]), ordering(items=[]), scenario(scenes=[]), matching(pairs=[]), poll(options=[])]
    last = number(prompt="Ile?", value=None)
    step = drafting(site_tree, *unfinished, last)
    response = admin_client.post(trial_url(step), {f"q-{last['id']}": ["7"]})
    assert [question.prompt for question in response.context["questions"]] == ["Ile?"]


def test_the_trial_says_what_a_score_is_told_and_passes_by_the_drafts_rules(site_tree: SiteTree, admin_client: BrowserClient) -> None:
    page = StepPage.objects.get(pk=site_tree.quiz_step.pk)
    page.pass_mark = 50
    page.score_feedback = stream(block("band", {"from_percent": 50, "text": "Połowa."}))
    page.save_revision()
    answers = answers_for(page, right=True)
    answers[f"q-{site_tree.first_questions[0]['id']}"] = []
    response = admin_client.post(trial_url(page), answers)
    assert (response.context["attempt"].passed, "Połowa." in response.content.decode()) == (True, True)
