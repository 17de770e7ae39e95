"""GIFT: every construct that its documentation names, and what is wrong with a file, by line."""

from typing import Any

import pytest
from django.utils import translation

from learning.exchange.interchange.texts import LONGEST_TEXT

from .reading import bare, gift, lines, read, sample


@pytest.fixture(autouse=True)
def _english() -> Any:
    with translation.override("en"):
        yield


def option(text: str, *, correct: bool = False, feedback: str = "") -> dict[str, Any]:
    return {"text": text, "correct": correct, **({"feedback": feedback} if feedback else {})}


def typed(prompt: str, *accepted: str, **more: Any) -> dict[str, Any]:
    return {"type": "short_text", "prompt": prompt, "accepted": list(accepted), **more}


def single(prompt: str, *options: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "single", "prompt": prompt, "options": list(options), **more}


A_B = (option("a", correct=True), option("b"))
TOLD = (option("a", correct=True, feedback="tak"), option("b", feedback="nie"))
PAIRS = [{"left": "a", "right": "b"}, {"left": "c", "right": "d"}]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("// uwaga\nKto?{=a ~b}", single("Kto?", *A_B)),
        ("::Tytuł\\: 1::Kto?{\n  =a # tak\n  ~b#nie\n}", single("Kto?", *TOLD)),
        ("Kto?{=a ~b ####Ogólnie.}", single("Kto?", *A_B, feedback_correct="Ogólnie.", feedback_incorrect="Ogólnie.")),
        ("Kto?\r\n{\r\n=a\r\n~b\r\n}\r\n", single("Kto?", *A_B)),
        ("\ufeffKto?{=a ~b}", single("Kto?", *A_B)),
        ("Kto\n  to?{=a\n// między wierszami\n~b}", single("Kto to?", *A_B)),
        ("[html]<p>Kto &amp; <b>co</b>?</p>{=a ~b}", single("Kto & co?", *A_B)),
        ("[markdown]Kto **tu**?{=a ~b}", single("Kto tu?", *A_B)),
        ("[moodle]Kto <i>tu</i>?{=a ~b}", single("Kto tu?", *A_B)),
        ("[plain]Kto <i>tu</i>?{=a ~b}", single("Kto <i>tu</i>?", *A_B)),
        ("Kto < co?{=[html]<b>a</b> ~b}", single("Kto < co?", *A_B)),
        ("\\{\\=\\#\\~\\:\\}\\\\n\\nx{=a ~b}", single("{=#~:}\\n\nx", *A_B)),
        ("Kto {=a#tak ~b#nie} jest?", single("Kto _____ jest?", *TOLD)),
        ("Kto?{~%100%a ~%-100%b}", {"type": "multiple", "prompt": "Kto?", "options": list(A_B), "partial": True}),
        ("Tak.{T}", {"type": "true_false", "prompt": "Tak.", "answer": True}),
        ("Tak.{TRUE#źle#dobrze}", {"type": "true_false", "prompt": "Tak.", "answer": True, "why_false": "źle", "why_true": "dobrze"}),
        ("Tak.{F#źle#dobrze}", {"type": "true_false", "prompt": "Tak.", "answer": False, "why_true": "źle", "why_false": "dobrze"}),
        ("Kto?{=a =b}", typed("Kto?", "a", "b")),
        ("Kto?{=%100%a =%0%*#nie}", typed("Kto?", "a", feedback_incorrect="nie")),
        ("Kto?{=a\\\\*b}", typed("Kto?", "a*b")),
        ("Ile?{#-3,5}", {"type": "number", "prompt": "Ile?", "value": "-3.5"}),
        ("Ile?{#3:0.5}", {"type": "number", "prompt": "Ile?", "value": "3", "tolerance": "0.5"}),
        ("Ile?{#1..2}", {"type": "number", "prompt": "Ile?", "value": "1.5", "tolerance": "0.5"}),
        ("Ile?{#=3:1#tak ~#nie}", {
            "type": "number", "prompt": "Ile?", "value": "3", "tolerance": "1", "feedback_correct": "tak", "feedback_incorrect": "nie",
        }),
        ("Ile to {#4}.", {"type": "number", "prompt": "Ile to _____.", "value": "4"}),
        ("Co?{=a -> b =c->d = -> e}", {
            "type": "matching", "prompt": "Co?", "pairs": PAIRS, "extra": [{"text": "e"}],
        }),
        ("Co?{}", {"type": "reflection", "prompt": "Co?"}),
        ("Co?{####Dziękujemy.}", {"type": "reflection", "prompt": "Co?", "feedback_correct": "Dziękujemy."}),
    ],
)  # fmt: skip
def test_a_construct_is_read(text: str, question: dict[str, Any]) -> None:
    assert gift(text) == question


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Ustanawia {=fundator ~wójt} w akcie.", {"accepted": ["fundator"], "distractors": ["wójt"]}),
        ("Ustanawia {=fundator =założyciel} w akcie.", {"accepted": ["fundator", "założyciel"]}),
    ],
)
def test_a_missing_word_is_a_gap(text: str, gap: dict[str, Any]) -> None:
    question = gift(text)
    assert (question["text"], question["gaps"]) == ("Ustanawia [1] w akcie.", [gap])


