"""Quizzes: questions, answers, verdicts, and what is said around them."""

from datetime import datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny

from .courses import COURSE, step

WHEN = datetime(2026, 10, 1, 12, 0, tzinfo=ZoneInfo("Europe/Warsaw"))
RULE = thing(lines=["Do zaliczenia potrzeba 80 % punktów."], needs=[])
NEED = thing(title="Sprawdź pomysł", url="/pl/", lang="")
RULES = thing(
    lines=["Odpowiedz na 3 pytania. Zalicza 80 % punktów.", "Masz 3 próby. Zostały 2.", "Między próbami jest 2 h przerwy."], needs=[NEED]
)


def _option(number: int, text: str = "Osoba fizyczna", *, checked: bool = False) -> SimpleNamespace:
    return thing(id=f"option-{number}", text=text, checked=checked)


def question(number: int = 1, prompt: str = "Kto może być fundatorem?", **values: Any) -> SimpleNamespace:
    """A question as it is asked."""
    return thing(
        **{
            "number": number,
            "id": f"block-{number}",
            "kind": "single",
            "template": "components/questions/single.html",
            "anchor": f"q-{number}",
            "name": f"q-{number}",
            "prompt": prompt,
            "instruction": "wybierz jedną odpowiedź",
            "hint": "",
            "hint_cost": 0,
            "hint_taken": False,
            "lang": "",
            "error": "",
            "points": Decimal(1),
            "is_final": False,
            "save_url": "/pl/",
            "detail": [_option(1, checked=True), _option(2, "Nikt"), _option(3, "Spółka z o.o.")],
            **values,
        }
    )


def _quiz(questions: list[SimpleNamespace], errors: list[SimpleNamespace] | None = None, **values: Any) -> SimpleNamespace:
    form = {"action": "/pl/", "key": "key", "save_url": "/pl/", "attempt": "attempt", "known": False, "copy_owner": "", "saved_at": None}
    return thing(**{**form, "questions": questions, "errors": errors or [], **values})


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
        is_graded=Decimal(most) > 0,
    )


FOLLOWING = step(9, "Złóż wniosek")
PAGE = thing(title="Kto może być fundatorem?")
ERRORS = [thing(anchor=f"q-{number}", message=f"Pytanie {number}: wybierz odpowiedź") for number in (1, 2)]
VERDICT: dict[str, Any] = {"step": step(), "step_count": 24, "page": PAGE, "retry_url": "/pl/", "course_map": COURSE}
DONE: dict[str, Any] = {**VERDICT, "is_done": True}
OUTCOME: dict[str, Any] = {"following": FOLLOWING, "course_completed": False, "is_trial": False}
QUIZ: dict[str, Any] = {"rule": RULE, "completion": None, "attempts": [], "is_preview": False}
CONFIRM: dict[str, Any] = {
    "confirm_url": "/pl/",
    "confirm_key": "key",
    "completion": None,
    "rule": RULE,
    "following": FOLLOWING,
    "is_preview": False,
}
CLOSED: dict[str, Any] = {"rule": RULES, "completion": None, "attempts": []}
SEVERAL = {"kind": "multiple", "template": "components/questions/multiple.html", "instruction": "wybierz wszystkie właściwe odpowiedzi"}
TWO = [question(1), question(2, "Co zapisać w statucie?", hint="Więcej niż jedno.", **SEVERAL)]

