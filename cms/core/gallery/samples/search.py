"""The search: its field, what stands around results, results, and what to do when there are none."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny


def _text(*pieces: str) -> list[SimpleNamespace]:
    """Every second piece is marked."""
    return [thing(text=piece, is_marked=number % 2 == 1) for number, piece in enumerate(pieces) if piece]


def _result(title: list[SimpleNamespace] | None = None, **values: Any) -> SimpleNamespace:
    return thing(
        **{
            "url": "/pl/",
            "title": title or _text("Jak założyć ", "stowarzyszenie"),
            "text": _text("Droga od grupy znajomych do działającego ", "stowarzyszenia", "."),
            "kind_label": "Kurs",
            "within": "",
            "dated": date(2026, 10, 1),
            "document": thing(is_archived=False),
            "more": 0,
            **values,
        }
    )


def _choice(label: str, *, chosen: bool = False, lang: str = "", count: int = 7) -> SimpleNamespace:
    return thing(label=label, count=count, query="q=a", is_chosen=chosen, lang=lang)


def _facet(heading: str, *choices: SimpleNamespace) -> SimpleNamespace:
    is_open = not any(choice.is_chosen for choice in choices)
    return thing(name=heading.lower(), heading=heading, any_word="Wszystko", any_query="q=a", choices=choices, is_open=is_open)


def _found(total: int = 0, *, corrected: str = "", parts: tuple[int, ...] = (1,), **values: Any) -> SimpleNamespace:
    question = thing(corrected=corrected, parts=parts)
    promoted = [PROMOTED] if total > 1 else []
    return thing(**{"total": total, "is_cut": False, "is_fallback": False, "question": question, "promoted": promoted, **values})


def _asked(text: str = "stowarzyszen", *, many_words: bool = False) -> SimpleNamespace:
    return thing(text=text, filters=thing(archived=False), has_many_words=many_words)


def _shown(*results: SimpleNamespace) -> list[SimpleNamespace]:
    return [thing(result=result, more_query="q=a" if result.more else "", whole="Jak założyć stowarzyszenie") for result in results]


PROMOTED = thing(title="Załóż stowarzyszenie krok po kroku", url="/pl/", description="Od pierwszego zebrania do wpisu.")
STEP = _result(_text("Napisz regulamin ", "stowarzyszenia", " zwykłego"), within="Jak założyć stowarzyszenie", more=31)
LANGUAGES = [_choice("polski", chosen=True, lang="pl"), _choice("English", lang="en"), _choice("norsk (bokmål)", lang="nb")]
FACETS = [
    _facet("Rodzaj", _choice("Poradnik", chosen=True), _choice("Kroki kursów", count=51)),
    _facet("Rok", _choice("2026"), _choice("2025")),
]
TAKEN = [thing(heading="Rodzaj", label="Poradnik", lang="", url="/pl/"), thing(heading="Rok", label=2026, lang="", url="/pl/")]
QUESTIONS = [thing(text="jak założyć fundację", url="/pl/"), thing(text="mały grant", url="/pl/")]
CONTACTS = thing(title="Kontakt", url="/pl/", lang="")
NO_PAGES = thing(links=[], newer_url="", older_url="")
PAGES = thing(links=[thing(number=number, url="/pl/", is_current=number == 2) for number in (1, 2, 3)], newer_url="/pl/", older_url="/pl/")
NOTES: dict[str, Any] = {"asked": _asked("stowazyszenie"), "meant": "", "exact_query": "q=a", "close_query": "q=a"}
NOTHING: dict[str, Any] = {
    "asked": _asked("zzz"),
    "found": _found(),
    "taken": [],
    "all_url": "/pl/",
    "archive_query": "q=a",
    "languages": LANGUAGES,
    "questions": QUESTIONS,
    "contacts": CONTACTS,
}
RESULTS: dict[str, Any] = {**NOTHING, **NOTES, "lang": "", "facets": FACETS, "taken": TAKEN, "pages": PAGES, "asked": _asked()}

SEARCH: dict[str, tuple[Sample, ...]] = {
    "list_taken": (
        normal(taken=TAKEN, plain_url="/pl/"),
        empty(taken=[], plain_url="/pl/"),
        long(taken=[thing(heading="Dział", label=LONG_TITLE, lang="pl", url="/pl/")], plain_url="/pl/"),
    ),
    "search_facets": (
        normal(facets=FACETS),
        empty(facets=[]),
        long(facets=[_facet("Dział", _choice(LONG_TITLE, lang="pl", count=12_345), _choice(LONG_WORD))]),
        many(facets=[_facet("Rok", *(_choice(str(year)) for year in range(2026, 1999, -1)))]),
    ),
    "search_form": (
        normal(place="page", text="mały grant"),
        empty(place="front"),
        long("another language is looked in", place="error", text=LONG_WORD, lang="nb"),
        tiny("in the header", place="header"),
    ),
    "search_notes": (
        normal("a misspelt word", found=_found(total=9, corrected="stowarzyszenie"), **NOTES),
        normal("taken as it is", found=_found(), **{**NOTES, "meant": "stowarzyszenie"}),
        empty(found=_found(total=9), **NOTES),
        long(found=_found(corrected=LONG_TITLE), **{**NOTES, "asked": _asked(LONG_TITLE)}),
        error("the search server is away", found=_found(is_fallback=True), **NOTES),
    ),
    "search_nothing": (
        normal(**NOTHING),
        normal("narrowed too far", **{**NOTHING, "taken": TAKEN, "asked": _asked("jak dostać mały grant", many_words=True)}),
        tiny("nobody to ask", **{**NOTHING, "questions": [], "contacts": None, "languages": []}),
        error("only signs", **{**NOTHING, "found": _found(parts=())}),
    ),
    "search_promoted": (normal(one=PROMOTED), long(one=thing(title=LONG_TITLE, url="/pl/", description=LONG_TEXT), lang="pl")),
    "search_questions": (normal(questions=QUESTIONS), empty(questions=[]), long(questions=[thing(text=LONG_TITLE, url="/pl/")])),
    "search_result": (
        normal(result=STEP, lang="", whole="Jak założyć stowarzyszenie", more_query="q=a"),
        normal("archival", result=_result(document=thing(is_archived=True), within="Jak założyć fundację"), lang="pl"),
        long(result=_result(_text(LONG_TITLE, LONG_WORD), text=_text(LONG_TEXT, LONG_WORD), within=LONG_TITLE), lang=""),
        tiny(result=_result(_text("KRS"), text=(), dated=None), lang=""),
    ),
    "search_results": (
        normal(**{**RESULTS, "found": _found(total=12, corrected="stowarzyszenie"), "shown": _shown(_result(), STEP)}),
        empty(**{**RESULTS, "shown": [], "facets": [], "taken": [], "pages": NO_PAGES}),
        many(**{**RESULTS, "found": _found(total=5_000, is_cut=True), "shown": _shown(*[_result()] * 10)}),
    ),
    "search_scope": (
        normal(languages=LANGUAGES, archive_query="q=a", with_archive=False),
        normal("the archive too", languages=LANGUAGES, archive_query="q=a", with_archive=True),
    ),
    "search_start": (normal(kinds=["Aktualności", "Poradnik", "Kursy"], questions=QUESTIONS), empty(kinds=[], questions=[])),
    "search_text": (
        normal(stretches=_text("Zakładanie ", "stowarzyszenia", " zwykłego")),
        empty(stretches=[]),
        long(stretches=_text("", LONG_WORD)),
    ),
}
