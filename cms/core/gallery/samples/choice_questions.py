"""Questions whose answer is a choice, the frame of every answered question, and feedback by score."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny

TRUE_FALSE = ("true", "false")
WHY = "Tak stanowi art. 2 ustawy."


def _asked(*texts: str, checked: int = 0, **values: Any) -> dict[str, Any]:
    options = [thing(id=f"option-{number}", text=text, checked=number == checked) for number, text in enumerate(texts, start=1)]
    return {"question": thing(**{"name": "q-1", "lang": "", "detail": options, **values})}


def _statement(checked: str = "") -> dict[str, Any]:
    return {"question": thing(name="q-2", lang="", detail=[thing(id=key, text="", checked=key == checked) for key in TRUE_FALSE])}


def _option(text: str, *, chosen: bool = False, right: bool | None = None, feedback: str = "", key: str = "option") -> SimpleNamespace:
    return thing(id=key, text=text, chosen=chosen, right=right, feedback=feedback)


def _detail(*options: SimpleNamespace, lang: str = "") -> dict[str, Any]:
    return {"question": thing(lang=lang, detail=list(options))}


def _answered(**values: Any) -> dict[str, Any]:
    """A question after answering, in its frame."""
    standard = {
        "number": 1,
        "kind": "single",
        "template": "components/answers/single.html",
        "lang": "",
        "prompt": "Kto może być fundatorem?",
        "graded": True,
        "correct": False,
        "is_partly_right": False,
        "points": Decimal(0),
        "max_points": Decimal(1),
        "hint_taken": False,
        "hint_cost": 0,
        "feedback": "Fundatorem może być każdy, kto ma zdolność prawną.",
        "detail": [RIGHT, NOT_CHOSEN],
        "taught_in": None,
        "wording_updated": False,
        "regraded": False,
        "regrade_note": "",
    }
    return {"question": thing(**{**standard, **values}), "total": 3}


REGRADED = {"regraded": True, "regrade_note": "Oceniono ponownie 22 listopada 2026: +0,5 punktu."}
RIGHT = _option("Osoba fizyczna", chosen=True, right=True, feedback=WHY)
WRONG = _option("Nikt", chosen=True, right=False, feedback="Zajrzyj do art. 2.")
NOT_CHOSEN = _option("Spółka z o.o.")
POLL = thing(
    rows=[thing(text="Od niedawna", chosen=True, count=3, percent=60), thing(text="Od lat", chosen=False, count=2, percent=40)], total=5
)
CHOICES: dict[str, tuple[Sample, ...]] = {
    name: (
        normal(**_asked("Osoba fizyczna", "Nikt", "Spółka z o.o.", checked=1)),
        empty("nothing chosen", **_asked("Osoba fizyczna", "Nikt")),
        long(**_asked(LONG_TEXT, LONG_WORD, lang="pl")),
        many(**_asked(*(f"Odpowiedź {number}" for number in range(1, 11)))),
    )
    for name in ("questions/single", "questions/multiple")
}
RESULTS: dict[str, tuple[Sample, ...]] = {
    name: (
        normal("right", **_detail(RIGHT, NOT_CHOSEN)),
        error("not right", **_detail(WRONG, NOT_CHOSEN)),
        many("everything told", **_detail(WRONG, _option("Osoba fizyczna", right=True, feedback=WHY), _option("Gmina", right=False))),
        long(**_detail(_option(LONG_TEXT, chosen=True, right=False, feedback=LONG_TITLE), _option(LONG_WORD), lang="pl")),
    )
    for name in ("answers/single", "answers/multiple")
}

CHOICE_QUESTIONS: dict[str, tuple[Sample, ...]] = {
    **CHOICES,
    "questions/true_false": (normal(**_statement("true")), empty(**_statement())),
    **RESULTS,
    "answers/true_false": (
        normal("right", **_detail(_option("", key="true", chosen=True, right=True, feedback=WHY), _option("", key="false", right=False))),
        error("not right", **_detail(_option("", key="true", chosen=True, right=False, feedback=WHY), _option("", key="false"))),
    ),
    "answer": (
        normal("right", **_answered(correct=True, points=Decimal(1))),
        error(
            "not right, with a step to read again",
            **_answered(detail=[WRONG, NOT_CHOSEN], taught_in=thing(number=3, title="Kto może być fundatorem", url="/pl/", lang="")),
        ),
        tiny("half a point", **_answered(is_partly_right=True, points=Decimal("0.50"), hint_taken=True, hint_cost=25, **REGRADED)),
        empty("nothing chosen", **_answered(detail=[NOT_CHOSEN], feedback="")),
        many(
            "not graded",
            **_answered(graded=False, max_points=Decimal(0), kind="poll", template="components/answers/poll.html", detail=POLL),
        ),
        long(**_answered(prompt=LONG_TITLE, detail=[_option(LONG_WORD, chosen=True, right=False)], lang="pl", wording_updated=True)),
    ),
    "score_feedback": (
        normal(feedback=thing(text="Znasz już drogę do rejestru. Następny krok: statut.", lang="")),
        long(feedback=thing(text=LONG_TEXT, lang="pl")),
        empty(feedback=None),
    ),
}
