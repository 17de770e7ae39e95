"""Quiz blocks: keys that make sense, and nothing of a key that leaves by an index or an API."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from learning.enums import QuestionKind
from learning.kinds.registry import KINDS
from learning.models import StepPage
from tests.factories import SiteTree, multiple, option, single
from tests.factories.question_kinds import MAKERS, one_of_each, true_false
from tests.factories.questions import stream
from tests.harness.client import BrowserClient
from tests.learning.canaries import CANARY, SECRET_NUMBER, canaries


def value_of(*questions: dict[str, Any]) -> Any:
    """The questions as a page holds them."""
    return StepPage(questions=stream(*questions)).questions


def cleaned(*questions: dict[str, Any]) -> Any:
    """The questions as they are when a page is published."""
    value = value_of(*questions)
    return value.stream_block.clean(value)


def test_a_good_question_of_every_type_is_taken() -> None:
    assert [child.block_type for child in cleaned(*one_of_each())] == list(MAKERS)


def test_every_type_of_question_has_a_block_and_a_kind() -> None:
    blocks = list(StepPage.questions.field.stream_block.child_blocks)
    assert sorted(blocks) == sorted(KINDS) == sorted(QuestionKind.values)


@pytest.mark.parametrize(
    "bad",
    [
        single(option("Jedna", correct=True), option("Dwie", correct=True)),
        single(option("Jedna"), option("Dwie")),
        multiple(option("Jedna"), option("Dwie")),
        single(option("Tak", correct=True), option(" tak ")),
        single(option("Tylko jedna", correct=True)),
        single(option("", correct=True), option("Dwie")),
        single(prompt=""),
        single(points=0),
        single(hint_cost=101, hint="Pomoc"),
        single(hint_cost=10),
        true_false("maybe"),
    ],
    ids=[
        "two right in one",
        "none right",
        "none right of several",
        "two alike",
        "one option",
        "no text",
        "no prompt",
        "no points",
        "hint too dear",
        "no hint to pay for",
        "neither true nor false",
    ],
)
def test_a_key_that_makes_no_sense_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        cleaned(bad)


@pytest.mark.parametrize("kind", MAKERS)
def test_search_sees_the_prompt_only(kind: str) -> None:
    question = canaries()[kind]
    value = value_of(question)
    assert value.stream_block.get_searchable_content(value) == [question["value"]["prompt"]]


@pytest.mark.parametrize("kind", MAKERS)
def test_an_api_would_give_no_secret_and_no_id(kind: str) -> None:
    question = canaries()[kind]
    value = value_of(question)
    (row,) = value.stream_block.get_api_representation(value)
    text = json.dumps(row["value"], ensure_ascii=False)
    told = [
        secret for secret in (CANARY, SECRET_NUMBER, "correct", "verdict", "goes_to", "accepted", *item_ids(question)) if secret in text
    ]
    assert (told, row["value"]["prompt"]) == ([], question["value"]["prompt"])


def item_ids(raw: Any) -> list[str]:
    """The ids of everything inside a question."""
    if isinstance(raw, list):
        return [found for one in raw for found in ([one["id"]] if isinstance(one, dict) else []) + item_ids(one)]
    return [found for one in raw.values() for found in item_ids(one)] if isinstance(raw, dict) else []


def test_an_api_would_give_the_words_of_a_choice() -> None:
    value = value_of(single(option("Pierwsza", correct=True), option("Druga"), prompt="Pytanie"), true_false(prompt="Zdanie"))
    assert [row["value"] for row in value.stream_block.get_api_representation(value)] == [
        {"prompt": "Pytanie", "options": [{"text": "Pierwsza"}, {"text": "Druga"}]},
        {"prompt": "Zdanie"},
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", MAKERS)
def test_the_block_chooser_shows_a_preview(admin_client: BrowserClient, kind: str) -> None:
    block = StepPage.questions.field.stream_block.child_blocks[kind]
    response = admin_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert (response.status_code, str(block.get_preview_value()["prompt"]) in response.content.decode()) == (200, True)


@pytest.mark.django_db
def test_a_catalogue_holds_texts_and_no_flag_or_points(site_tree: SiteTree) -> None:
    source, _ = TranslationSource.update_or_create_from_instance(site_tree.quiz_step)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    paths = {entry.msgctxt.split(".")[-1] for entry in translation.export_po() if entry.msgctxt.startswith("questions.")}
    assert paths == {"prompt", "text", "feedback", "feedback_correct", "feedback_incorrect"}
