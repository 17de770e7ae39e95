"""Projects, partners and those who pay."""

from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, long, many, normal, thing, tiny


def _project(title: str = "Razem dla Krakowa", **values: Any) -> SimpleNamespace:
    return thing(
        **{
            "title": title,
            "url": "/pl/",
            "lang": "",
            "summary": "Szkolenia, doradztwo i portal.",
            "fund": "Europejski Fundusz Społeczny",
            "period": "2009–2011",
            "is_archived": False,
            **values,
        }
    )


def _partner(title: str = "Fundacja Przykład", **values: Any) -> SimpleNamespace:
    return thing(
        **{
            "title": title,
            "url": "/pl/",
            "lang": "",
            "summary": "Prowadzi szkolenia.",
            "kind": "organizacja pozarządowa",
            "image": None,
            "is_archived": False,
            **values,
        }
    )


def _funder(name: str = "Norweski Mechanizm Finansowy", url: str = "https://example.org/", **values: Any) -> SimpleNamespace:
    return thing(**{"name": name, "url": url, "logo": None, "alt": name, "lang": "", **values})


PROJECTS: dict[str, tuple[Sample, ...]] = {
    "funders": (
        normal("without logos", funders=[_funder(), _funder("Gmina Miejska Kraków", "")], fund="Europejski Fundusz Społeczny"),
        empty(funders=[], fund=""),
        long(funders=[_funder(LONG_TITLE, lang="pl"), _funder(LONG_WORD)], fund=LONG_TITLE),
        tiny("only the words", funders=[], fund="EFS"),
        many(funders=[_funder(f"Fundusz {number}") for number in range(9)]),
    ),
    "partner_list": (
        normal(partners=[_partner(), _partner("Senter for frivillighet", kind="partner zagraniczny")]),
        empty(partners=[]),
        long(partners=[_partner(LONG_TITLE, summary=LONG_TEXT, lang="pl", is_archived=True)]),
        tiny(partners=[_partner("KRS", summary="")]),
        many(partners=[_partner(f"Partner {number}") for number in range(12)]),
    ),
    "project_list": (
        normal(projects=[_project(), _project("Krakowskie Centrum")]),
        empty(projects=[]),
        long(projects=[_project(LONG_TITLE, summary=LONG_TEXT, fund=LONG_WORD, lang="pl", is_archived=True)]),
        tiny(projects=[_project("KRS", summary="", fund="", period="")]),
        many(projects=[_project(f"Projekt {number}") for number in range(12)]),
    ),
}
