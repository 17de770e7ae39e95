"""Blocks of arranged questions, scenarios and polls: what they refuse, what they let out, what a translator gets."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from learning.blocks import QuestionsBlock
from learning.domain.publishing.scoring import read_questions
from learning.models import StepPage
from tests.factories import SiteTree
from tests.factories.arranged import choice, ids, matching, ordering, poll, scenario, scene, scene_ids
from tests.factories.questions import stream
from tests.harness.client import BrowserClient

KINDS = ("matching", "ordering", "scenario", "poll")


def in_polish(text: str) -> str:
    """The text as editors read it."""
    with translation.override("pl"):
        return translation.gettext(text)


def value_of(*questions: dict[str, Any]) -> Any:
    """The questions as a page holds them."""
    return StepPage(questions=stream(*questions)).questions


def refusal(question: dict[str, Any]) -> str:
    """What is said in English when a page with this question is published; empty when it is taken."""
    value = value_of(question)
    with translation.override("en"):
        try:
            value.stream_block.clean(value)
        except StreamBlockValidationError as error:
            return json.dumps(error.as_json_data(), ensure_ascii=False)
    return ""


@pytest.mark.parametrize("question", [matching(extra=["nic"]), ordering(), scenario(), poll()], ids=KINDS)
def test_a_key_that_makes_sense_is_taken(question: dict[str, Any]) -> None:
    assert refusal(question) == ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (matching(("a", "x"), (" A ", "y")), "Two entries read the same."),
        (matching(("a", "x"), ("b", "X")), "Two pairs go with the same text"),
        (matching(("a", "x"), ("b", "y"), extra=["y"]), "What is offered but wrong must differ"),
        (matching(("a", "x")), "The minimum number of items is 2"),
        (ordering("a", "A"), "Two items read the same."),
        (ordering("a"), "The minimum number of items is 2"),
        (poll("a", "a"), "Two answers read the same."),
        (poll("a", ""), "This field is required."),
        (scenario(scene("A", choice("x", "best", "C"), choice("y"))), "In scene “A” a choice goes to “C”, and there is no such scene."),
        (scenario(scene("A", choice("x", "best", "a"), choice("y"))), "round in a circle: “A” → “A”"),
        (scenario(scene("A", choice("x", "best"), choice("x"))), "In scene “A” two choices read the same."),
        (scenario(scene("A", choice("x"), choice("y"))), "Scene “A” has no best choice."),
        (scenario(scene("", choice("x", "best"), choice("y"))), "This field is required."),
    ],
)
def test_a_key_that_makes_no_sense_is_refused_in_words(question: dict[str, Any], said: str) -> None:
    assert said in refusal(question)


def test_all_that_is_wrong_with_a_scenario_is_said_at_once() -> None:
    said = refusal(scenario(scene("A", choice("x"), choice("y")), scene("B", choice("x", "best"), choice("x"))))

    wanted = ("No choice leads to scene “B”", "Scene “A” has no best choice", "In scene “B” two choices read the same")
    assert [one for one in wanted if one not in said] == []


def test_a_draft_may_be_incomplete() -> None:
    block = QuestionsBlock()
    value = block.to_python([scenario(scene("A", choice("x", "poor", "Z"), choice("y")))])
    block.defer_required_validation()
    try:
        assert len(block.clean(value)) == 1
    finally:
        block.restore_deferred_validation()


@pytest.mark.parametrize("name", KINDS)
def test_rows_ready_in_the_editor_have_no_ids_that_two_questions_would_share(name: str) -> None:
    block = QuestionsBlock().child_blocks[name]

    def lists(state: Any) -> list[dict[str, Any]]:
        if isinstance(state, dict):
            return [row for one in state.values() for row in lists(one)]
        rows = [row for row in state if isinstance(row, dict)] if isinstance(state, list) else []
        return [*rows, *(inner for row in rows for inner in lists(row["value"]))]

    rows = lists(block.get_form_state(block.get_default()))

    assert {"matching": 3, "ordering": 3, "scenario": 6, "poll": 2}[name] == len(rows)
    # None would be taken for an id; a row without one is given its own in the browser.
    assert [row for row in rows if "id" in row] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "shown"),
    [("matching", "The founder"), ("ordering", "Write the statute"), ("scenario", "Call the office"), ("poll", "Less than a year")],
)
def test_editors_see_in_the_chooser_what_a_type_looks_like(editor_client: BrowserClient, name: str, shown: str) -> None:
    block = QuestionsBlock().child_blocks[name]
    html = editor_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}).content.decode()

    assert "quiz-question__option" in html
    assert in_polish(shown) in html


def test_scenario_begins_with_two_labelled_scenes() -> None:
    block = QuestionsBlock().child_blocks["scenario"]
    scenes = block.get_default()["scenes"]

    assert [one["label"] for one in scenes] == ["A", "B"]
    assert [[way["verdict"] for way in one["choices"]] for one in scenes] == [["best", "poor"]] * 2


def test_no_key_leaves_by_the_index_or_the_api() -> None:
    canary = "KANAREK-77C0"
    scenes = (
        scene("A", choice("Idę", "best", "B", f"{canary}-a"), choice("Stoję", "poor", "", f"{canary}-b"), text="Początek"),
        scene("B", choice(f"{canary}-c", "best"), choice(f"{canary}-d"), text=f"{canary}-e"),
    )
    value = value_of(scenario(*scenes), ordering("Żaba", "Ala"), matching(("x", "Zorza"), ("y", "Aster"), extra=["Mak"]), poll())
    api = json.dumps(value.stream_block.get_api_representation(value), ensure_ascii=False)
    index = value.stream_block.get_searchable_content(value)

    assert canary not in api
    assert [word for word in ("best", "goes_to", "label", *(one["id"] for one in scenes)) if word in api] == []
    assert index == ["Co dalej?"] * 3 + ["Jak długo działacie?"]
    shown = {row["type"]: row["value"] for row in json.loads(api)}
    assert shown["scenario"] == {"prompt": "Co dalej?", "scene": "Początek"}
    assert shown["ordering"]["items"] == ["Ala", "Żaba"]
    assert shown["matching"]["offered"] == ["Aster", "Mak", "Zorza"]


def publish(step: Any, *questions: dict[str, Any]) -> None:
    """Publish the step with these questions."""
    step.questions = stream(*questions)
    step.save_revision().publish()


def make_translation(step: StepPage) -> tuple[TranslationSource, Translation]:
    """The step's Norwegian translation, nothing translated yet."""
    source, _made = TranslationSource.update_or_create_from_instance(step)
    translation_ = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="nb"))
    return source, translation_


