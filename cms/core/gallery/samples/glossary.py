"""Words that are explained: the card beside a text, and a term on the page of the glossary."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, long, many, normal, thing, tiny

DEFINITION = "<p>Osoba, która ustanawia fundację i przeznacza na nią <b>majątek</b>.</p>"


def _entry(name: str = "fundator", **values: Any) -> SimpleNamespace:
    return thing(**{"slug": "fundator", "name": name, "abbreviations": "", "definition": DEFINITION, "lang": "", "polish": "", **values})


def _card(number: int = 1, **values: Any) -> SimpleNamespace:
    return thing(id=f"explain-{number}", entry=_entry(**values), url="/pl/", url_lang="")


def _citation(title: str = "ustawa o fundacjach", **values: Any) -> SimpleNamespace:
    told = {"place": "art. 2", "title": title, "title_lang": "", "short_name": "uF", "published": "t.j. Dz.U. 2023 poz. 166"}
    return thing(
        **{
            **told,
            "eli": "",
            "state_of_law_on": date(2026, 11, 22),
            "in_force_to": None,
            "is_draft": True,
            "source": "",
            "url": "/pl/",
            **values,
        }
    )


def _line(number: int = 1, **values: Any) -> SimpleNamespace:
    told: dict[str, Any] = {"anchor": f"term-{number}", "letter": "F", "entry": _entry(), "other_names": (), "explanation": ""}
    return thing(**{**told, "citations": (), "see_also": (), "is_draft": False, **values})


def _other(name: str = "statut") -> SimpleNamespace:
    return thing(anchor="term-1", name=name, lang="")


GLOSSARY: dict[str, tuple[Sample, ...]] = {
    "term_card": (
        normal(card=_card()),
        normal("in another language", card=_card(2, name="foundation", polish="fundacja")),
        long(card=_card(3, name=LONG_TITLE, definition=f"<p>{LONG_TEXT}</p>", abbreviations="KRS")),
    ),
    "term_cards": (normal(cards=[_card(4)]), many(cards=[_card(number) for number in range(5, 12)])),
    "term_entry": (
        normal(line=_line(citations=(_citation(),), see_also=(_other(), _other("fundacja")), is_draft=True)),
        tiny(line=_line(2)),
        empty("not translated", line=_line(3, entry=_entry(lang="pl"))),
        long(line=_line(4, entry=_entry(LONG_WORD), other_names=(LONG_TITLE,), citations=(_citation(LONG_TITLE),))),
        many(line=_line(5, see_also=tuple(_other(f"pojęcie {number}") for number in range(15)))),
    ),
}
