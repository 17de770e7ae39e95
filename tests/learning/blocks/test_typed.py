"""Blocks of typed questions: what may not be published, and that no answer leaves by an index, an API or a catalogue of flags."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from learning.domain.publishing.scoring import has_all_words, read_questions
from learning.models import StepPage
from tests.factories import SiteTree, publish
from tests.factories.question_kinds import gap, gap_fill, number, reflection, short_text
from tests.factories.questions import stream
from tests.learning.test_blocks import cleaned, value_of

CANARY = "KANAREK-77C2"
ALL = (short_text, number, gap_fill, reflection)


def test_typed_questions_as_they_should_be_are_taken() -> None:
    assert [child.block_type for child in cleaned(*(make() for make in ALL))] == ["short_text", "number", "gap_fill", "reflection"]


@pytest.mark.parametrize(
    "bad",
    [
        short_text(accepted=""),
        short_text(accepted=" \n\t\n"),
        short_text("x" * 301),
        number(value=None),
        number(value="NaN"),
        number(value="1" * 19),
        number(tolerance="-1"),
        number(unit="x" * 31),
        gap_fill(text="Bez luk."),
        gap_fill(text="Jedna [1]."),
        gap_fill(text="[1] [2] [3]"),
        gap_fill(text="[1] [1] [2]"),
        gap_fill(text="[0] [1]"),
        gap_fill(gap("a"), gap(" "), text="[1] [2]"),
        gap_fill(gap("x" * 301), text="[1]"),
        gap_fill(gap("Sąd", distractors=("wójt", "sad.")), text="[1]"),
        gap_fill(*(gap(str(n)) for n in range(1, 22)), text=" ".join(f"[{n}]" for n in range(1, 22))),
        gap_fill(gaps=[]),
        reflection(prompt=""),
    ],
)
def test_a_typed_question_that_makes_no_sense_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        cleaned(bad)


@pytest.mark.parametrize("draft", [short_text(accepted=""), gap_fill(text="Bez luk."), gap_fill(gap(""), text="")])
def test_a_draft_may_be_half_written_and_says_that_words_are_missing(draft: dict[str, Any]) -> None:
    (spec,) = read_questions(value_of(draft))

    assert not has_all_words(spec.kind, spec.payload, spec.texts)


def test_the_last_of_twenty_gaps_is_taken() -> None:
    gaps = [gap(str(number)) for number in range(1, 21)]

    assert cleaned(gap_fill(*gaps, text=" ".join(f"[{number}]" for number in range(20, 0, -1))))


def canaries() -> list[dict[str, Any]]:
    """Questions with a word in each place that tells an answer."""
    return [
        short_text(f"{CANARY}-a", feedback_correct=f"{CANARY}-b", feedback_incorrect=f"{CANARY}-c"),
        number("7752", tolerance="0.25", feedback_correct=f"{CANARY}-d", feedback_incorrect=f"{CANARY}-e"),
        gap_fill(gap(f"{CANARY}-f", distractors=("wójt",)), text="Wpisuje [1].", feedback_correct=f"{CANARY}-g"),
        reflection(feedback_correct=f"{CANARY}-h"),
    ]


def test_search_sees_the_prompts_only() -> None:
    value = value_of(*canaries())
    prompts = [question["value"]["prompt"] for question in canaries()]

    assert value.stream_block.get_searchable_content(value) == prompts


def test_an_api_would_give_what_is_asked_and_no_answer() -> None:
    value = value_of(*canaries())
    shown = [row["value"] for row in value.stream_block.get_api_representation(value)]

    assert [sorted(row) for row in shown] == [["prompt"], ["prompt", "unit"], ["prompt", "text"], ["prompt"]]
    assert [word for word in (CANARY, "7752", "0.25", "wójt") if word in json.dumps(shown, ensure_ascii=False)] == []


@pytest.mark.django_db
def test_a_catalogue_holds_words_and_no_number_flag_or_points(site_tree: SiteTree) -> None:
    step = site_tree.quiz_step
    step.questions = stream(*(make() for make in ALL))
    source, _ = TranslationSource.update_or_create_from_instance(publish(step))
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    entries = [entry for entry in translation.export_po() if (entry.msgctxt or "").startswith("questions.")]

    assert {entry.msgctxt.split(".")[-1] for entry in entries} == {
        "prompt",
        "feedback_correct",
        "feedback_incorrect",
        "accepted",
        "distractors",
        "text",
        "unit",
    }
    assert [entry.msgid for entry in entries if "wójt" in entry.msgid] == ["wójt<br/>minister"]


def test_a_step_page_holds_typed_questions_as_they_were_stored() -> None:
    raw = [make() for make in ALL]

    assert [dict(child) for child in StepPage(questions=stream(*raw)).questions.raw_data] == raw