QUIZZES: dict[str, tuple[Sample, ...]] = {
    "attempts": (
        normal(attempts=[_attempt(passed=True), _attempt(passed=False, percent=40), _attempt(passed=False, points="0", most="0")]),
        empty(attempts=[]),
        many(attempts=[_attempt(passed=False, percent=percent) for percent in range(0, 60, 5)]),
    ),
    "completion": (normal(completion=thing(completed_at=WHEN)), empty(completion=None)),
    "confirm": (
        normal(confirm_url="/pl/", confirm_key="key", completion=None, rule=RULE, following=FOLLOWING, is_preview=False),
        normal("read", **CONFIRM, confirm_by="read"),
        long("a sentence", **CONFIRM, confirmation=LONG_TITLE),
        many("beside a quiz", **CONFIRM, beside_quiz=True),
        normal(
            "done", confirm_url="", confirm_key="", completion=thing(completed_at=WHEN), rule=RULE, following=FOLLOWING, is_preview=False
        ),
    ),
    "closed": (
        normal(closed=thing(reasons=["Odpowiedzi przyjmujemy od 1 września 2026."], missing=[], kept=None), **CLOSED),
        many(
            "something comes first, answers are kept",
            closed=thing(reasons=["Ten krok otwiera się po kroku 1."], missing=[NEED], kept=_quiz([question(1)])),
            **{**CLOSED, "attempts": [_attempt(passed=False, percent=40)], "completion": thing(completed_at=WHEN)},
        ),
        long(closed=thing(reasons=[LONG_TEXT, LONG_TITLE], missing=[thing(title=LONG_TITLE, url="/pl/", lang="pl")], kept=None), **CLOSED),
        error(
            "the form is below",
            closed=thing(reasons=["Odpowiedzi przyjmowaliśmy do wczoraj."], missing=[], kept=None),
            is_shown_again=True,
            **CLOSED,
        ),
    ),
    "step_rules": (
        tiny("one sentence", rule=RULE),
        normal(rule=RULES),
        empty(rule=thing(lines=[], needs=[])),
        long(rule=thing(lines=[LONG_TEXT, LONG_TITLE], needs=[thing(title=LONG_TITLE, url="/pl/", lang="pl"), NEED])),
    ),
    "time_left": (normal(minutes=40), tiny(minutes=1), long(minutes=6000)),
    "cookie_note": (
        normal(is_preview=False),
        many("beside several buttons", is_preview=False, many=True),
        empty("a preview saves nothing", is_preview=True),
    ),
    "form_notice": (
        error("answers are missing", form_notice="Zachowaliśmy pozostałe odpowiedzi.", quiz=_quiz([], ERRORS), sign_in_url=""),
        normal("signed out meanwhile", form_notice="Sesja wygasła. Odpowiedzi zostały.", quiz=None, sign_in_url="/pl/"),
        empty(form_notice="", quiz=None, sign_in_url=""),
    ),
    "question": (
        normal(question=question(), total=3),
        normal("several answers, a hint", question=TWO[1], total=3),
        normal("a hint that costs", question=question(2, hint_cost=25, points=Decimal(2)), total=3),
        normal("a hint that was taken", question=question(2, hint="Zajrzyj do art. 2.", hint_cost=25, hint_taken=True), total=3),
        error(question=question(3, error="wybierz odpowiedź"), total=3),
        long(question=question(4, LONG_TEXT, hint=LONG_TITLE, detail=[_option(1, LONG_TEXT), _option(2, LONG_WORD)]), total=4),
        many(question=question(5, detail=[_option(number, f"Odpowiedź {number}") for number in range(1, 13)]), total=5),
    ),
    "quiz": (
        normal(quiz=_quiz(TWO), **QUIZ),
        normal("saved", quiz=_quiz(TWO, known=True, saved_at=WHEN), **QUIZ),
        empty("a trial in the preview", quiz=_quiz([question(1, save_url="", hint_cost=25)], save_url=""), **{**QUIZ, "is_preview": True}),
        error(quiz=_quiz([question(1, error="wybierz odpowiedź")]), **QUIZ),
        many(
            "tried before",
            quiz=_quiz(TWO),
            **{**QUIZ, "attempts": [_attempt(passed=False, percent=40)], "completion": thing(completed_at=WHEN)},
        ),
    ),
    "verdict": (
        normal("passed", attempt=_attempt(passed=True), following=FOLLOWING, course_completed=False, is_trial=False, **VERDICT),
        normal("the course is done", attempt=_attempt(passed=True), following=None, course_completed=True, is_trial=False, **DONE),
        normal("not graded", attempt=_attempt(passed=False, percent=0, points="0", most="0"), **OUTCOME, **DONE),
        normal("done by answering", attempt=_attempt(passed=False, percent=33, points="1.00", most="3.00"), **OUTCOME, **DONE),
        error(
            "no attempt left",
            attempt=_attempt(passed=False, percent=33, points="1.00", most="3.00"),
            **OUTCOME,
            **{**VERDICT, "retry_url": ""},
        ),
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
