"""Courses: cards, facts, the map and its stops, the way from step to step."""

from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, long, many, normal, thing, tiny

WORDS = {"done": "zrobione", "current": "tu jesteś", "ahead": "przed Tobą"}


def step(number: int = 8, title: str = "Napisz statut", *, state: str = "ahead", **values: Any) -> SimpleNamespace:
    """A row of the map."""
    return thing(
        **{
            "key": f"step-{number}",
            "number": number,
            "title": title,
            "url": "/pl/",
            "minutes": 8,
            "required": True,
            "has_quiz": False,
            "lang": "",
            "state": state,
            "state_label": WORDS[state],
            **values,
        }
    )


def _module(number: int, title: str, steps: list[SimpleNamespace], **values: Any) -> SimpleNamespace:
    return thing(
        **{"number": number, "title": title, "lang": "", "url": "/pl/", "summary": "Od pomysłu do dokumentów.", "steps": steps, **values}
    )


def _side(number: int, title: str, steps: list[SimpleNamespace], *, is_open: bool = False, done: int = 0) -> SimpleNamespace:
    return _module(number, title, steps, is_open=is_open, done=done)


def _card(title: str = "Jak założyć fundację?", **values: Any) -> SimpleNamespace:
    return thing(
        **{
            "title": title,
            "url": "/pl/",
            "summary": "Droga od pomysłu do wpisu w Krajowym Rejestrze Sądowym.",
            "theme": "foundation",
            "minutes": 94,
            "step_count": 16,
            "lang": "",
            "progress": None,
            **values,
        }
    )


def _progress(done: int, total: int, *, completed: bool = False) -> SimpleNamespace:
    return thing(done=done, total=total, completed_at="2026-10-01" if completed else None)


THREE = [
    step(1, "Sprawdź pomysł", state="done"),
    step(2, "Zbierz ludzi", state="current", has_quiz=True),
    step(3, "Napisz statut", required=False),
]
MANY = [step(number, f"Krok {number}", state="done" if number < 5 else "ahead") for number in range(1, 25)]
LONG_STEPS = [step(100, LONG_TITLE, state="current", has_quiz=True, required=False, lang="pl"), step(101, LONG_WORD, minutes=600)]
COURSE = thing(url="/pl/", title="Jak założyć fundację?")

COURSES: dict[str, tuple[Sample, ...]] = {
    **{f"covers/{theme}": (normal(),) for theme in ("association", "communication", "foundation", "law")},
    "course_facts": (
        normal(minutes=94, step_count=16),
        long("another language, very long", minutes=6000, step_count=1200, lang="pl"),
        tiny(minutes=1, step_count=1),
    ),
    "course_list": (
        normal(courses=[_card()]),
        empty(courses=[]),
        long(courses=[_card(LONG_TITLE, summary=LONG_TEXT, lang="pl", theme="law")]),
        tiny(courses=[_card("KRS", summary="", minutes=1, step_count=1, theme="association")]),
        many(
            "begun, completed and new",
            courses=[_card(progress=_progress(3, 16)), _card(progress=_progress(16, 16, completed=True)), _card()],
        ),
    ),
    "map_module": (
        normal(module=_module(1, "Pomysł", THREE)),
        empty(module=_module(2, "Dokumenty", [])),
        long(module=_module(3, LONG_TITLE, LONG_STEPS, summary=LONG_TEXT, lang="pl")),
        tiny(module=_module(4, "KRS", [step(1)], summary="")),
        many(module=_module(5, "Po rejestracji", MANY)),
    ),
    "progress": (normal(done=3, total=16), empty(done=0, total=16), tiny(done=1, total=1), many(done=998, total=1000, minutes=40)),
    "resume": (
        normal(
            rows=[
                thing(
                    course_title="Jak założyć fundację?", step_title="Napisz statut", url="/pl/", percent=50, course_lang="", step_lang=""
                )
            ]
        ),
        empty("drawn for nobody: the page leaves it out", rows=[]),
        long(rows=[thing(course_title=LONG_TITLE, step_title=LONG_WORD, url="/pl/", percent=99, course_lang="pl", step_lang="pl")]),
        many(
            rows=[
                thing(
                    course_title=f"Kurs {number}", step_title="Napisz statut", url="/pl/", percent=number * 20, course_lang="", step_lang=""
                )
                for number in range(5)
            ]
        ),
    ),
    "side_map": (
        normal(
            modules=[_side(1, "Pomysł", THREE, is_open=True, done=1), _side(2, "Dokumenty", MANY[5:8])], here_key="step-2", here_done=False
        ),
        empty(modules=[], here_key=None, here_done=False),
        long(modules=[_side(1, LONG_TITLE, LONG_STEPS, is_open=True)], here_key="step-100", here_done=True),
        many(modules=[_side(1, "Wszystko", MANY, is_open=True, done=4)], here_key="step-5", here_done=False),
    ),
    "step_place": (
        normal(step=step(8), step_count=24),
        empty("not on the map yet", step=None, step_count=24),
        many(step=step(240, minutes=600, required=False), step_count=1000),
        tiny(step=step(1, minutes=1), step_count=1),
    ),
    "steps_nav": (
        normal(previous=step(7, "Zbierz ludzi"), following=step(9, "Złóż wniosek"), course_map=COURSE),
        tiny("the only step", previous=None, following=None, course_map=COURSE),
        long(previous=step(7, LONG_TITLE, lang="pl"), following=step(9, LONG_WORD, lang="pl"), course_map=COURSE),
    ),
    "stop": (
        normal("ahead", step=step()),
        normal("done", step=step(state="done")),
        normal("current", step=step(state="current", has_quiz=True)),
        normal("shown and done", step=step(), is_here=True, is_done=True),
        long(step=LONG_STEPS[0]),
        tiny("slim", step=step(1, "KRS"), slim=True),
        tiny("slim, optional and locked", step=step(4, "Statut", required=False, state_label="otwiera się po module 2"), slim=True),
    ),
}
