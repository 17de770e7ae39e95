"""A quiz by native fields: one group a question, its legend first; everything in text; no clock, and no drag alone."""

from typing import Any

import pytest
from bs4 import Tag

from learning.models import Attempt, StepPage
from tests.factories import SiteTree
from tests.harness.client import BrowserClient
from tests.learning.quizzes import form_key, key_for, posted, wrong_answers
from tests.learning.views.test_answers import answer_url

from .forms import ask_one_of_each, parsed, quiz_of

pytestmark = pytest.mark.django_db
FIELDS = "input:not([type=hidden]), select, textarea"


@pytest.fixture
def step(site_tree: SiteTree) -> StepPage:
    """A step with a question of each type."""
    page: StepPage = ask_one_of_each(site_tree)
    return page


def name_of(field: Tag, form: Tag) -> str:
    """What a field is called by: the label around it, or the one for it."""
    label = field.find_parent("label") or (form.select_one(f'label[for="{field["id"]}"]') if field.has_attr("id") else None)
    return " ".join(label.get_text(" ").split()) if label else ""


def test_each_question_is_a_group_whose_legend_comes_first_and_holds_it(step: StepPage, client: BrowserClient) -> None:
    form = quiz_of(client.get(step.url).content)
    groups = form.select("fieldset")
    assert len(groups) == len(form.select("legend")) == len(step.questions) == 11
    for group, block in zip(groups, step.questions, strict=True):
        first = next(child for child in group.children if isinstance(child, Tag))
        assert (first.name, block.value["prompt"] in first.get_text()) == ("legend", True)
        assert group.select(FIELDS), f"{block.block_type}: nothing to answer with"
    fields = form.select(FIELDS)
    assert {str(field.get("type", field.name)) for field in fields} <= {"radio", "checkbox", "text", "select", "textarea"}
    assert [str(field) for field in fields if not name_of(field, form)] == []
    assert form.select("[draggable], [role=radio], [role=checkbox], [contenteditable], [onclick]") == []


def test_nothing_of_a_quiz_runs_against_a_clock(step: StepPage, client: BrowserClient) -> None:
    page = parsed(client.get(step.url).content)
    assert page.select("meta[http-equiv=refresh], [role=timer], [data-countdown]") == []


def test_errors_are_summed_up_first_and_lead_to_their_questions(step: StepPage, client: BrowserClient) -> None:
    page = parsed(client.post(answer_url(step), {"attempt": form_key(client, step.url)}).content)
    assert page.select_one(".error-summary [data-focus]")
    links = [str(link["href"])[1:] for link in page.select(".error-summary a[href^='#question-']")]
    assert links == [f"question-{number}" for number in range(1, 12)]
    for anchor in links:
        group: Any = page.find(id=anchor)
        described = str(group["aria-describedby"]).split()
        assert all(page.find(id=each) for each in described)
        assert group.select_one(".field__error").get_text(strip=True)


def test_the_result_is_told_in_words_at_the_place_that_takes_the_focus(step: StepPage, client: BrowserClient) -> None:
    data = posted(form_key(client, step.url), wrong_answers(key_for(step)))
    page = parsed(client.post(answer_url(step), data, follow=True).content)
    attempt = Attempt.objects.get()
    heading: Any = page.select_one("h1[data-focus]")
    assert (heading["tabindex"], f"{attempt.max_points:.0f}" in heading.get_text()) == ("-1", True)
    # Signs are drawings that are not read out; what they mean stands beside them.
    signs = page.select("main .sign")
    assert len(signs) >= 11
    assert [str(sign) for sign in signs if not sign.get_text(strip=True)] == []
    assert [str(icon) for icon in page.select("main svg") if icon.get("aria-hidden") != "true"] == []
