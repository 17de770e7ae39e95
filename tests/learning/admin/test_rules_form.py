"""The editor's form refuses rules that contradict each other, at the field, with everything typed still in it."""

from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from learning.models import CoursePage, ModulePage, StepPage
from tests.factories import SiteTree, commit_hooks
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


def post_step(browser: BrowserClient, url: str, action: str, *, first: list[Page] | None = None, **fields: Any) -> Any:
    """Press a button of the step's form."""
    data = {"title": "Krok", "slug": "krok-z-zasadami", "legal_status": "draft", "summary": "O zasadach.", "minutes": "5", "required": "on"}
    needs = streamfield([("page", str(page.pk)) for page in first or []])
    streams = {name: streamfield([]) for name in ("body", "questions", "score_feedback")}
    form = nested_form_data({**data, **streams, "prerequisites": needs, "comments": inline_formset([]), **fields})
    with commit_hooks(), translation.override("en"):
        return browser.post(url, {**form, action: "1"} if action else form)


def errors(response: Any) -> dict[str, list[str]]:
    """What the form says, by field."""
    assert response.status_code == 200
    return {name: list(said) for name, said in response.context["form"].errors.items()}


def edit_url(page: Page) -> str:
    return f"/admin/pages/{page.pk}/edit/"


def test_a_page_before_itself_is_refused_even_as_a_draft(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    step = site_tree.read_step
    response = post_step(editor_client, edit_url(step), "", first=[step, site_tree.quiz_step], confirmation="Mam szkic.")
    assert list(errors(response)) == ["prerequisites"]
    assert response.context["form"]["confirmation"].value() == "Mam szkic."
    assert StepPage.objects.get(pk=step.pk).latest_revision_id == step.latest_revision_id
    assert post_step(editor_client, edit_url(step), "", first=[site_tree.quiz_step]).status_code == 302


@pytest.mark.parametrize("completion", ["passed", "answered"])
def test_a_step_without_a_quiz_may_wait_for_it_as_a_draft_but_not_go_public(
    site_tree: SiteTree, editor_client: BrowserClient, completion: str
) -> None:
    step = site_tree.read_step
    assert list(errors(post_step(editor_client, edit_url(step), "action-publish", completion_rule=completion))) == ["completion_rule"]
    assert post_step(editor_client, edit_url(step), "", completion_rule=completion).status_code == 302
    fresh = StepPage.objects.get(pk=step.pk)
    assert (fresh.completion_rule, fresh.get_latest_revision_as_object().completion_rule) == ("", completion)


def test_a_new_page_is_checked_against_those_above_it(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    module = ModulePage.objects.get(pk=site_tree.modules[0].pk)
    module.score_rule = "first"
    module.save()
    url = f"/admin/pages/add/mowis_learning/steppage/{module.pk}/"
    response = post_step(editor_client, url, "action-publish", completion_rule="passed", first=[site_tree.course])
    assert sorted(errors(response)) == ["completion_rule", "prerequisites"]
    assert not StepPage.objects.filter(slug="krok-z-zasadami").exists()
    assert post_step(editor_client, url, "action-publish", completion_rule="read").status_code == 302
    assert StepPage.objects.get(slug="krok-z-zasadami").live


@pytest.mark.parametrize("language", ["en", "pl", "nb"])
def test_a_window_is_said_to_hold_back_answers_and_the_learners_word(language: str) -> None:
    """Steps without a quiz are held back by it too, so nothing about it may speak of quizzes alone."""
    marked = {"en": "mark the step as done", "pl": "oznaczyć kroku jako zrobionego", "nb": "merke steget som gjort"}[language]
    with translation.override(language):
        for model in (CoursePage, ModulePage, StepPage):
            for name in ("opens_at", "closes_at"):
                field = model._meta.get_field(name)
                words = f"{field.verbose_name} {field.help_text}"
                assert (marked in words, "quiz" in words, "prøve" in words) == (True, False, False), (model, name)
