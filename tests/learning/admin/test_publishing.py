"""Publishing a change of what people have answered: asked about first, told about afterwards, and nothing typed is lost."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.utils import translation
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.accounts.models import User
from learning.models import QuestionVersion, Response, StepPage
from tests.factories import ParticipantFactory, SiteTree, commit_hooks
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit, flip_key, mend_typo
from tests.learning.domain.regrading.test_regrade import question_of
from tests.learning.quizzes import submit

pytestmark = pytest.mark.django_db
Change = Callable[[list[Any]], list[Any] | None]


def as_form(value: Any) -> Any:
    """A raw value of a block as its form posts it."""
    if isinstance(value, list):
        rows = {
            str(at): {"id": item["id"], "order": str(at), "deleted": "", "value": as_form(item["value"])} for at, item in enumerate(value)
        }
        return {"count": str(len(value)), **rows}
    if isinstance(value, dict):
        return {name: as_form(part) for name, part in value.items() if part is not False}
    return "on" if value is True else str(value)


def quiz_form(raw: list[Any]) -> dict[str, Any]:
    """The quiz field of the editor."""
    form: dict[str, Any] = as_form(raw)
    for at, block in enumerate(raw):
        form[str(at)]["type"] = block["type"]
        form[str(at)]["value"].setdefault("citations", streamfield([]))
    return form


def post_editor(browser: BrowserClient, step: StepPage, change: Change, *, action: str = "action-publish", **fields: Any) -> Any:
    """Change the quiz in the editor and press a button."""
    raw = json.loads(json.dumps(list(StepPage.objects.get(pk=step.pk).questions.raw_data)))
    raw = change(raw) or raw
    empty = ("body", "score_feedback", "prerequisites")
    data = {"title": step.title, "slug": step.slug, "legal_status": "draft", "summary": step.summary, "minutes": "5", "required": "on"}
    streams = {name: streamfield([]) for name in empty}
    form = nested_form_data({**data, **streams, "questions": quiz_form(raw), "comments": inline_formset([]), **fields})
    with commit_hooks():
        return browser.post(f"/admin/pages/{step.pk}/edit/", {**form, action: "1"})


def confirm_url(step: StepPage) -> str:
    return f"/admin/pages/{step.pk}/confirm-publishing/"


def told(response: Any) -> str:
    """What the messages say, with their links."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.fixture
def step(site_tree: SiteTree) -> StepPage:
    """A step that somebody has answered."""
    submit(site_tree.steps[2], ParticipantFactory(), right=False)
    return site_tree.steps[2]


def test_a_key_change_is_asked_about_and_the_draft_is_kept(step: StepPage, editor_client: BrowserClient) -> None:
    response = post_editor(editor_client, step, flip_key, title="Nowy tytuł")
    assert (response.status_code, response["Location"]) == (302, confirm_url(step))
    assert QuestionVersion.objects.filter(question=question_of(step)).count() == 1
    assert not Response.objects.get().points
    draft: Any = StepPage.objects.get(pk=step.pk).get_latest_revision_as_object()
    assert (draft.title, [o.value["correct"] for o in draft.questions[0].value["options"].bound_blocks]) == ("Nowy tytuł", [False, True])
    with translation.override("en"):
        page = editor_client.get(confirm_url(step), headers={"Accept-Language": "en"})
        # The last step of the way is the page's heading.
        heading = str(page.context["breadcrumbs_items"][-1]["label"])
    assert heading == "Publish, and change what was answered?"
    assert page.context["affected"] == "1 answer affected"
    line = "“Gdzie rejestruje się fundację?”: what is right, or the points, changes. 1 answer affected."
    assert page.context["lines"] == [f"{line} It stays as it is until you grade it again."]
    assert step.title == StepPage.objects.get(pk=step.pk).title