def test_translators_get_words_and_never_the_key(site_tree: SiteTree) -> None:
    questions = [scenario(), ordering(), matching(extra=["gotuje"]), poll()]
    step = site_tree.quiz_step
    publish(step, *questions)
    source, _translation = make_translation(step)
    paths = {
        path.removeprefix("questions.")
        for path in StringSegment.objects.filter(source=source, context__path__startswith="questions.").values_list(
            "context__path", flat=True
        )
    }

    common: dict[str, tuple[str, ...]] = {one["id"]: ("prompt", "feedback_correct", "feedback_incorrect") for one in questions[:3]}
    common[questions[3]["id"]] = ("prompt", "feedback_correct")
    wanted = {f"{key}.{name}" for key, names in common.items() for name in names}
    tale, order, pairs, votes = (one["id"] for one in questions)
    for row in questions[0]["value"]["scenes"]:
        wanted.add(f"{tale}.scenes.{row['id']}.text")
        for one in row["value"]["choices"]:
            wanted |= {f"{tale}.scenes.{row['id']}.choices.{one['id']}.{name}" for name in ("text", "consequence")}
    wanted |= {f"{order}.items.{key}.text" for key in ids(questions[1], "items")}
    wanted |= {f"{pairs}.pairs.{key}.{side}" for key in ids(questions[2], "pairs") for side in ("left", "right")}
    wanted |= {f"{pairs}.extra.{key}.text" for key in ids(questions[2], "extra")}
    wanted |= {f"{votes}.options.{key}.text" for key in ids(questions[3], "options")}
    assert paths == wanted


def test_labels_orders_and_verdicts_of_a_translation_are_those_of_the_source(site_tree: SiteTree) -> None:
    raw, order = scenario(), ordering("Zebranie", "Statut", "Wniosek")
    step = site_tree.quiz_step
    publish(step, raw, order)
    source, translation_ = make_translation(step)
    translation_.save_target(publish=False)

    raw["value"]["scenes"][0]["value"]["label"] = "Start"
    raw["value"]["scenes"][1]["value"]["choices"][1]["value"] |= {"verdict": "poor"}
    order["value"]["items"].reverse()
    publish(step, raw, order)
    source.refresh_from_db()
    source.update_from_db()
    translation_.save_target(publish=False)

    target = translation_.get_target_instance()
    theirs, mine = ([spec.key_hash for spec in read_questions(page.questions)] for page in (step, target))
    assert mine == theirs
    assert [one["label"] for one in target.questions[0].value["scenes"]] == ["Start", "B"]
    assert set(scene_ids(raw)) == {"Start", "B"}


def test_validation_error_is_wagtails_own_shape_for_the_admin() -> None:
    value = value_of(scenario(scene("A", choice("x"), choice("y"))))
    with pytest.raises(ValidationError) as caught:
        value.stream_block.clean(value)

    error = caught.value
    assert isinstance(error, StreamBlockValidationError)
    (field,) = error.as_json_data()["blockErrors"][0]["blockErrors"].values()
    assert len(field["messages"]) == 1
