"""What is a learner's own: keeping a step, notes, their courses and results."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny

WHEN = datetime(2026, 10, 1, 12, 0, tzinfo=ZoneInfo("Europe/Warsaw"))


def _tools(**values: Any) -> SimpleNamespace:
    return thing(
        **{
            "bookmark_url": "/pl/",
            "note_url": "/pl/",
            "form_key": "key",
            "is_known": True,
            "is_bookmarked": False,
            "note": "",
            "noted_at": None,
            "is_unsaved": False,
            "error": "",
            "limit": 4000,
            **values,
        }
    )


def _place(step: str = "Napisz statut", course: str = "Jak założyć fundację?", lang: str = "") -> SimpleNamespace:
    return thing(step=thing(title=step, lang=lang, url="/pl/"), course=thing(title=course, lang=lang))


def _attempt(**values: Any) -> SimpleNamespace:
    usual = {"number": 1, "url": "/pl/", "place": _place(), "is_open": False, "is_graded": True, "passed": True, "percent": 100, "at": WHEN}
    return thing(**{**usual, **values})


def _step(note: str = "", **values: Any) -> SimpleNamespace:
    kept = thing(bookmarked_at=WHEN, note=note, noted_at=WHEN if note else None)
    return thing(**{"place": _place(), "url": "/pl/", "kept": kept, "bookmark_url": "/pl/", "note_url": "/pl/", **values})


def _course(*, done: int = 4, completed: bool = False, new: bool = False, resume: bool = True, title: str = "Jak założyć fundację?") -> Any:
    progress = thing(done=done, total=16, completed_at=WHEN if completed else None, last_activity_at=WHEN)
    going_on = thing(title="Napisz statut", url="/pl/", lang="") if resume else None
    return thing(card=thing(title=title, url="/pl/", lang=""), progress=progress, resume=going_on, has_new_steps=new)


def _matter(*, deadline: dict[str, Any] | None = None, **values: Any) -> SimpleNamespace:
    near = {"what": "Zgłoś beneficjentów rzeczywistych do CRBR", "day": "wtorek, 17 listopada 2026", "left": "zostało 7 dni", "moved": ""}
    row = {
        "title": "Jak założyć fundację", "url": "/pl/", "lang": "", "done": 3, "total": 9, "is_done": False, "waits_for": [], "ticked": [],
        "next_step": "4B. Złóż wniosek przez internet", "next_url": "/pl/#step-0000000b", "forget_url": "/pl/", **values,
    }  # fmt: skip
    shown = None if deadline is None else thing(**{"is_overdue": False, "is_near": True, **near, **deadline})
    return thing(deadline=shown, **row)


_GONE: dict[str, Any] = {"url": "", "next_url": "", "next_step": "", "total": 0, "done": 0}

MINE: dict[str, tuple[Sample, ...]] = {
    "guide_own_matter": (
        normal(row=_matter(deadline={})),
        normal(
            "the deadline moved",
            row=_matter(deadline={"moved": "Z rachunku wychodzi sobota, więc termin kończy się w poniedziałek.", "is_near": False}),
        ),
        error("overdue", row=_matter(deadline={"left": "1 dzień temu", "is_overdue": True, "is_near": False})),
        normal("waits for a date", row=_matter(waits_for=[("Dzień wpisu do KRS", "/pl/#date-a"), ("Dzień zgromadzenia", "/pl/#date-b")])),
        tiny("all done", row=_matter(done=9, is_done=True, next_url="", next_step="")),
        empty("no longer in the guide", row=_matter(**_GONE, ticked=["Podpisz akt fundacyjny", "Uchwal statut"])),
        long(row=_matter(title=LONG_TITLE, next_step=LONG_WORD, ticked=[LONG_TITLE], lang="pl", deadline={"what": LONG_TEXT})),
        many(row=_matter(ticked=[f"Krok {number}" for number in range(1, 13)], deadline={})),
    ),
    "step_tools": (
        normal(tools=_tools()),
        normal("kept, with a note", tools=_tools(is_bookmarked=True, note="Zapytać księgową.", noted_at=WHEN)),
        normal("a stranger", tools=_tools(is_known=False)),
        error("the note is too long", tools=_tools(note=LONG_TEXT, is_unsaved=True, error="Notatka ma 4312 znaków; mieści się 4000.")),
        long(tools=_tools(note=LONG_WORD, noted_at=WHEN, is_unsaved=True)),
        empty("in a preview", tools=None),
    ),
    "my_course": (
        normal(row=_course()),
        normal("completed, new steps since", row=_course(done=15, completed=True, new=True)),
        tiny("completed", row=_course(done=16, completed=True, resume=False)),
        long(row=_course(title=LONG_TITLE)),
    ),
    "my_attempts": (
        normal(attempts=[_attempt(), _attempt(passed=False, percent=40), _attempt(is_graded=False), _attempt(is_open=True)]),
        long(attempts=[_attempt(place=_place(LONG_TITLE, LONG_WORD, "pl")), _attempt(place=None)]),
        many(attempts=[_attempt(number=number) for number in range(1, 12)]),
        empty(attempts=[]),
    ),
    "my_steps": (
        normal(steps=[_step(), _step("Zapytać księgową.\nPotem zarząd.")], form_key="key"),
        normal("a step that is gone", steps=[_step("Zapytać księgową.", place=None, url="")], form_key="key"),
        long(steps=[_step(LONG_TEXT, place=_place(LONG_TITLE)), _step(LONG_WORD)], form_key="key"),
        empty(steps=[], form_key="key"),
    ),
}