def test_what_is_asked_of_a_gap_is_its_first_paragraph() -> None:
    question = gift("Uzupełnij:\\n\\nUstanawia {=fundator} w akcie.")
    assert (question["prompt"], question["text"]) == ("Uzupełnij:", "Ustanawia [1] w akcie.")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Kto?{=a ~%50%b}", "“b” is worth 50 percent"),
        ("Kto?{~%60%a ~%40%b ~%-100%c}", "The right answers have other weights"),
        ("Kto?{~%100%a ~b}", "The wrong answers cost other shares"),
        ("Kto?{=a =%50%b}", "“b” is worth 50 percent"),
        ("Kto?{=a =b*}", "“b*” accepts anything in place of *"),
        ("Kto?{=a#x =b#y}", "Here one text is said after a right answer"),
        ("[html]Kto?<img src=x>{=a ~b}", "A picture in the text was left out."),
        ("[html]Kto?<script>alert(1)</script>{=a ~b}", "What stands inside <script> was left out."),
        ("[html]Kto?<h1>x</h1>{=a ~b}", "The formatting <h1> was left out"),
        ("[markdown]# Kto?{=a ~b}", "Its Markdown has marks"),
    ],
)
def test_what_has_no_place_here_is_told(text: str, note: str) -> None:
    found = read("gift", text.replace("# Kto", "\\# Kto"))
    assert found.problems == []
    (question,) = found.questions
    assert [note in one for one in question.notes] == [True]
    assert "alert" not in question.record.prompt


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Dobre?{T}\n\nKto?{=a\n~b", 3, "The brace { is never closed."),
        ("Kto? =a}", 1, "The brace } has no { before it."),
        ("Kto?{=a ~b}\nCo?{T}", 2, "here is another {"),
        ("Kto?{=a {~b}", 1, "here is another {"),
        ("Kto?{a}", 1, "An answer begins with ="),
        ("Kto?{x =a ~b}", 1, "An answer begins with ="),
        ("Kto?{\n=a\n~#nie}", 3, "This answer says nothing."),
        ("Kto?{=a =b ~c}", 1, "Several answers are worth all points"),
        ("Kto?{~a ~b}", 1, "No answer gives points."),
        ("Kto?{~a =A}", 1, "Two answers read the same."),
        ("Kto?{=a*}", 1, "No answer is worth all points"),
        ("{=a ~b}", 1, "Empty: the question."),
        ("Ile?{#dwa}", 1, "“dwa” is no number."),
        ("Ile?{#3..1}", 1, "“3..1” is no number."),
        ("Ile?{#}", 1, "No number is right."),
        ("Ile?{#=1 =2}", 1, "Several numbers are worth all points."),
        ("Ile?{#0.1234567}", 1, "The number is too long"),
        ("Ile?{#1:-1}", 1, "The tolerance is below 0."),
        ("Co?{=a -> b =c}", 1, "In a matching every row is"),
        ("Co?{=a -> b}", 1, "Too few pairs: at least 2"),
        ("Kto?{=0" + "".join(f" ~{n}" for n in range(1, 11)) + "}", 1, "Too many answers: at most 10"),
        ("a" * 701 + "{T}", 1, "Too long: the question. At most 700"),
        ("a" * (LONGEST_TEXT + 1) + "{T}", 1, "more than 50000 characters"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, message: str) -> None:
    found = read("gift", text)
    assert [(at, message in words) for at, words in lines(found)] == [(line, True)], lines(found)


def test_a_blank_line_inside_braces_is_told_at_both_ends() -> None:
    assert [line for line, _words in lines(read("gift", "Kto?{=a\n\n~b}"))] == [1, 3]


def test_one_wrong_question_does_not_hide_the_others() -> None:
    found = read("gift", "A?{T}\n\nB?{=x\n\nC?{F}\n\nD?{~a}")
    assert [question.record.prompt for question in found.questions] == ["A?", "C?"]
    assert [line for line, _words in lines(found)] == [3, 7]


def test_categories_and_descriptions_are_listed_and_left_out() -> None:
    found = read("gift", "$CATEGORY: a/b\nA?{T}\n\nSam opis.\n")
    assert [question.line for question in found.questions] == [2]
    assert [(one.line, one.message) for one in found.left_out] == [
        (1, "The category “a/b” has no place here; its questions are taken."),
        (4, "This is a text without answers in braces, so no question. It was left out."),
    ]


def test_a_question_of_five_megabytes_is_refused_at_once() -> None:
    found = read("gift", "a" * 5_000_000 + "{=" + "b" * 100 + " ~c}\n\nDobre?{T}")
    assert [(line, "more than 50000" in words) for line, words in lines(found)] == [(1, True)]
    assert [question.record.prompt for question in found.questions] == ["Dobre?"]


def test_the_sample_holds_every_construct_and_reads_without_a_mistake() -> None:
    found = read("gift", sample("gift"))
    assert found.problems == []
    assert len(found.questions) == 21
    assert {question.record.type for question in found.questions} == {
        "single", "multiple", "true_false", "short_text", "number", "matching", "gap_fill", "reflection",
    }  # fmt: skip


def test_utf_16_with_its_mark_reads_the_same() -> None:
    text = sample("gift").decode()
    assert [bare(one.record) for one in read("gift", text.encode("utf-16")).questions] == [
        bare(one.record) for one in read("gift", text).questions
    ]
