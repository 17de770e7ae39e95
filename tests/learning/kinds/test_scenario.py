"""Scenario: one scene after the other, final choices, consequences told when a choice is made and verdicts after sending."""

from dataclasses import asdict
from fractions import Fraction
from typing import Any

import pytest
from django.utils import translation

from learning.errors import UnknownOptionError
from learning.kinds import Answer
from learning.kinds.scenario import ChoiceView, Scenario, ScenarioForm, SceneResult, SceneView, VisitedView
from tests.factories.arranged import choice, choice_id, reading_of, scenario, scene, scene_ids

KIND = Scenario()


@pytest.fixture
def raw() -> dict[str, Any]:
    return scenario()


def went(raw: dict[str, Any], *choices: str) -> Answer:
    """An answer that makes these choices."""
    owner = {one["id"]: row["id"] for row in raw["value"]["scenes"] for one in row["value"]["choices"]}
    return {owner[key]: [key] for key in (choice_id(raw, text) for text in choices)}


def test_read_resolves_labels_into_ids(raw: dict[str, Any]) -> None:
    reading, scenes = reading_of(raw), scene_ids(raw)
    key = {text: choice_id(raw, text) for text in ("Dzwonię", "Czekam", "Piszę", "Pytam radcę")}

    assert reading.payload == {
        "start": scenes["A"],
        "scenes": {
            scenes["A"]: {key["Dzwonię"]: {"verdict": "best", "to": ""}, key["Czekam"]: {"verdict": "poor", "to": scenes["B"]}},
            scenes["B"]: {key["Piszę"]: {"verdict": "best", "to": ""}, key["Pytam radcę"]: {"verdict": "fair", "to": ""}},
        },
    }
    assert (reading.options, reading.shuffle) == (list(key.values()), True)


def test_read_of_a_draft_whose_label_leads_nowhere_ends_there() -> None:
    raw = scenario(scene("A", choice("Idę", "best", "Q"), choice("Stoję")))

    assert {one["to"] for one in reading_of(raw).payload["scenes"][scene_ids(raw)["A"]].values()} == {""}
    assert reading_of(scenario(scene("A"), scenes=[])).payload == {"start": "", "scenes": {}}


def test_accept_takes_one_choice_of_each_scene_named(raw: dict[str, Any]) -> None:
    payload, scenes = reading_of(raw).payload, scene_ids(raw)
    call, write = choice_id(raw, "Dzwonię"), choice_id(raw, "Piszę")
    bad: list[Answer] = [
        {scenes["A"]: [write]},
        {scenes["A"]: [call, choice_id(raw, "Czekam")]},
        {"": [call]},
        {call: [call]},
        {scenes["A"]: [scenes["B"]]},
    ]

    assert KIND.accept(payload, {scenes["A"]: [call], scenes["B"]: [""]}) == {scenes["A"]: [call]}
    for answer in bad:
        with pytest.raises(UnknownOptionError):
            KIND.accept(payload, answer)


def test_joined_keeps_what_was_saved_and_goes_on_from_there(raw: dict[str, Any]) -> None:
    payload = reading_of(raw).payload
    saved = went(raw, "Czekam")

    assert KIND.joined(payload, saved, went(raw, "Dzwonię", "Piszę")) == went(raw, "Czekam", "Piszę")
    assert KIND.joined(payload, saved, {}) == saved
    assert KIND.joined(payload, {}, went(raw, "Czekam", "Piszę")) == went(raw, "Czekam", "Piszę")


def test_joined_takes_no_scene_that_the_way_skips(raw: dict[str, Any]) -> None:
    payload = reading_of(raw).payload

    assert KIND.joined(payload, {}, went(raw, "Piszę")) == {}
    assert KIND.joined(payload, {}, went(raw, "Dzwonię", "Piszę")) == went(raw, "Dzwonię")


@pytest.mark.parametrize(
    ("choices", "answered"), [((), False), (("Czekam",), False), (("Piszę",), False), (("Dzwonię",), True), (("Czekam", "Piszę"), True)]
)
def test_answered_when_the_way_ends(raw: dict[str, Any], choices: tuple[str, ...], answered: bool) -> None:
    assert KIND.is_answered(reading_of(raw).payload, went(raw, *choices)) is answered


def test_missing_counts_along_the_way(raw: dict[str, Any]) -> None:
    payload = reading_of(raw).payload
    with translation.override("en"):
        said = [KIND.missing(payload, answer) for answer in ({}, went(raw, "Czekam"))]

    assert said == ["decide what to do in scene 1.", "decide what to do in scene 2."]


