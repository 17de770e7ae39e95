"""Quiz blocks: keys that make sense, and nothing of a key that leaves by an index or an API."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from learning.models import StepPage
from tests.factories import SiteTree, multiple, option, single
from tests.factories.questions import stream

CANARY = "KANAREK-41B9"


def value_of(*questions: dict[str, Any]) -> Any:
    """The questions as a page holds them."""
    return StepPage(questions=stream(*questions)).questions


def cleaned(*questions: dict[str, Any]) -> Any:
    """The questions as they are when a page is published."""
    value = value_of(*questions)
    return value.stream_block.clean(value)


def test_a_good_key_is_taken() -> None:
    assert [child.block_type for child in cleaned(single(), multiple())] == ["single", "multiple"]


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
    ],
    ids=["two right in one", "none right", "none right of several", "two alike", "one option", "no text", "no prompt", "no points"],
)
def test_a_key_that_makes_no_sense_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        cleaned(bad)


def canary_question() -> dict[str, Any]:
    return single(
        option(f"{CANARY}-a", correct=True, feedback=f"{CANARY}-b"),
        option("Druga", feedback=f"{CANARY}-c"),
        prompt="Pytanie do indeksu",
        hint="Podpowiedź",
        feedback_correct=f"{CANARY}-d",
        feedback_incorrect=f"{CANARY}-e",
    )


def test_search_sees_the_prompt_only() -> None:
    value = value_of(canary_question())
    assert value.stream_block.get_searchable_content(value) == ["Pytanie do indeksu"]


def test_an_api_would_give_the_words_and_no_key() -> None:
    value = value_of(canary_question())
    shown = value.stream_block.get_api_representation(value)
    assert [row["value"] for row in shown] == [{"prompt": "Pytanie do indeksu", "options": [{"text": f"{CANARY}-a"}, {"text": "Druga"}]}]
    assert "correct" not in json.dumps(shown)


@pytest.mark.django_db
def test_a_catalogue_holds_texts_and_no_flag_or_points(site_tree: SiteTree) -> None:
    source, _ = TranslationSource.update_or_create_from_instance(site_tree.quiz_step)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    paths = {entry.msgctxt.split(".")[-1] for entry in translation.export_po() if entry.msgctxt.startswith("questions.")}
    assert paths == {"prompt", "text", "feedback", "feedback_correct", "feedback_incorrect"}
