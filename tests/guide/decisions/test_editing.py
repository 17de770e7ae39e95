"""Editors: a circle or a dead end stops publishing with a word at its place, and nothing that was typed is lost."""

import html
import json
import re
from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.guide.models import DecisionPage
from tests.factories import GuideIndexFactory, SiteTree
from tests.harness.client import BrowserClient

from .making import DecisionFactory, tree

ENGLISH = {"accept-language": "en"}


def asking(key: str, *targets: str) -> tuple[str, dict[str, Any]]:
    """A question as the form sends it."""
    answers = streamfield([("item", {"text": f"Do {target}", "hint": "", "leads_to": target}) for target in targets])
    return "question", {"key": key, "text": f"Co z {key}?", "help": "", "answers": without_types(answers)}


def without_types(data: dict[str, Any]) -> dict[str, Any]:
    """The items of a list block name no type."""
    items = {name: item for name, item in data.items() if isinstance(item, dict)}
    return {**data, **{name: {part: value for part, value in item.items() if part != "type"} for name, item in items.items()}}


def ending(key: str, text: str = "<p>Zrób to.</p>") -> tuple[str, dict[str, Any]]:
    """A result as the form sends it."""
    empty = {name: without_types(streamfield([])) for name in ("reasons", "pros", "cons", "links", "citations")}
    return "result", {"key": key, "title": f"Wynik {key}", "text": rich_text(text), **empty}


def sent(page: DecisionPage, *nodes: tuple[str, dict[str, Any]], **changes: Any) -> dict[str, Any]:
    fields = {
        "title": page.title, "slug": page.slug, "body": streamfield([]), "nodes": streamfield(list(nodes)), "summary": "Inne zdanie",
        "sign_language_video": "", "easy_to_read": rich_text(""), "legal_status": "draft", "comments": inline_formset([]),
        "loaded_revision_id": str(page.latest_revision_id), "loaded_revision_created_at": page.latest_revision.created_at.isoformat(),
        **changes,
    }  # fmt: skip
    return nested_form_data(fields)


def told(response: Any) -> Any:
    """What the form of the helper says, by block, list item and field; and everything that the form still holds."""
    text = response.content.decode()
    found = re.search(r'id="nodes"[^>]*data-w-block-arguments-value="([^"]*)"', text)
    assert found
    return json.loads(html.unescape(found[1]))


@pytest.fixture
def address(helper: DecisionPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=(helper.pk,))


def test_circle_is_named_at_the_answer_that_closes_it(helper: DecisionPage, address: str, editor_client: BrowserClient) -> None:
    nodes = (asking("a", "b", "r"), asking("b", "r", "a"), ending("r"))
    response = editor_client.post(address, {**sent(helper, *nodes), "action-publish": "on"}, headers=ENGLISH)
    typed, errors = told(response)
    said = errors["blockErrors"]["1"]["blockErrors"]["answers"]["blockErrors"]["1"]["blockErrors"]["leads_to"]["messages"]
    assert said == ["The way goes round in a circle: a → b → a. Let this answer lead somewhere else."]
    assert [one["value"]["key"] for one in typed] == ["a", "b", "r"]
    assert [one["value"]["leads_to"] for one in typed[1]["value"]["answers"]] == ["r", "a"]
    assert "Inne zdanie" in response.content.decode()
    assert DecisionPage.objects.get(pk=helper.pk).nodes[0].value["key"] == "ile-osob"


def test_mistakes_of_one_block_are_told_together(helper: DecisionPage, address: str, editor_client: BrowserClient) -> None:
    nodes = (asking("a", "r", "x"), ending("r"), ending("r"), ending("s", ""))
    response = editor_client.post(address, {**sent(helper, *nodes), "action-publish": "on"}, headers=ENGLISH)
    errors = told(response)[1]["blockErrors"]
    assert sorted(errors) == ["0", "2", "3"]
    assert sorted(errors["3"]["blockErrors"]) == ["key", "text"]
    empty = editor_client.post(address, {**sent(helper), "action-publish": "on"}, headers=ENGLISH)
    assert told(empty)[1]["messages"] == ["There is no question yet. Add one: people begin with the first question."]


def test_draft_may_be_unfinished_and_the_panel_says_what_is_missing(
    helper: DecisionPage, address: str, editor_client: BrowserClient
) -> None:
    nodes = (asking("a", "b", "r"), asking("b", "a", ""), ending("r"))
    assert editor_client.post(address, sent(helper, *nodes)).status_code == 302
    text = editor_client.get(address, headers=ENGLISH).content.decode()
    panel = re.search(r'<div class="decision-tree">.*?<p>This is the helper as it was last saved.</p>', text, re.DOTALL)
    assert panel
    said = html.unescape(re.sub(r"<[^>]+>", "", panel[0]))
    assert "2 things to mend" in said
    assert "The way goes round in a circle: a → b → a." in said
    assert "the longest way has 2 questions" in said


def test_helper_in_order_is_published(helper: DecisionPage, address: str, editor_client: BrowserClient) -> None:
    nodes = (asking("a", "r", "s"), ending("r"), ending("s"))
    assert editor_client.post(address, {**sent(helper, *nodes), "action-publish": "on"}).status_code == 302
    assert [node.value["key"] for node in DecisionPage.objects.get(pk=helper.pk).nodes] == ["a", "r", "s"]


def test_editor_opens_at_one_cost(site_tree: SiteTree, editor_client: BrowserClient, sql_count: Any) -> None:
    guide = GuideIndexFactory(parent=site_tree.home)
    counts = []
    for size in (2, 12):
        keys = [f"k{number}" for number in range(size)]
        nodes = tree({key: ["koniec", to] for key, to in zip(keys, [*keys[1:], "koniec"], strict=True)}, ("koniec",))
        page = DecisionFactory(parent=guide, slug=f"p-{size}", nodes=nodes)
        editor_client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
        with sql_count() as queries:
            editor_client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
        counts.append(queries.count)
    assert counts[0] == counts[1]
