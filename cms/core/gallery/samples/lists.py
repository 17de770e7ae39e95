"""Lists of articles and publications, how they are narrowed, their pages and their ends."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny

DAY = date(2026, 10, 1)
FEED = thing(title="Aktualności", url="/pl/")


def _article(title: str = "Rusza nabór wniosków na małe dotacje", **values: Any) -> SimpleNamespace:
    return thing(
        **{
            "title": title,
            "url": "/pl/",
            "lang": "",
            "date": DAY,
            "summary": "Wnioski można składać do 30 października.",
            "category": "Pieniądze",
            "category_lang": "",
            "is_story": False,
            "organisation": "",
            "is_archived": False,
            **values,
        }
    )


def _publication(title: str = "Kondycja krakowskich organizacji", **values: Any) -> SimpleNamespace:
    return thing(
        **{
            "title": title,
            "url": "/pl/",
            "lang": "",
            "year": 2024,
            "summary": "Raport z badania ankietowego.",
            "kind": "raport",
            "language": "pl",
            "language_name": "polski",
            "authors": "A. Nowak, J. Kowalski",
            "is_archived": False,
            **values,
        }
    )


def _option(label: str, *, chosen: bool = False, count: int = 4, lang: str = "") -> SimpleNamespace:
    return thing(value=label, label=label, lang=lang, count=count, url="/pl/", is_chosen=chosen)


def _choice(heading: str, options: list[SimpleNamespace], any_word: str = "wszystkie") -> SimpleNamespace:
    chosen = next((option for option in options if option.is_chosen), None)
    return thing(name=heading.lower(), heading=heading, any_word=any_word, any_url="/pl/", options=options, chosen=chosen)


def _taken(*labels: str) -> list[SimpleNamespace]:
    return [thing(heading="Temat", label=label, lang="", url="/pl/") for label in labels]


def _page(number: int, *, here: bool = False) -> SimpleNamespace:
    return thing(number=number, url="/pl/", is_current=here)


CHOICES = [_choice("Kategoria", [_option("pieniądze", chosen=True), _option("prawo")]), _choice("Rok", [_option("2026"), _option("2025")])]
ARCHIVED = thing(shown=False, count=7, url="/pl/")
NONE_ARCHIVED = thing(shown=False, count=0, url="/pl/")
FILTERS = {"archived": ARCHIVED, "plain_url": "/pl/", "is_folded": False}

LISTS: dict[str, tuple[Sample, ...]] = {
    "list_empty": (
        empty("nothing yet", taken=_taken(), plain_url="/pl/", archived=NONE_ARCHIVED),
        empty("only archival", taken=_taken(), plain_url="/pl/", archived=ARCHIVED),
        empty("not translated", taken=_taken(), plain_url="/en/", archived=NONE_ARCHIVED, polish_url="/pl/"),
        many("narrowed too far", taken=_taken("dotacje", "2019", LONG_WORD), plain_url="/pl/", archived=ARCHIVED),
    ),
    "list_end": (normal(feed=FEED), normal("in another language", feed=FEED, polish_url="/pl/")),
    "list_filters": (
        normal(choices=CHOICES, taken=_taken("pieniądze"), **FILTERS),
        empty(choices=[], taken=_taken(), archived=NONE_ARCHIVED, plain_url="/pl/", is_folded=True),
        long(
            choices=[_choice("Kategoria", [_option(LONG_TITLE, lang="pl"), _option(LONG_WORD)]), CHOICES[1]],
            taken=_taken(LONG_TITLE),
            **FILTERS,
        ),
        many(
            choices=[_choice("Kategoria", [_option(f"dział {number}") for number in range(20)]), CHOICES[1]],
            taken=_taken("a", "b", "c"),
            **FILTERS,
        ),
    ),
    "list_pages": (
        normal(pages=thing(links=[_page(1, here=True), _page(2), _page(3)], newer_url="", older_url="/pl/")),
        empty("one page", pages=thing(links=[], newer_url="", older_url="")),
        many(
            pages=thing(
                links=[
                    _page(1),
                    thing(number=0, url="", is_current=False),
                    *[_page(number, here=number == 50) for number in range(48, 53)],
                    thing(number=0, url="", is_current=False),
                    _page(100),
                ],
                newer_url="/pl/",
                older_url="/pl/",
            )
        ),
    ),
    "list_remarks": (
        error(remarks=["Nie ma tematu „xyz”."]),
        empty(remarks=[]),
        many(remarks=[f"Nie ma tematu „{LONG_WORD}”.", LONG_TEXT]),
    ),
    "news_list": (
        normal(rows=[_article(), _article("Spotkanie w Centrum", is_story=True, organisation="Fundacja Przykład")]),
        empty(rows=[]),
        long(rows=[_article(LONG_TITLE, summary=LONG_TEXT, lang="pl", is_archived=True, category=LONG_WORD)]),
        tiny(rows=[_article("KRS", summary="", category="")]),
        many(rows=[_article(f"Wiadomość {number}") for number in range(12)]),
    ),
    "publication_list": (
        normal(rows=[_publication(), _publication("Standard współpracy", kind="standard", authors="")]),
        empty(rows=[]),
        long(rows=[_publication(LONG_TITLE, summary=LONG_TEXT, lang="pl", is_archived=True, authors=LONG_TITLE)]),
        tiny(rows=[_publication("KRS", summary="", authors="")]),
        many(rows=[_publication(f"Tom {number}") for number in range(12)]),
    ),
}
