"""What learners get to see: names, labels and words in the form, tables in the result, nothing that tells the key before."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from learning.kinds import Answer
from learning.kinds.matching import token_of
from learning.kinds.registry import kind_of
from tests.factories.arranged import choice_id, ids, matching, ordering, poll, reading_of, scenario, scene_ids

BLOCK = uuid4()


def form(raw: dict[str, Any], answer: Answer, order: list[str] | None = None, **values: str) -> str:
    """The inputs of a question, in English."""
    reading = reading_of(raw)
    detail = kind_of(raw["type"]).form(reading.payload, reading.texts, reading.options if order is None else order, answer)
    question = {
        "id": BLOCK,
        "name": f"q-{BLOCK}",
        "anchor": "question-1",
        "lang": "",
        "error": "",
        "save_url": "/save/",
        **values,
        "detail": detail,
    }
    return drawn("questions", raw["type"], question)


def result(raw: dict[str, Any], answer: Answer, *, reveal: bool = False, counts: dict[str, int] | None = None, lang: str = "") -> str:
    """What is said afterwards, in English."""
    reading = reading_of(raw)
    kind = kind_of(raw["type"])
    detail = kind.result(reading.payload, reading.texts, reading.options, answer, reveal=reveal, counts=counts or {})
    return drawn("answers", raw["type"], {"lang": lang, "detail": detail})


def drawn(folder: str, name: str, question: dict[str, Any]) -> str:
    """A component in English, with white space made plain."""
    with translation.override("en"):
        return re.sub(r"\s+", " ", render_to_string(f"components/{folder}/{name}.html", {"question": question}))


def words(html: str) -> str:
    """What is read, without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_every_field_of_a_matching_question_has_a_label_and_a_blank_first() -> None:
    raw = matching(("Zarząd", "kieruje"), ("Fundator", "daje"))
    board, founder = ids(raw, "pairs")
    html = form(raw, {board: [founder]})

    assert re.findall(r'<select id="([^"]+)" name="([^"]+)"', html) == [
        ("question-1-1", f"q-{BLOCK}.{board}"),
        ("question-1-2", f"q-{BLOCK}.{founder}"),
    ]
    assert re.findall(r'<label for="([^"]+)">([^<]+)<', html) == [("question-1-1", "Zarząd"), ("question-1-2", "Fundator")]
    assert re.findall(r'<select[^>]*> <option value="">([^<]+)<', html) == ["choose", "choose"]
    assert f'<option value="{token_of(founder)}" selected>daje</option>' in html
    assert html.count(" selected") == 1


def test_ids_of_a_matching_question_stand_in_its_form_as_names_only() -> None:
    raw = matching(extra=["nic"])
    html = form(raw, {})

    found = {key: html.count(key) for key in (*ids(raw, "pairs"), *ids(raw, "extra"))}
    assert list(found.values()) == [1, 1, 1, 0]


def test_ordering_in_the_form_is_told_by_nothing() -> None:
    """Two questions whose right orders differ draw the same form, if ids and shown order are the same."""
    raw = ordering("Zebranie", "Statut", "Wniosek")
    other = {**raw, "value": {**raw["value"], "items": raw["value"]["items"][::-1]}}
    order = sorted(ids(raw, "items"))

    assert form(raw, {}, order) == form(other, {}, order)


def test_ordering_offers_numbers_and_hides_what_needs_the_script() -> None:
    raw = ordering("Zebranie", "Statut")
    first, second = ids(raw, "items")
    html = form(raw, {second: ["1"]}, [second, first])

    assert re.findall(r'name="([^"]+)"', html) == [f"q-{BLOCK}.{second}", f"q-{BLOCK}.{first}"]
    without_number, with_one = [("", ""), ("1", ""), ("2", "")], [("", ""), ("1", " selected"), ("2", "")]
    assert re.findall(r'<option value="(\d?)"( selected)?>', html) == [*with_one, *without_number]
    shown = re.sub(r"<(span|p)[^>]*\bdata-tools hidden>.*?</(button)> </\1>", "", html)
    assert "<button" not in shown
    assert html.count("<button") == 5
    assert html.count("js/ordering.js") == 1
    assert words(re.findall(r'<button[^>]*data-move="-1">(.*?)</button>', html)[0]) == "Up : Statut"


def test_script_of_ordering_is_asked_for_by_ordering_alone() -> None:
    assert [name for name, raw in {"m": matching(), "s": scenario(), "p": poll()}.items() if "ordering.js" in form(raw, {})] == []


