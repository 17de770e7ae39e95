"""Out and in again: what a format can say comes back as it was, whatever signs it holds."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning.exchange.interchange.formats import FORMATS
from learning.exchange.questions import RECORDS, BaseQuestionRecord, record_of
from tests.factories.question_kinds import MAKERS

from .reading import read, sample, whole

BOTH = list(FORMATS)
#: Signs that mean something in one format or the other, and a few that mean nothing.
SIGNS = "ab Żó19.,%*\\{}~=#:[]<>&;/-_\"'\n$"
TRICKY = (
    "//x",
    "::x::",
    "[html]x",
    "[plain]",
    "%50%x",
    "-> x",
    "$CATEGORY: x",
    "####",
    "\\n",
    "<b>x</b>",
    "&amp;",
    "{1:SA:=x",
    "\\*",
    "]]>",
    "%0%",
)
words = st.one_of(st.sampled_from(TRICKY), st.text(SIGNS, min_size=1, max_size=12)).map(str.strip).filter(bool)
said = st.one_of(st.just(""), words)
#: What can be told apart from others of its kind, with whatever rules records have.
lists = st.lists(words, min_size=2, max_size=5, unique_by=lambda text: " ".join(text.split()).casefold())


def plain_answer(text: str) -> str:
    """Typed answers that differ in this are never taken for one another."""
    return "".join(sign for sign in text.casefold() if sign.isalnum()) or text


numbers = st.decimals("-9999", "9999", places=3).map(lambda value: format(value.normalize(), "f") if value else "0")


@st.composite
def questions(draw: st.DrawFn) -> BaseQuestionRecord:
    """A question of a type that both formats know, with only what both can say."""
    kind = draw(st.sampled_from(["single", "multiple", "true_false", "short_text", "number", "matching", "reflection"]))
    data: dict[str, Any] = {"id": uuid4(), "type": kind, "prompt": draw(words.filter(lambda text: "\n\n" not in text))}
    after = draw(said)
    data |= {"feedback_correct": after} if kind == "reflection" else {"feedback_correct": after, "feedback_incorrect": after}
    if kind in ("single", "multiple"):
        rows = [{"id": uuid4(), "text": text, "correct": number == 0, "feedback": draw(said)} for number, text in enumerate(draw(lists))]
        data |= {"options": rows} | ({"partial": True} if kind == "multiple" else {})
    elif kind == "true_false":
        data |= {"answer": draw(st.booleans()), "why_true": draw(said), "why_false": draw(said)}
    elif kind == "short_text":
        # An arrow makes a matching of it, in GIFT and whatever is done about it.
        data |= {"accepted": [" ".join(text.split()).replace("->", "→") for text in draw(lists)]}
        if draw(st.booleans()):
            data |= {"feedback_correct": draw(said), "feedback_incorrect": draw(said)}
        data |= {name: data[name].replace("->", "→") for name in ("feedback_correct", "feedback_incorrect")}
    elif kind == "number":
        data |= {"value": draw(numbers), "tolerance": draw(numbers).lstrip("-")}
        if draw(st.booleans()):
            data |= {"feedback_correct": draw(said), "feedback_incorrect": draw(said)}
    elif kind == "matching":
        sides = [" ".join(text.split()).replace("->", "→") for text in draw(lists)]
        data |= {"pairs": [{"id": uuid4(), "left": f"{text} l", "right": f"{text} r"} for text in sides]}
        data |= {"extra": [{"id": uuid4(), "text": "inne"}] if draw(st.booleans()) else []}
    return RECORDS[kind].model_validate(data)


@pytest.mark.parametrize("form", BOTH)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records=st.lists(questions(), min_size=1, max_size=4))
def test_any_question_comes_back_as_it_went(form: str, records: list[BaseQuestionRecord]) -> None:
    written = FORMATS[form].write(records)
    found = read(form, written.text)
    assert (found.problems, found.left_out, written.lost) == ([], [], [])
    assert [whole(one.record) for one in found.questions] == [whole(record) for record in records], written.text


@pytest.mark.parametrize("form", BOTH)
@settings(max_examples=300, deadline=None)
@given(content=st.text(SIGNS + "TF", max_size=80))
def test_whatever_is_read_is_a_question_or_a_sentence(form: str, content: str) -> None:
    """No text breaks a reader, and what it takes comes back equal."""
    inner = f"<questiontext><text><![CDATA[{content.replace(']]>', '')}]]></text></questiontext>"
    text = content if form == "gift" else f"<quiz><question type='cloze'>{inner}</question></quiz>"
    if not text.strip():
        return
    first = read(form, text)
    records = [one.record for one in first.questions]
    written = FORMATS[form].write(records)
    if records and not written.lost:
        again = read(form, written.text)
        assert [whole(one.record) for one in again.questions] == [whole(record) for record in records], written.text


@pytest.mark.parametrize("form", BOTH)
def test_the_samples_come_back_equal(form: str) -> None:
    first = read(form, sample(form))
    again = read(form, FORMATS[form].write([one.record for one in first.questions]).text)
    assert (again.problems, again.notes, again.left_out) == ([], [], [])
    assert [whole(one.record) for one in again.questions] == [whole(one.record) for one in first.questions]


SAID = {
    "gift": {"single", "multiple", "true_false", "short_text", "number", "matching", "reflection"},
    "moodlexml": {"single", "multiple", "true_false", "short_text", "number", "matching", "reflection", "gap_fill", "ordering"},
}


@pytest.mark.parametrize("form", BOTH)
@pytest.mark.parametrize("kind", list(MAKERS))
def test_every_type_is_written_or_listed(form: str, kind: str) -> None:
    record = record_of(MAKERS[kind](), key_of=lambda pk: None)
    written = FORMATS[form].write([record])
    if kind not in SAID[form]:
        assert (written.count, len(written.lost)) == (0, 1)
        return
    found = read(form, written.text)
    assert found.problems == []
    assert [one.record.type for one in found.questions] == [kind]
    if not written.lost:
        assert [whole(one.record) for one in found.questions] == [whole(record)]


def test_what_a_format_cannot_say_is_listed() -> None:
    record = record_of(MAKERS["number"](hint="Pomoc", points=3, feedback_correct="", feedback_incorrect=""), key_of=lambda pk: None)
    assert len(FORMATS["gift"].write([record]).lost) == 3  # the unit, the hint, the points
    assert FORMATS["moodlexml"].write([record]).lost == []


GAP_WORDS = words.filter(lambda text: "[" not in text and "{" not in text)
LINES = GAP_WORDS.map(lambda text: " ".join(text.split()).replace("->", "→"))


@pytest.mark.parametrize("form", BOTH)
@settings(max_examples=200, deadline=None)
@given(
    prompt=GAP_WORDS.filter(lambda text: "\n\n" not in text),
    around=st.tuples(GAP_WORDS, GAP_WORDS),
    answers=st.lists(LINES, min_size=3, max_size=4, unique_by=plain_answer),
    chosen=st.booleans(),
)
def test_a_gap_comes_back_as_it_went(form: str, prompt: str, around: tuple[str, str], answers: list[str], chosen: bool) -> None:
    gap = {"id": uuid4(), "accepted": answers[:1] if chosen else answers, "distractors": answers[1:] if chosen else []}
    data = {"id": uuid4(), "type": "gap_fill", "prompt": prompt, "text": f"{around[0]} [1] {around[1]}", "gaps": [gap]}
    record = RECORDS["gap_fill"].model_validate(data)
    written = FORMATS[form].write([record])
    assert written.lost == []
    assert [whole(one.record) for one in read(form, written.text).questions] == [whole(record)], written.text


def test_a_typed_answer_with_an_arrow_is_no_matching_but_listed() -> None:
    record = record_of(MAKERS["short_text"]("a -> b"), key_of=lambda pk: None)
    with translation.override("en"):
        written = FORMATS["gift"].write([record])
    assert (written.count, [line.endswith("it was left out.") for line in written.lost]) == (0, [True])


def test_a_hint_and_its_cost_come_back_from_xml() -> None:
    record = record_of(MAKERS["single"](hint="Pomoc", hint_cost=25, points=7), key_of=lambda pk: None)
    (back,) = read("moodlexml", FORMATS["moodlexml"].write([record]).text).questions
    assert whole(back.record) == whole(record)


def test_shares_are_those_of_moodles_list() -> None:
    from learning.exchange.interchange.gift.writer import share

    assert [share(count) for count in range(1, 11)] == [
        "100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10",
    ]  # fmt: skip
    assert Decimal(share(7)) < Decimal("14.3")


def test_a_thousand_questions_are_read() -> None:
    text = "\n".join(
        f"::Pytanie {number}::Co jest pod numerem {number}?{{\n  =odpowiedź {number}#Tak.\n  ~inna#Nie.\n  ~jeszcze inna\n}}\n"
        for number in range(1000)
    )
    found = read("gift", text)
    assert (len(found.questions), found.problems) == (1000, [])
