"""Questions with typed answers: fields and what is said of them afterwards."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny


def _asked(detail: SimpleNamespace, number: int = 1, **values: Any) -> dict[str, Any]:
    asked = {"number": number, "anchor": f"question-{number}", "name": f"q-{number}", "lang": "", "error": "", "detail": detail}
    return {"question": thing(**{**asked, **values})}


def _answered(**detail: Any) -> dict[str, Any]:
    return {"question": thing(lang=detail.pop("lang", ""), detail=thing(**detail))}


def _gap(number: int, value: str = "", choices: tuple[str, ...] = ()) -> SimpleNamespace:
    return thing(id=f"gap-{number}", number=number, value=value, choices=choices)


def _gaps(*pieces: tuple[str, SimpleNamespace | None]) -> SimpleNamespace:
    return thing(pieces=[thing(text=text, gap=gap) for text, gap in pieces], gaps=[gap for _, gap in pieces if gap])


def _filled(number: int, typed: str, *accepted: str, right: bool) -> SimpleNamespace:
    return thing(number=number, typed=typed, right=right, accepted=accepted)


def _reflection(value: str = "", *, left: int = 4000) -> SimpleNamespace:
    return thing(value=value, limit=4000, left=left, over=max(0, -left))


CHOICES = ("fundator", "prezes", "minister")
NUMBER = {"typed": "14", "unit": "dni", "right": False, "value": None, "least": None, "most": None}

TYPED_QUESTIONS: dict[str, tuple[Sample, ...]] = {
    "questions/short_text": (
        empty(**_asked(thing(value=""))),
        normal("typed", **_asked(thing(value="statut"), 2)),
        error(**_asked(thing(value=""), 3, error="wpisz odpowiedź")),
        long("in another language", **_asked(thing(value=LONG_TITLE), 4, lang="pl")),
    ),
    "questions/number": (
        normal(**_asked(thing(value="", unit="dni"))),
        tiny("no unit", **_asked(thing(value="1 500,50", unit=""), 2)),
        error(**_asked(thing(value="około 20", unit="dni"), 3, error="„około 20” to nie liczba")),
        long(**_asked(thing(value="1" * 60, unit=LONG_WORD[:30]), 4, lang="pl")),
    ),
    "questions/gap_fill": (
        normal(**_asked(_gaps(("Fundację ustanawia ", _gap(1)), (" w akcie ", _gap(2, "notarialnym")), (".", None)))),
        normal("from a list", **_asked(_gaps(("Statut nadaje ", _gap(1, "prezes", CHOICES)), (".", None)), 2)),
        error(**_asked(_gaps(("Sąd wpisuje ją do ", _gap(1)), (" w ciągu ", _gap(2, "7")), (" dni.", None)), 3, error="uzupełnij luki")),
        long(**_asked(_gaps((LONG_TEXT, _gap(1, LONG_WORD)), (LONG_WORD, _gap(2, "", (LONG_TITLE, LONG_WORD)))), 4, lang="pl")),
        many(**_asked(_gaps(*((f"{number}. ", _gap(number)) for number in range(1, 21))), 5)),
    ),
    "questions/reflection": (
        empty(**_asked(_reflection())),
        normal("written", **_asked(_reflection("Zacznę od rozmowy z zarządem.\nPotem statut.", left=3957), 2)),
        error("too long", **_asked(_reflection(LONG_TEXT, left=-12), 3, error="za długie")),
    ),
    "answers/short_text": (
        normal("right", **_answered(typed="Statut", right=True, accepted=())),
        error("not right yet", **_answered(typed="regulamin", right=False, accepted=())),
        many("revealed", **_answered(typed="regulamin", right=False, accepted=("statut", "statut fundacji"), lang="pl")),
        empty(**_answered(typed="", right=False, accepted=())),
        long(**_answered(typed=LONG_TITLE, right=False, accepted=(LONG_WORD,))),
    ),
    "answers/number": (
        normal("right", **_answered(**{**NUMBER, "typed": "21 dni", "right": True})),
        error("not right yet", **_answered(**NUMBER)),
        many("revealed", **_answered(**{**NUMBER, "value": Decimal("21.5"), "least": Decimal(21), "most": Decimal(22), "lang": "pl"})),
        empty(**_answered(**{**NUMBER, "typed": "", "unit": ""})),
    ),
    "answers/gap_fill": (
        normal("right", **_answered(**vars(_gaps(("Statut nadaje ", _filled(1, "fundator", right=True)), (".", None))))),
        error("not right yet", **_answered(**vars(_gaps(("Statut nadaje ", _filled(1, "", right=False)), (".", None))))),
        many(
            "revealed",
            **_answered(
                **vars(_gaps(("A ", _filled(1, "b", right=True)), ("c ", _filled(2, LONG_WORD, LONG_TEXT, "d", right=False)))), lang="pl"
            ),
        ),
    ),
    "answers/reflection": (
        normal(**_answered(text="Zacznę od statutu.\nPotem sąd.")),
        empty(**_answered(text="")),
        long(**_answered(text=LONG_TEXT)),
    ),
}
