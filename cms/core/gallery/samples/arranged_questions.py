"""Matching, ordering, scenario and poll: what is asked, and what is said of it afterwards."""

from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny


def _asked(detail: Any, number: int, **values: Any) -> dict[str, Any]:
    asked = {"id": f"block-{number}", "anchor": f"question-{number}", "name": f"q-{number}", "lang": "", "error": "", "save_url": "/pl/"}
    return {"question": thing(**{**asked, "detail": detail, **values})}


def _answered(detail: Any, lang: str = "") -> dict[str, Any]:
    return {"question": thing(lang=lang, detail=detail)}


def _lines(lefts: tuple[str, ...], rights: tuple[str, ...], *chosen: int) -> list[SimpleNamespace]:
    def options(place: int) -> list[SimpleNamespace]:
        own = chosen[place] if place < len(chosen) else -1
        return [thing(token=f"token-{number}", text=text, chosen=number == own) for number, text in enumerate(rights)]

    return [thing(part=f"part-{place}", text=text, options=options(place)) for place, text in enumerate(lefts)]


def _pair(text: str, chosen: str, answer: str = "", *, right: bool = False) -> SimpleNamespace:
    return thing(text=text, chosen=chosen, right=right, answer=answer)


def _items(texts: tuple[str, ...], numbers: tuple[str, ...] = ()) -> SimpleNamespace:
    items = [
        thing(part=f"part-{place}", text=text, number=numbers[place] if place < len(numbers) else "") for place, text in enumerate(texts)
    ]
    return thing(items=items, numbers=[str(number) for number in range(1, len(texts) + 1)])


def _placed(text: str, number: str, place: int = 0, *, right: bool = False) -> SimpleNamespace:
    return thing(text=text, number=number, right=right, place=place)


def _options(*texts: str, checked: int = 0) -> list[SimpleNamespace]:
    return [thing(id=f"option-{number}", text=text, checked=number == checked) for number, text in enumerate(texts, start=1)]


def _votes(*rows: tuple[str, int, int]) -> SimpleNamespace:
    return thing(
        rows=[thing(text=text, chosen=not place, count=count, percent=percent) for place, (text, count, percent) in enumerate(rows)],
        total=sum(count for _, count, _ in rows),
    )


def _visited(text: str, choice: str, consequence: str) -> SimpleNamespace:
    return thing(part="scene-1", value="choice-1", text=text, choice=choice, consequence=consequence)


def _scene(text: str, *choices: str) -> SimpleNamespace:
    return thing(part="scene-2", text=text, choices=[thing(id=f"choice-{number}", text=one) for number, one in enumerate(choices)])


def _judged(text: str, choice: str, consequence: str, verdict: str, *best: str) -> SimpleNamespace:
    return thing(text=text, choice=choice, consequence=consequence, verdict=verdict, best=best)


LEFTS = ("Zarząd", "Fundator", "Sąd rejestrowy")
RIGHTS = ("Wpisuje do rejestru", "Kieruje fundacją", "Daje majątek", "Prowadzi księgę gości")
STEPS = ("Zebranie założycielskie", "Statut", "Wniosek do sądu")
LATE = "Dotacja miała przyjść w poniedziałek. Jest środa."
CALL, WAIT = "Dzwonię do opiekuna umowy", "Czekam do końca miesiąca"
FIRST = _visited(LATE, WAIT, "Mija miesiąc, a wykonawca grozi odsetkami.")
NOW = _scene("Wykonawca pyta o zapłatę.", "Proszę na piśmie o nowy termin", "Nie odpowiadam")

