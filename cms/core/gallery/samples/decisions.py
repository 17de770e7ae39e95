"""Decision helpers: a question, the answers so far, a result."""

from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny

ANSWERS = (
    {"short": "1a2b3c4d", "text": "Na majątku, który ktoś przeznaczy na cel", "hint": "Wystarczy jedna osoba."},
    {"short": "5e6f7a8b", "text": "Na ludziach, którzy chcą działać razem", "hint": ""},
)


def _asked(text: str = "Na czym chcecie oprzeć działanie?", *, answers: Any = ANSWERS, **values: Any) -> SimpleNamespace:
    row = thing(text=text, help=values.pop("help", ""), answers=[thing(**one) for one in answers])
    return thing(**{"row": row, "number": 2, "most": 4, "action": "/pl/", "chosen": "", "earlier": "", "error": "", **values})


def _given(question: str, answer: str) -> tuple[SimpleNamespace, str]:
    return thing(question=thing(text=question), answer=thing(text=answer)), "/pl/"


def _result(**values: Any) -> SimpleNamespace:
    plain = {"text": "", "reasons": (), "pros": (), "cons": (), "links": (), "citations": ()}
    return thing(**{**plain, **values})


LINKS = (thing(title="Jak założyć fundację?", url="/pl/", lang=""), thing(title="How to found a foundation", url="/en/", lang="en"))
FULL = {
    "text": "Uchwalcie regulamin. Wystarczą trzy osoby.",
    "reasons": ("Działa grupa ludzi.",),
    "pros": ("Najmniej formalności.", "Może brać dotacje."),
    "cons": ("Obok stowarzyszenia odpowiadają członkowie.",),
    "links": LINKS,
}

DECISIONS: dict[str, tuple[Sample, ...]] = {
    "decision_question": (
        normal(question=_asked(chosen="5e6f7a8b", help="Fundacja opiera się na majątku, stowarzyszenie na ludziach.")),
        tiny(question=_asked("Tak?", answers=ANSWERS[:1], number=1, most=1), back_url="/pl/"),
        long(question=_asked(LONG_TITLE, answers=({"short": "1a2b3c4d", "text": LONG_WORD, "hint": LONG_TEXT},), help=LONG_TEXT)),
        many(question=_asked(answers=[{**ANSWERS[1], "short": f"{number:08x}"} for number in range(10)])),
        error(question=_asked(error="Wybierz jedną z odpowiedzi.", earlier="1a2b3c4d")),
    ),
    "decision_given": (
        normal(given=[_given("Ile osób chce założyć organizację?", "Od trzech do sześciu"), _given("Czy planujecie oddziały?", "Nie")]),
        long(given=[_given(LONG_TITLE, LONG_WORD)]),
        many(given=[_given(f"Pytanie {number}", "Tak") for number in range(12)]),
        empty(given=[]),
    ),
    "decision_changed": (
        normal(walked=thing(given=[1, 2], result=None), helper_url="/pl/"),
        tiny("nothing holds", walked=thing(given=[], result=None), helper_url="/pl/"),
        normal("ends sooner", walked=thing(given=[1], result=thing(title="Fundacja")), helper_url="/pl/"),
    ),
    "decision_result": (
        normal(result=_result(**FULL)),
        normal("part of the overview", result=_result(**FULL), is_part=True),
        tiny(result=_result(text="Załóż fundację.")),
        long(result=_result(text=LONG_TEXT, reasons=(LONG_TEXT, LONG_WORD), links=(thing(title=LONG_TITLE, url="/pl/", lang=""),))),
        empty(result=_result()),
    ),
    "decision_points": (
        normal(title="Dlaczego właśnie to", points=("Działa grupa ludzi.", "Nie planujecie oddziałów.")),
        long(title=LONG_TITLE, points=(LONG_WORD, LONG_TEXT)),
        empty(title="Dlaczego właśnie to", points=()),
    ),
}
