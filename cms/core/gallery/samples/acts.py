"""Legal acts on their own pages."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TITLE, LONG_WORD, Sample, empty, long, many, normal, thing, tiny

ELI = "https://eli.gov.pl/eli/DU/1984/97/ogl"
SUCCESSOR = thing(title="nowa ustawa o fundacjach", title_lang="pl", short_name="nuF", in_force_from=date(2026, 9, 1), url="/pl/")


def _act(**values: Any) -> SimpleNamespace:
    told = {
        "short_name": "uF", "lang": "pl", "journal": "Dz.U. 1984 nr 21 poz. 97", "consolidated": "t.j. Dz.U. 2023 poz. 166",
        "amendments": "Dz.U. 2026 poz. 316", "eli": ELI, "eli_host": "eli.gov.pl", "eli_lang": "pl", "in_force_from": date(1984, 7, 1),
        "in_force_to": None, "is_to_come": False, "has_ended": False, "successor": None,
    }  # fmt: skip
    return thing(**{**told, **values})


def _page(title: str = "Kto może być fundatorem?", *way: str) -> SimpleNamespace:
    return thing(title=title, url="/pl/", kind="Krok", way=way or ("Kursy", "Jak założyć fundację?"))


def _article(anchor: str, **values: Any) -> SimpleNamespace:
    return thing(**{"anchor": anchor, "name": "art. 5", "pages": [(_page(), ["ust. 1"])], "terms": [], "sources": [], **values})


TERMS = [thing(name="fundator", lang="", url="/pl/"), thing(name="statut", lang="pl", url="/pl/")]
SOURCES = [("źródło: jedno opracowanie, do porównania z tekstem urzędowym", ["ust. 1", "ust. 2"])]

ACTS: dict[str, tuple[Sample, ...]] = {
    "act_facts": (
        normal(act=_act()),
        normal("no longer in force", act=_act(in_force_to=date(2026, 8, 31), has_ended=True, successor=SUCCESSOR)),
        normal("not in force yet", act=_act(in_force_from=date(2028, 9, 30), is_to_come=True)),
        tiny(act=_act(journal="", consolidated="", amendments="", eli="", in_force_from=None)),
        long(act=_act(short_name=LONG_WORD, journal=LONG_TITLE)),
    ),
    "act_article": (
        normal(article=_article("art-5", terms=TERMS, sources=SOURCES)),
        tiny("the whole article", article=_article("art-6", pages=[(_page(), [])])),
        empty("after an answer only", article=_article("art-7", pages=[])),
        long(article=_article("art-8", pages=[(_page(LONG_TITLE, LONG_WORD), ["ust. 1"])])),
        many(article=_article("art-9", pages=[(_page(f"Krok {number}"), [f"ust. {number}"]) for number in range(1, 9)])),
    ),
}