def test_confirming_publishes_and_tells_where_to_grade_again(step: StepPage, editor_client: BrowserClient) -> None:
    post_editor(editor_client, step, flip_key)
    revision = editor_client.get(confirm_url(step)).context["revision"]
    with commit_hooks():
        response = editor_client.post(confirm_url(step), {"revision": revision})
    assert response.status_code == 302
    assert [version.number for version in QuestionVersion.objects.filter(question=question_of(step))] == [1, 2]
    assert f"/admin/reports/regrades/question/{question_of(step).pk}/" in told(response)
    again = editor_client.post(confirm_url(step), {"revision": revision})  # a double click
    assert (again["Location"], StepPage.objects.get(pk=step.pk).revisions.count()) == (f"/admin/pages/{step.pk}/edit/", 2)


def test_a_draft_saved_meanwhile_is_shown_before_it_is_published(step: StepPage, editor_client: BrowserClient) -> None:
    post_editor(editor_client, step, flip_key)
    revision = editor_client.get(confirm_url(step)).context["revision"]
    page: Any = StepPage.objects.get(pk=step.pk).get_latest_revision_as_object()
    page.title = "Jeszcze inny"
    page.save_revision()
    response = editor_client.post(confirm_url(step), {"revision": revision})
    assert (response["Location"], question_of(step).current.number) == (confirm_url(step), 1)


@pytest.mark.parametrize("bad", ["", "x", "9" * 40])
def test_a_form_without_its_revision_publishes_nothing(step: StepPage, editor_client: BrowserClient, bad: str) -> None:
    post_editor(editor_client, step, flip_key)
    assert editor_client.post(confirm_url(step), {"revision": bad})["Location"] == confirm_url(step)
    assert question_of(step).current.number == 1


@pytest.mark.parametrize("change", [mend_typo, lambda raw: raw[0]["value"]["options"].reverse()])
def test_what_changes_no_answer_is_published_without_a_question(step: StepPage, editor_client: BrowserClient, change: Change) -> None:
    response = post_editor(editor_client, step, change)
    assert (confirm_url(step) == response["Location"], StepPage.objects.get(pk=step.pk).has_unpublished_changes) == (False, False)


def test_a_quiz_that_nobody_answered_is_published_without_a_question(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    post_editor(editor_client, site_tree.steps[2], flip_key)
    assert question_of(site_tree.steps[2]).current.number == 2


def test_saving_a_draft_asks_nothing_and_the_editor_then_shows_what_publishing_does(step: StepPage, editor_client: BrowserClient) -> None:
    url = f"/admin/pages/{step.pk}/edit/"
    before = editor_client.get(url, headers={"Accept-Language": "en"})
    response = post_editor(editor_client, step, flip_key, action="action-save")
    assert response["Location"] == url
    after = editor_client.get(url, headers={"Accept-Language": "en"})
    assert panel_of(before) is None
    shown: Any = panel_of(after)
    assert (shown.impact.answers, len(shown.impact.questions)) == (1, 1)


def panel_of(response: Any) -> Any:
    """The panel of the editor that tells what publishing does, if it is shown."""
    tabs = response.context["edit_handler"].children
    found = [panel for tab in tabs for panel in tab.children if type(panel.panel).__name__ == "ImpactPanel"]
    assert len(found) == 1
    return found[0] if found[0].is_shown() else None


def test_whoever_may_not_publish_is_not_asked(step: StepPage, translator_client: BrowserClient) -> None:
    edit(step, mend_typo)
    for send in (translator_client.get, translator_client.post):
        assert send(confirm_url(step)).status_code in {302, 403}
    assert question_of(step).current.number == 1


def test_an_unknown_page_is_not_found(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    urls = [f"/admin/pages/{pk}/confirm-publishing/" for pk in (999999, site_tree.course.pk)]
    assert [editor_client.get(url, follow=True).status_code for url in urls] == [404, 404]


def test_the_person_who_confirmed_is_in_the_log(step: StepPage, editor_client: BrowserClient, editor: User) -> None:
    post_editor(editor_client, step, flip_key)
    revision = editor_client.get(confirm_url(step)).context["revision"]
    editor_client.post(confirm_url(step), {"revision": revision})
    entry = PageLogEntry.objects.filter(page=step, action="wagtail.publish").order_by("-timestamp", "-pk").first()
    assert entry
    assert entry.user == editor
