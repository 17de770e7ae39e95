"""The pages on which a question is graded again: a dry run, a reason, a record; once, and by whoever may."""

from typing import Any

import pytest
from django.utils import translation

from cms.accounts.models import User
from learning.models import Attempt, Regrade, Response, StepPage
from tests.factories import ParticipantFactory, SiteTree
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit, flip_key
from tests.learning.domain.regrading.test_regrade import question_of, regrade, set_points
from tests.learning.quizzes import submit
from tests.learning.views.test_queries import Counter

pytestmark = pytest.mark.django_db
LIST = "/admin/reports/regrades/"


@pytest.fixture
def step(site_tree: SiteTree) -> StepPage:
    """A step whose key was mended after somebody had answered by the old one, rightly as it now turns out."""
    submit(site_tree.steps[2], ParticipantFactory(), right=False)
    return edit(site_tree.steps[2], flip_key)


def dry_run(step: StepPage) -> str:
    return f"{LIST}question/{question_of(step).pk}/"


def form(step: StepPage, **changes: Any) -> dict[str, Any]:
    """The form of the dry run, filled in."""
    return {"reason": "Zły klucz.", "version": question_of(step).current_id, **changes}


def test_the_list_names_the_question_that_waits(step: StepPage, editor_client: BrowserClient) -> None:
    with translation.override("en"):
        response = editor_client.get(LIST)
    question = question_of(step)
    assert response.context["waiting"] == [{"pk": question.pk, "prompt": "Gdzie rejestruje się fundację?", "step": step.title, "n": 1}]
    assert dry_run(step) in response.content.decode()


def test_the_dry_run_shows_what_would_change_and_writes_nothing(step: StepPage, editor_client: BrowserClient) -> None:
    before = (list(Attempt.objects.values()), list(Response.objects.values()))
    response = editor_client.get(dry_run(step))
    plan = response.context["plan"]
    assert (len(plan.raised), len(plan.lowered), len(plan.newly_passed), plan.people) == (1, 0, 1, 1)
    assert "0 → 1" in response.content.decode()
    assert (list(Attempt.objects.values()), list(Response.objects.values()), Regrade.objects.count()) == (*before, 0)


def test_sending_it_grades_and_leads_to_the_record(step: StepPage, editor_client: BrowserClient, editor: User) -> None:
    response = editor_client.post(dry_run(step), form(step))
    record = Regrade.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"{LIST}{record.pk}/")
    assert (record.made_by, record.reason, record.raised, record.may_lower) == (editor, "Zły klucz.", 1, False)
    shown = editor_client.get(response["Location"]).content.decode()
    assert all(words in shown for words in ("Zły klucz.", "0 → 1", str(editor)))
    listed = editor_client.get(LIST).context
    assert (listed["waiting"], [row["record"] for row in listed["rows"]]) == ([], [record])


def test_a_double_click_does_it_once(step: StepPage, editor_client: BrowserClient) -> None:
    data = form(step)
    addresses = {editor_client.post(dry_run(step), data)["Location"] for _ in range(3)}
    assert (len(addresses), Regrade.objects.count()) == (1, 1)


def test_without_a_reason_nothing_is_graded_and_the_tick_stays(step: StepPage, editor_client: BrowserClient) -> None:
    response = editor_client.post(dry_run(step), form(step, reason=" ", may_lower="on"))
    assert (response.status_code, list(response.context["form"].errors), Regrade.objects.count()) == (200, ["reason"], 0)
    assert response.context["form"]["may_lower"].value() is True


@pytest.mark.parametrize("bad", [{"reason": "a" * 301}, {"reason": "a\x00b"}, {"version": "x"}, {"version": "9" * 40}])
def test_bad_input_is_refused_in_words(step: StepPage, editor_client: BrowserClient, bad: dict[str, str]) -> None:
    response = editor_client.post(dry_run(step), form(step, **bad))
    assert (response.status_code, bool(response.context["form"].errors), Regrade.objects.count()) == (200, True, 0)


def test_a_plan_of_another_key_is_shown_anew_with_the_reason_kept(step: StepPage, editor_client: BrowserClient) -> None:
    stale = form(step)
    edit(step, set_points(2))
    response = editor_client.post(dry_run(step), stale)
    assert (response.status_code, Regrade.objects.count()) == (200, 0)
    assert response.context["form"]["reason"].value() == "Zły klucz."
    assert editor_client.post(dry_run(step), form(step)).status_code == 302
    assert response.context["form"]["version"].value() == str(question_of(step).current_id)


def test_a_removed_question_says_why_it_is_not_graded(step: StepPage, editor_client: BrowserClient) -> None:
    question, data = question_of(step), form(step)
    edit(step, lambda raw: [])
    with translation.override("en"):
        response = editor_client.post(f"{LIST}question/{question.pk}/", data, headers={"Accept-Language": "en"})
    assert (response.status_code, Regrade.objects.count(), bool(response.context["refusal"])) == (200, 0, True)
    assert response.context["form"]["reason"].value() == "Zły klucz."


def test_the_records_of_one_question(step: StepPage, editor_client: BrowserClient, editor: User, site_tree: SiteTree) -> None:
    first = regrade(step, editor)
    submit(site_tree.quiz_step, ParticipantFactory(), right=False)
    other = regrade(edit(site_tree.quiz_step, flip_key), editor)
    rows = {key: editor_client.get(LIST, {"question": key}).context["rows"] for key in (first.question_id, "x", "9" * 30, "²")}
    assert [[row["record"] for row in found] for found in rows.values()] == [[first], *[[other, first]] * 3]


@pytest.mark.parametrize("name", ["translator_client", "coordinator_client", "learner_client"])
def test_others_do_not_come_near_it(step: StepPage, request: pytest.FixtureRequest, name: str) -> None:
    browser = request.getfixturevalue(name)
    for address in (LIST, dry_run(step)):
        assert browser.get(address).status_code in {302, 403}
    browser.post(dry_run(step), form(step))
    assert Regrade.objects.count() == 0


def test_an_unknown_question_and_record_are_not_found(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    assert [editor_client.get(f"{LIST}{path}", follow=True).status_code for path in ("question/999999/", "999999/")] == [404, 404]


def test_the_list_costs_the_same_with_many_answers(step: StepPage, editor_client: BrowserClient, sql_count: Counter) -> None:
    counts = []
    for _ in range(2):
        editor_client.get(LIST)
        with sql_count() as queries:
            editor_client.get(LIST)
        counts.append(queries.count)
        for _number in range(3):
            edited = edit(StepPage.objects.get(pk=step.pk), flip_key)
            submit(edited, ParticipantFactory(), right=False)
    assert counts[0] == counts[1]
    assert Response.objects.count() == 7
