"""Quizzes: questions, answers, verdicts, and what is said around them."""

from datetime import datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny

from .courses import COURSE, step

WHEN = datetime(2026, 10, 1, 12, 0, tzinfo=ZoneInfo("Europe/Warsaw"))
RULE = "Do zaliczenia potrzeba 80 % punktów."


def _option(number: int, text: str = "Osoba fizyczna", *, checked: bool = False) -> SimpleNamespace:
    return thing(id=f"option-{number}", text=text, checked=checked)


def question(number: int = 1, prompt: str = "Kto może być fundatorem?", **values: Any) -> SimpleNamespace:
    """A question as it is asked."""
    return thing(
        **{
            "number": number,
            "anchor": f"q-{number}",
            "name": f"q-{number}",
            "prompt": prompt,
            "hint": "",
            "lang": "",
            "is_single": True,
            "error": "",
            "options": [_option(1, checked=True), _option(2, "Nikt"), _option(3, "Spółka z o.o.")],
            **values,
        }
    )


def _quiz(questions: list[SimpleNamespace], errors: list[SimpleNamespace] | None = None) -> SimpleNamespace:
    return thing(action="/pl/", key="key", questions=questions, errors=errors or [])


def _answered(*, correct: bool, chosen: str, texts: tuple[str, ...] = ("Osoba fizyczna", "Nikt"), **values: Any) -> SimpleNamespace:
    options = [
        thing(text=text, chosen=text == chosen, right=number == 0, feedback="Tak stanowi art. 2 ustawy." if number == 0 else "")
        for number, text in enumerate(texts)
    ]
    return thing(
        **{
            "number": 1,
            "lang": "",
            "prompt": "Kto może być fundatorem?",
            "correct": correct,
            "feedback": "Fundatorem może być każdy, kto ma zdolność prawną.",
            "options": options,
            "wording_updated": False,
            **values,
        }
    )


def _attempt(*, passed: bool, percent: int = 100, points: str = "4.00", most: str = "4.00") -> SimpleNamespace:
    return thing(
        passed=passed,
        percent=percent,
        points=Decimal(points),
        max_points=Decimal(most),
        pass_mark=80,
        number=1,
        url="/pl/",
        submitted_at=WHEN,
    )


FOLLOWING = step(9, "Złóż wniosek")
PAGE = thing(title="Kto może być fundatorem?")
ERRORS = [thing(anchor=f"q-{number}", message=f"Pytanie {number}: wybierz odpowiedź") for number in (1, 2)]
VERDICT = {"step": step(), "step_count": 24, "page": PAGE, "retry_url": "/pl/", "course_map": COURSE}
QUIZ: dict[str, Any] = {"rule": RULE, "completion": None, "attempts": [], "is_preview": False}
TWO = [question(1), question(2, "Co zapisać w statucie?", is_single=False, hint="Więcej niż jedno.")]

QUIZZES: dict[str, tuple[Sample, ...]] = {
    "answer": (
        normal("right", question=_answered(correct=True, chosen="Osoba fizyczna"), total=3),
        error("not right", question=_answered(correct=False, chosen="Nikt", wording_updated=True), total=3),
        empty("nothing chosen", question=_answered(correct=False, chosen="", feedback=""), total=3),
        long(question=_answered(correct=False, chosen=LONG_WORD, texts=(LONG_TEXT, LONG_WORD), prompt=LONG_TITLE, lang="pl"), total=3),
    ),
    "attempts": (
        normal(attempts=[_attempt(passed=True), _attempt(passed=False, percent=40)]),
        empty(attempts=[]),
        many(attempts=[_attempt(passed=False, percent=percent) for percent in range(0, 60, 5)]),
    ),
    "completion": (normal(completion=thing(completed_at=WHEN)), empty(completion=None)),
    "confirm": (
        normal(
            confirm_url="/pl/", confirm_key="key", completion=None, rule="Zaznacz, gdy przeczytasz.", following=FOLLOWING, is_preview=False
        ),
        normal("done", confirm_url="", confirm_key="", completion=thing(completed_at=WHEN), rule="", following=FOLLOWING, is_preview=False),
    ),
    "cookie_note": (normal(is_preview=False), empty("a preview saves nothing", is_preview=True)),
    "form_notice": (
        error("answers are missing", form_notice="Zachowaliśmy pozostałe odpowiedzi.", quiz=_quiz([], ERRORS), sign_in_url=""),
        normal("signed out meanwhile", form_notice="Sesja wygasła. Odpowiedzi zostały.", quiz=None, sign_in_url="/pl/"),
        empty(form_notice="", quiz=None, sign_in_url=""),
    ),
    "question": (
        normal(question=question(), total=3),
        normal("several answers, a hint", question=TWO[1], total=3),
        error(question=question(3, error="wybierz odpowiedź"), total=3),
        long(question=question(4, LONG_TEXT, hint=LONG_TITLE, options=[_option(1, LONG_TEXT), _option(2, LONG_WORD)]), total=4),
        many(question=question(5, options=[_option(number, f"Odpowiedź {number}") for number in range(1, 13)]), total=5),
    ),
    "quiz": (
        normal(quiz=_quiz(TWO), **QUIZ),
        error(quiz=_quiz([question(1, error="wybierz odpowiedź")]), **QUIZ),
        many(
            "tried before",
            quiz=_quiz(TWO),
            **{**QUIZ, "attempts": [_attempt(passed=False, percent=40)], "completion": thing(completed_at=WHEN)},
        ),
    ),
    "verdict": (
        normal("passed", attempt=_attempt(passed=True), following=FOLLOWING, course_completed=False, is_trial=False, **VERDICT),
        normal("the course is done", attempt=_attempt(passed=True), following=None, course_completed=True, is_trial=False, **VERDICT),
        error(
            "not yet",
            attempt=_attempt(passed=False, percent=33, points="1.00", most="3.00"),
            following=FOLLOWING,
            course_completed=False,
            is_trial=False,
            **VERDICT,
        ),
        tiny(
            "a trial of half a point",
            attempt=_attempt(passed=False, percent=50, points="0.50", most="1.00"),
            following=None,
            course_completed=False,
            is_trial=True,
            **{**VERDICT, "step": None},
        ),
    ),
    "verdict_actions": (
        normal("passed", attempt=_attempt(passed=True), following=FOLLOWING, course_map=COURSE, retry_url="/pl/"),
        error("not yet", attempt=_attempt(passed=False), following=FOLLOWING, course_map=COURSE, retry_url="/pl/"),
    ),
}