ARRANGED_QUESTIONS: dict[str, tuple[Sample, ...]] = {
    "questions/matching": (
        normal(**_asked(_lines(LEFTS, RIGHTS, 1, 2), 1)),
        error(**_asked(_lines(LEFTS, RIGHTS), 2, error="wybierz coś do 3 pozycji.")),
        long(**_asked(_lines((LONG_TEXT, LONG_WORD), (LONG_TITLE, LONG_WORD)), 3, lang="pl")),
        tiny(**_asked(_lines(("A", "B"), ("1", "2")), 4)),
    ),
    "answers/matching": (
        normal("right", **_answered([_pair("Zarząd", "Kieruje fundacją", right=True), _pair("Fundator", "Daje majątek", right=True)])),
        error("not right", **_answered([_pair("Zarząd", "Daje majątek"), _pair("Sąd rejestrowy", "Wpisuje do rejestru", right=True)])),
        many("everything told", **_answered([_pair("Zarząd", "Daje majątek", "Kieruje fundacją"), _pair("Fundator", "", "Daje majątek")])),
        long(**_answered([_pair(LONG_WORD, LONG_TITLE, LONG_TEXT)], lang="pl")),
    ),
    "questions/ordering": (
        normal(**_asked(_items(STEPS, ("1",)), 5)),
        error(**_asked(_items(STEPS, ("2", "2")), 6, error="liczba 2 jest podana więcej niż raz.")),
        long(**_asked(_items((LONG_TEXT, LONG_WORD)), 7, lang="pl")),
        many(**_asked(_items(tuple(f"Pozycja {number}" for number in range(1, 11))), 8)),
    ),
    "answers/ordering": (
        normal("right", **_answered([_placed(text, str(number), right=True) for number, text in enumerate(STEPS, start=1)])),
        error("not right", **_answered([_placed(STEPS[1], "1"), _placed(STEPS[0], "2"), _placed(STEPS[2], "3", right=True)])),
        many("everything told", **_answered([_placed(STEPS[1], "1", 2), _placed(STEPS[0], "2", 1)])),
        long(**_answered([_placed(LONG_WORD, "", 2), _placed(LONG_TEXT, "2", 1)], lang="pl")),
    ),
    "questions/poll": (
        normal(**_asked(_options("Mniej niż rok", "Od roku do pięciu lat", "Dłużej", checked=2), 9)),
        empty("nothing chosen", **_asked(_options("Tak", "Nie"), 10)),
        long(**_asked(_options(LONG_TEXT, LONG_WORD), 11, lang="pl")),
    ),
    "answers/poll": (
        normal(**_answered(_votes(("Od niedawna", 41, 32), ("Od lat", 87, 68)))),
        tiny("one answer", **_answered(_votes(("Tak", 1, 100), ("Nie", 0, 0)))),
        empty("nobody is counted yet", **_answered(_votes(("Tak", 0, 0), ("Nie", 0, 0)))),
        long(**_answered(_votes((LONG_TEXT, 1204, 60), (LONG_WORD, 803, 40)), lang="pl")),
    ),
    "questions/scenario": (
        normal("it begins", **_asked(thing(visited=[], scene=_scene(LATE, CALL, WAIT)), 12)),
        normal("it goes on", **_asked(thing(visited=[FIRST], scene=NOW), 13)),
        empty("it has ended", **_asked(thing(visited=[FIRST], scene=None), 14)),
        tiny("in a preview, which saves nothing", **_asked(thing(visited=[], scene=_scene(LATE, CALL, WAIT)), 15, save_url="")),
        long(**_asked(thing(visited=[_visited(LONG_TEXT, LONG_TITLE, LONG_WORD)], scene=_scene(LONG_TEXT, LONG_WORD)), 16, lang="pl")),
    ),
    "answers/scenario": (
        normal("the best way", **_answered([_judged(LATE, CALL, "Opiekun sprawdza i podaje termin.", "best")])),
        error("a poor and a fair choice", **_answered([_judged(LATE, WAIT, "Mija miesiąc.", "poor"), _judged(LATE, CALL, "", "fair")])),
        many(
            "everything told",
            **_answered([_judged(LATE, WAIT, "Mija miesiąc.", "poor", CALL), _judged(LATE, WAIT, "", "fair", CALL, WAIT)]),
        ),
        long(**_answered([_judged(LONG_TEXT, LONG_TITLE, LONG_WORD, "poor", LONG_TEXT)], lang="pl")),
    ),
}
