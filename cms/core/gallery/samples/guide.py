"""The guide: steps of a procedure, ways to choose between, deadlines, offices, lists."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny

STEP = "7f3a0c11-0000-4000-8000-000000000001"


def _citation(**values: Any) -> SimpleNamespace:
    facts = {
        "place": "art. 5 ust. 1", "title": "ustawa z dnia 6 kwietnia 1984 r. o fundacjach", "title_lang": "", "short_name": "uF",
        "published": "t.j. Dz.U. 2023 poz. 166", "eli": "https://eli.gov.pl/", "state_of_law_on": date(2026, 11, 22), "in_force_to": None,
        "is_draft": True, "comes_on": None, "has_ended": False, "successor": None, "source": "", "url": "/pl/", **values,
    }  # fmt: skip
    return thing(**facts)


def _own(state: str = "later", *, moved: bool = False) -> SimpleNamespace:
    day = date(2026, 11, 24)
    rule = thing(what="Złóż NIP-8 w urzędzie skarbowym")
    return thing(state=state, day=day, counted=date(2026, 11, 22), has_moved=moved, days_left=14, rule=rule)


def _deadline(own: SimpleNamespace | None = None, *, basis: str = "art. 12 ust. 2 uF", what: str = "Złóż NIP-8") -> SimpleNamespace:
    moved = "Z liczenia wypada niedziela, więc termin kończy się w poniedziałek." if own and own.has_moved else ""
    left = "zostało 14 dni" if own else ""
    return thing(rule=thing(what=what, basis=basis), words="w ciągu 21 dni od daty: dzień wpisu do KRS", own=own, left=left, moved=moved)


def _office(**values: Any) -> SimpleNamespace:
    facts = {
        "name": "Urząd Miasta Krakowa", "unit": "Wydział Dialogu", "address": "ul. Zabłocie 22, Kraków", "hours": "pon.–pt. 8–16",
        "access": "Wejście bez stopni.", "e_delivery": "", "phone": "12 616 00 00", "email": "urzad@example.org",
        "website": "https://example.org/", "note": "", "map_url": "",  **values,
    }  # fmt: skip
    return thing(**facts)


def _paper(title: str = "Statut", **values: Any) -> SimpleNamespace:
    return thing(title=title, **{"note": "dwa egzemplarze", "template": None, "url": "", **values})


def _date(**values: Any) -> SimpleNamespace:
    return thing(
        **{
            "key": "wpis-krs",
            "label": "Dzień wpisu do KRS",
            "help": "Znajdziesz go w odpisie.",
            "value": "",
            "problem": "",
            "on": None,
            **values,
        }
    )


def _step(
    title: str = "Złóż wniosek", *, is_done: bool = False, full: bool = True, is_optional: bool = False, at: int = 1
) -> SimpleNamespace:
    row = thing(id=STEP, short=f"7f3a0c1{at}", number="4A", title=title, is_optional=is_optional)
    value = thing(
        text="<p>Wypełnij formularz.</p>" if full else "",
        time="14 dni" if full else "",
        cost="sprawdź w portalu" if full else "",
        papers=[_paper()] if full else [],
    )
    return thing(
        row=row,
        value=value,
        office=_office() if full else None,
        office_lang="",
        date=_date() if full else None,
        rules=[_deadline()] if full else [],
        citations=[_citation()] if full else [],
        lessons=[thing(title="Napisz statut", url="/pl/", lang="")] if full else [],
        is_done=is_done,
    )


def _group(*, is_choice: bool = True, chosen: bool = False) -> SimpleNamespace:
    strands = [
        thing(
            strand=thing(id=f"{number}", short=f"0000000{number}", title=title, letter=letter if is_choice else ""),
            text="Najprościej." if number == 1 else "",
            steps=[_step(full=False, at=number)],
            is_chosen=chosen and number == 1,
            is_left_out=chosen and number == 2,
        )
        for number, title, letter in ((1, "Przez internet", "A"), (2, "Na papierze", "B"))
    ]
    return thing(group=thing(id="9", short="00000009", title="Wybierz drogę"), is_choice=is_choice, strands=strands)


def _standing(**values: Any) -> SimpleNamespace:
    facts = {
        "done": 3, "total": 8, "next_step": thing(short="7f3a0c11", number="4", title="Złóż wniosek"), "open_deadlines": [_own()],
        "gone_steps": [], **values,
    }  # fmt: skip
    return thing(**facts)


def _row(title: str = "Rejestracja fundacji w KRS", **values: Any) -> SimpleNamespace:
    return thing(
        title=title, **{"url": "/pl/", "lang": "", "summary": "Od pomysłu do wpisu.", "time": "kilka tygodni", "cost": "", **values}
    )


LINKS = thing(keep="/pl/", calendar="/pl/", paper="/pl/", forget="/pl/")
ROWS = [_row(), _row("Mały grant")]

SUCCESSOR = thing(title="nowa ustawa o fundacjach", title_lang="pl", short_name="nuF", in_force_from=date(2026, 9, 1), url="")

GUIDE: dict[str, tuple[Sample, ...]] = {
    "citations": (
        normal(lines=[_citation()]),
        normal("one account", lines=[_citation(source="źródło: jedno opracowanie, do porównania z tekstem urzędowym")]),
        tiny(lines=[_citation(published="", eli="", state_of_law_on=None, is_draft=False)]),
        normal(
            "ceased to be in force", lines=[_citation(in_force_to=date(2026, 8, 31), has_ended=True, is_draft=False, successor=SUCCESSOR)]
        ),
        many(lines=[_citation(title=LONG_TITLE, title_lang="pl") for _number in range(6)]),
    ),
    "guide_deadline": (
        normal(deadline=_deadline()),
        normal("own day", deadline=_deadline(_own())),
        normal("moved off a day off", deadline=_deadline(_own(moved=True), basis="")),
        normal("today", deadline=_deadline(_own("today"))),
        normal("done", deadline=_deadline(_own("done"))),
        error("passed", deadline=_deadline(_own("overdue"))),
        long(deadline=_deadline(_own(), what=LONG_TITLE)),
    ),
    "guide_office": (
        normal(office=_office()),
        normal("with a map", office=_office(map_url="https://example.org/map", e_delivery="AE:PL-12345-67890-ABCDE-12")),
        tiny(office=_office(unit="", address="", hours="", access="", phone="", email="", website="")),
        long(office=_office(name=LONG_TITLE, website=f"https://example.org/{LONG_WORD}", note=LONG_TEXT), lang="pl"),
        normal("on paper", office=_office(), is_paper=True),
    ),
    "guide_papers": (
        normal(papers=[_paper(), _paper("Formularz NIP-8", note="", url="https://example.org/")]),
        normal("template", papers=[_paper(template=thing(url="/doc.docx", file_extension="docx", file_size=18432))]),
        long(papers=[_paper(LONG_TITLE, note=LONG_TEXT)]),
        empty(papers=[]),
    ),
    "guide_date": (
        normal(date=_date()),
        normal("entered", date=_date(key="b", value="2026-11-03")),
        error(date=_date(key="c", value="31.02.2026", problem="Takiego dnia nie ma. Wpisz na przykład 3.11.2026.")),
        tiny(date=_date(key="d", help="")),
        long(date=_date(key="e", label=LONG_TITLE, help=LONG_TEXT)),
    ),
    "guide_step": (
        normal(step=_step(), level=3),
        normal("done", step=_step(is_done=True), level=3),
        normal("optional", step=_step(full=False, is_optional=True), level=3),
        normal("on paper", step=_step(), level=3, can_keep=False, is_paper=True),
        long(step=_step(f"{LONG_TITLE} {LONG_WORD}"), level=5),
    ),
    "guide_group": (
        normal(group=_group()),
        normal("chosen", group=_group(chosen=True)),
        normal("side by side", group=_group(is_choice=False)),
        normal("on paper", group=_group(chosen=True), can_keep=False, is_paper=True),
    ),
    "guide_own_form": (
        normal(links=LINKS, form_key="x", known=False),
        empty("known", links=LINKS, form_key="x", known=True),
        empty("draft", links=LINKS, form_key="", known=False, is_preview=True),
        normal("on a step's page", links=LINKS, form_key="x", known=True, on_step=True),
    ),
    "guide_standing": (
        normal(own=_standing(), links=LINKS),
        normal("all done", own=_standing(done=8, next_step=None, open_deadlines=[]), links=LINKS),
        error(
            "passed, and a step gone",
            own=_standing(open_deadlines=[_own("overdue"), _own("today")], gone_steps=[thing(title="Idź do sądu")]),
            links=LINKS,
        ),
        long(own=_standing(next_step=thing(short="7f3a0c11", number="4", title=LONG_TITLE)), links=LINKS),
    ),
    "guide_rows": (
        normal(rows=ROWS),
        tiny(rows=[_row(summary="", time="")]),
        long(rows=[_row(LONG_TITLE, summary=LONG_TEXT, cost=LONG_TITLE)]),
        normal("Polish on a foreign page", rows=[_row(lang="pl")]),
        many(rows=[_row(f"Procedura {number}") for number in range(1, 9)]),
    ),
    "guide_chapters": (
        normal(chapters=ROWS, here=""),
        normal("one of them", chapters=[_row(url="/a/"), _row("Mały grant")], here="/a/"),
        many(chapters=[_row(f"Rozdział {number}", lang="pl") for number in range(1, 13)], here=""),
    ),
}