@pytest.mark.parametrize(
    ("choices", "share"),
    [(("Dzwonię",), 1), (("Czekam", "Piszę"), Fraction(1, 2)), (("Czekam", "Pytam radcę"), Fraction(1, 4)), ((), 0), (("Piszę",), 0)],
)
def test_share_is_the_mean_over_the_scenes_on_the_way(raw: dict[str, Any], choices: tuple[str, ...], share: Fraction) -> None:
    reading = reading_of(raw)

    assert KIND.share(reading.payload, reading.texts, went(raw, *choices)) == share
    assert len(KIND.counted(reading.payload, went(raw, "Dzwonię", "Piszę"))) == 1


def test_form_begins_with_the_first_scene_and_nothing_of_what_follows(raw: dict[str, Any]) -> None:
    reading, scenes = reading_of(raw), scene_ids(raw)
    call, wait = choice_id(raw, "Dzwonię"), choice_id(raw, "Czekam")

    form = KIND.form(reading.payload, reading.texts, [wait, call], {})

    assert form == ScenarioForm([], SceneView(scenes["A"], "Brak przelewu.", [ChoiceView(wait, "Czekam"), ChoiceView(call, "Dzwonię")]))
    told = str(asdict(form))
    hidden = ["Urzędnik odbiera.", "Mija tydzień.", "Nadal nic.", "Piszę", "best", "poor", scenes["B"]]
    assert [word for word in hidden if word in told] == []


def test_form_after_a_choice_tells_its_consequence_and_no_other(raw: dict[str, Any]) -> None:
    reading, scenes = reading_of(raw), scene_ids(raw)

    form = KIND.form(reading.payload, reading.texts, reading.options, went(raw, "Czekam"))

    visited = VisitedView(scenes["A"], choice_id(raw, "Czekam"), "Brak przelewu.", "Czekam", "Mija tydzień.")
    assert form.visited == [visited]
    assert form.scene is not None
    assert form.scene.text == "Nadal nic."
    assert [word for word in ("Urzędnik odbiera.", "Jest odpowiedź.", "best", "poor") if word in str(asdict(form))] == []


def test_form_at_the_end_asks_nothing(raw: dict[str, Any]) -> None:
    reading = reading_of(raw)

    assert KIND.form(reading.payload, reading.texts, [], went(raw, "Dzwonię")).scene is None


def test_result_shows_the_whole_way_and_the_best_only_when_revealed(raw: dict[str, Any]) -> None:
    reading, answer = reading_of(raw), went(raw, "Czekam", "Piszę")

    def result(*, reveal: bool) -> list[SceneResult]:
        return KIND.result(reading.payload, reading.texts, reading.options, answer, reveal=reveal, counts={})

    waiting = SceneResult("Brak przelewu.", "Czekam", "Mija tydzień.", "poor", [])
    writing = SceneResult("Nadal nic.", "Piszę", "Jest odpowiedź.", "best", [])
    assert result(reveal=False) == [waiting, writing]
    assert result(reveal=True) == [SceneResult("Brak przelewu.", "Czekam", "Mija tydzień.", "poor", ["Dzwonię"]), writing]


def test_draft_that_goes_round_in_a_circle_is_walked_once() -> None:
    raw = scenario(scene("A", choice("Dalej", "best", "B"), choice("x")), scene("B", choice("Wstecz", "best", "A"), choice("y")))
    reading = reading_of(raw)

    assert len(KIND.form(reading.payload, reading.texts, [], went(raw, "Dalej", "Wstecz")).visited) == 2


def test_words_of_a_translation_are_whole_when_each_scene_and_choice_has_its_text(raw: dict[str, Any]) -> None:
    reading, scenes = reading_of(raw), scene_ids(raw)
    without_consequence = scenario(scene("A", choice("Idę", "best"), choice("Stoję")))
    silent = reading_of(without_consequence)

    assert KIND.has_all_words(reading.payload, reading.texts) is True
    assert KIND.has_all_words(silent.payload, silent.texts) is True
    for text in ("Dzwonię", "Piszę"):
        missing = reading_of(raw).texts
        label = "A" if text == "Dzwonię" else "B"
        missing["scenes"][scenes[label]]["choices"][choice_id(raw, text)]["text"] = ""
        assert KIND.has_all_words(reading.payload, missing) is False
    assert KIND.has_all_words(reading.payload, {"scenes": {scenes["A"]: reading.texts["scenes"][scenes["A"]]}}) is False
