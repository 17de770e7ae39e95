"""Moodle XML: every type that its documentation names, and files that mean harm."""

from typing import Any

import pytest
from django.utils import translation

from cms.core.exchange.problems import PackageError

from .reading import bare, lines, read, sample, xml

ASKED = "<questiontext format='html'><text>Kto?</text></questiontext>"


@pytest.fixture(autouse=True)
def _english() -> Any:
    with translation.override("en"):
        yield


def answers(*rows: tuple[str, str]) -> str:
    return "".join(f"<answer fraction='{weight}'><text>{words}</text></answer>" for words, weight in rows)


def test_the_sample_holds_every_type() -> None:
    found = read("moodlexml", sample("moodlexml"))
    assert found.problems == []
    assert [question.record.type for question in found.questions] == [
        "single", "multiple", "multiple", "true_false", "short_text", "number", "matching", "ordering", "gap_fill", "gap_fill", "gap_fill",
        "reflection",
    ]  # fmt: skip
    assert [(one.line, one.message.split(" ")[1]) for one in found.left_out] == [(4, "category"), (95, "text"), (106, "is"), (107, "of")]


def test_what_all_questions_may_have_is_taken_or_told() -> None:
    first = read("moodlexml", sample("moodlexml")).questions[0]
    assert bare(first.record) == {
        "type": "single",
        "prompt": "Kto może ustanowić fundację?",
        "hint": "Pomyśl o art. 2.",
        "hint_cost": 33,
        "points": 2,
        "feedback_correct": "Dobrze.\nZajrzyj do ustawy.",
        "feedback_incorrect": "Jeszcze nie.\nZajrzyj do ustawy.",
        "shuffle": False,
        "options": [{"text": "Osoba fizyczna", "correct": True, "feedback": "Tak."}, {"text": "Tylko spółka", "correct": False}],
    }
    assert first.notes == (
        "A picture in the text was left out.",
        "What is said after a partly right answer has no place here.",
        "The question has one hint here; the first was taken, the others were left out.",
        "Files that are embedded in the question were left out: 1.",
        "Its tags have no place here.",
    )


def test_options_of_a_group_can_be_chosen_for_its_gaps() -> None:
    text = "<questiontext><text>a [[1]] b [[2]] c [[1]]</text></questiontext>"
    rows = "".join(f"<selectoption><text>{word}</text><group>1</group></selectoption>" for word in ("x", "y", "z"))
    (question,) = xml(text + rows, "gapselect").questions
    record = bare(question.record)
    assert record["text"] == "a [1] b [2] c [3]"
    assert [(gap["accepted"], gap["distractors"]) for gap in record["gaps"]] == [
        (["x"], ["y", "z"]), (["y"], ["x", "z"]), (["x"], ["y", "z"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "kind", "line", "message"),
    [
        (ASKED + answers(("a", "50"), ("b", "50")), "multichoice", 3, "No answer is worth all points."),
        (ASKED + "\n<answer fraction='dużo'><text>a</text></answer>", "multichoice", 5, "“dużo” is no number of percent."),
        (ASKED + "\n\n<answer fraction='100'><text></text></answer>", "multichoice", 6, "This answer says nothing."),
        (ASKED + answers(("true", "0"), ("false", "0")), "truefalse", 3, "One of the answers “true” and “false”"),
        (ASKED + answers(("tak", "100"), ("nie", "0")), "truefalse", 3, "One of the answers “true” and “false”"),
        (ASKED + answers(("dwa", "100")), "numerical", 4, "“dwa” is no number."),
        (ASKED, "numerical", 3, "No number is worth all points."),
        (ASKED, "shortanswer", 3, "No answer is worth all points"),
        (ASKED, "matching", 3, "Too few pairs"),
        (ASKED, "ordering", 3, "Too few items"),
        ("<questiontext><text>a [[3]]</text></questiontext>", "gapselect", 3, "The gap [[3]] has no answer."),
        ("<questiontext><text>wg [1]: {1:SA:=a}</text></questiontext>", "cloze", 3, "number in square brackets"),
        ("", "essay", 3, "Empty: the question."),
        (f"<questiontext><text>{'a' * 60_000}</text></questiontext>", "essay", 3, "more than 50000 characters"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(inner: str, kind: str, line: int, message: str) -> None:
    found = xml(inner, kind)
    assert [(at, message in words) for at, words in lines(found)] == [(line, True)], lines(found)


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"<quiz><question></quiz>", 1, "not well-formed XML"),
        (b"<quiz>\n<question>\n&nbsp;</question></quiz>", 3, "not well-formed XML"),
        (b"<html></html>", 1, "questions of Moodle begin with <quiz>"),
        (b"Kto?{T}", 1, "not well-formed XML"),
        (b"\n \n", 0, "The file is empty."),
        (b'<?xml version="1.0" encoding="nieznane"?><quiz/>', 1, "encoding"),
        (b"<quiz>\xb9</quiz>", 1, "not well-formed XML"),
        (b"<a>" * 41 + b"</a>" * 41, 1, "more than 40 deep"),
        (b'<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<quiz>&b;</quiz>', 1, "document type"),
        (b"<!DOCTYPE quiz>\n<quiz/>", 1, "document type"),
        (b'<!DOCTYPE quiz SYSTEM "file:///etc/passwd">\n<quiz/>', 1, "document type"),
        (b'<!DOCTYPE q [<!ENTITY x SYSTEM "http://example.org/">]><quiz>&x;</quiz>', 1, "document type"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(content: bytes, line: int, message: str) -> None:
    with pytest.raises(PackageError) as caught:
        read("moodlexml", content)
    assert [(problem.line, message in problem.message) for problem in caught.value.problems] == [(line, True)], str(caught.value)


def test_the_encoding_that_a_file_names_counts() -> None:
    text = sample("moodlexml").decode().replace("UTF-8", "windows-1250").replace("–", "-")
    assert [bare(one.record) for one in read("moodlexml", text.encode("windows-1250")).questions] == [
        bare(one.record) for one in read("moodlexml", text.replace("windows-1250", "UTF-8")).questions
    ]


@pytest.mark.parametrize(("penalty", "cost"), [("0", 0), ("0.3333333", 33), ("1", 100), ("7", 100), ("-1", 0), ("x", 0)])
def test_the_penalty_is_what_a_hint_costs(penalty: str, cost: int) -> None:
    hint = f"<penalty>{penalty}</penalty><hint><text>Pomoc</text></hint>"
    (question,) = xml(ASKED + answers(("a", "100"), ("b", "0")) + hint).questions
    assert getattr(question.record, "hint_cost") == cost  # noqa: B009 - the base record has none


@pytest.mark.parametrize(("grade", "points"), [("3.0000000", 3), ("0.5", 1), ("0", 1), ("400", 100)])
def test_points_are_whole(grade: str, points: int) -> None:
    (question,) = xml(ASKED + answers(("a", "100"), ("b", "0")) + f"<defaultgrade>{grade}</defaultgrade>").questions
    assert bare(question.record).get("points", 1) == points
    assert len(question.notes) == (grade != "3.0000000")


def test_a_script_never_comes_in() -> None:
    text = "a<script>alert(1)</script><b onclick='x()'>b</b><a href='javascript:x()'>c</a>"
    (question,) = xml(f"<questiontext format='html'><text><![CDATA[{text}]]></text></questiontext>", "essay").questions
    assert question.record.prompt == "abc"