def test_scenario_asks_one_scene_and_carries_along_what_is_decided() -> None:
    raw = scenario()
    scenes, wait, write = scene_ids(raw), choice_id(raw, "Czekam"), choice_id(raw, "Piszę")
    begins, goes_on = form(raw, {}), form(raw, {scenes["A"]: [wait]})
    ended = form(raw, {scenes["A"]: [wait], scenes["B"]: [write]})

    assert re.findall(r'<input type="(\w+)" name="([^"]+)"', begins) == [("radio", f"q-{BLOCK}.{scenes['A']}")] * 2
    assert f'<input type="hidden" name="q-{BLOCK}.{scenes["A"]}" value="{wait}">' in goes_on
    assert re.findall(r'<input type="radio" name="([^"]+)"', goes_on) == [f"q-{BLOCK}.{scenes['B']}"] * 2
    assert f'name="advance" value="{BLOCK}" aria-describedby="question-1-final" formaction="/save/">Decide and go on' in goes_on
    assert ("Mija tydzień." in begins, "Mija tydzień." in goes_on) == (False, True)
    assert [word for word in (scenes["B"], write, "Nadal nic.", "Urzędnik odbiera.", "best") if word in begins] == []
    assert ("radio" in ended, "advance" in ended, "The scenario has ended." in ended) == (False, False, True)


def test_scenario_where_nothing_is_saved_posts_to_the_form_itself() -> None:
    assert "formaction" not in form(scenario(), {}, save_url="")


def test_poll_form_has_one_radio_an_option() -> None:
    raw = poll("Rok", "Dłużej")
    first, second = ids(raw, "options")

    assert re.findall(r'<input type="radio" name="([^"]+)" value="([^"]+)"( checked)?>', form(raw, {"": [second]})) == [
        (f"q-{BLOCK}", first, ""),
        (f"q-{BLOCK}", second, " checked"),
    ]


@pytest.mark.parametrize("raw", [matching(), ordering(), scenario(), poll()], ids=lambda raw: raw["type"])
def test_words_in_another_language_are_marked(raw: dict[str, Any]) -> None:
    assert 'lang="pl"' in form(raw, {}, lang="pl")
    assert 'lang="' not in form(raw, {})


def test_matching_result_is_a_table_with_row_headers_that_tells_the_rest_when_revealed() -> None:
    raw = matching(("Zarząd", "kieruje"), ("Fundator", "daje"))
    board, founder = ids(raw, "pairs")
    answer = {board: [board], founder: [board]}
    before, after = result(raw, answer), result(raw, answer, reveal=True)

    assert re.findall(r'<th scope="(\w+)">([^<]+)<', before) == [
        ("col", "Entry"),
        ("col", "Your answer"),
        ("row", "Zarząd"),
        ("row", "Fundator"),
    ]
    assert words(before) == "What you matched Entry Your answer Zarząd kieruje Right Fundator kieruje Not right"
    assert words(after).endswith("Fundator kieruje Not right Right answer: daje")


def test_ordering_result_is_in_the_learners_order() -> None:
    raw = ordering("Zebranie", "Statut")
    first, second = ids(raw, "items")
    answer = {first: ["2"], second: ["1"]}

    assert words(result(raw, answer)).endswith("Result 1 Statut Not right 2 Zebranie Not right")
    assert words(result(raw, answer, reveal=True)).endswith(
        "1 Statut Not right Belongs at number 2. 2 Zebranie Not right Belongs at number 1."
    )


def test_poll_result_says_in_words_what_its_bars_show() -> None:
    raw = poll("Rok", "Dłużej")
    first, second = ids(raw, "options")
    html = result(raw, {"": [first]}, counts={first: 3, second: 1})

    assert words(html) == "How everybody answered: 4 answers Answer How many Rok Your answer 3 (75 %) Dłużej 1 (25 %)"
    assert re.findall(r'<meter class="poll__bar" min="0" max="100" value="(\d+)" aria-hidden="true">', html) == ["75", "25"]
    assert "style=" not in html
    assert words(result(raw, {"": [first]})).startswith("No answers have been counted yet.")
    assert "How everybody answered: 1 answer " in result(raw, {"": [first]}, counts={first: 1})


def test_scenario_result_tells_the_whole_way_and_the_best_when_revealed() -> None:
    raw = scenario()
    scenes = scene_ids(raw)
    answer = {scenes["A"]: [choice_id(raw, "Czekam")], scenes["B"]: [choice_id(raw, "Pytam radcę")]}
    before, after = words(result(raw, answer)), words(result(raw, answer, reveal=True))

    first = "Scene 1 Brak przelewu. You chose: Czekam A poor choice Mija tydzień."
    second = "Scene 2 Nadal nic. You chose: Pytam radcę A fair choice: half of the points To kosztuje."
    assert before == f"{first} {second}"
    best = "It would have been best to do this:"
    assert after == f"{first} {best} Dzwonię {second} {best} Piszę"
