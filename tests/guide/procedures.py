"""A procedure as a page of the guide, and the form on it."""

import re
from typing import Any
from uuid import UUID

from wagtail.models import Locale

from cms.guide.models import GuideIndexPage, ProcedurePage
from tests.factories import publish
from tests.factories.questions import stream
from tests.harness.client import BrowserClient


def numbered(number: int) -> UUID:
    """An id that differs from others in the signs that stand in addresses."""
    return UUID(f"{number:08x}-0000-4000-8000-000000000000")


ACT, ENTRY, PAPER_STEP, ONLINE_STEP = (numbered(number) for number in (11, 12, 13, 14))
GROUP, PAPER, ONLINE = (numbered(number) for number in (20, 21, 22))
CRBR, REPORT = numbered(31), numbered(32)
FORM = re.compile(r'name="form" value="([^"]+)"')


def step(step_id: UUID, title: str, **values: Any) -> dict[str, Any]:
    """A step of the stream, with nothing but what is given."""
    value = {
        "title": title,
        "is_optional": False,
        "papers": [],
        "gives_date": "",
        "deadlines": [],
        "citations": [],
        "lessons": [],
        **values,
    }
    return {"type": "step", "id": str(step_id), "value": value}


def counted(rule_id: UUID, what: str, amount: int, key: str = "wpis-krs") -> dict[str, Any]:
    """A deadline counted in days."""
    value = {"what": what, "amount": amount, "unit": "days", "direction": "after", "counted_from": key, "citation": None}
    return {"type": "counted", "id": str(rule_id), "value": value}


def yearly(rule_id: UUID, what: str, month: int, day: int) -> dict[str, Any]:
    """A deadline of every year."""
    return {"type": "yearly", "id": str(rule_id), "value": {"what": what, "month": month, "day": day, "citation": None}}


def ways() -> dict[str, Any]:
    """Two ways to choose between, of one step each."""
    strands = [
        {"type": "item", "id": str(strand), "value": {"title": title, "text": "", "steps": [{**step(one, name), "type": "item"}]}}
        for strand, title, one, name in (
            (PAPER, "Na papierze", PAPER_STEP, "Wyślij formularze"),
            (ONLINE, "Przez internet", ONLINE_STEP, "Wyślij wniosek"),
        )
    ]
    return {"type": "alternatives", "id": str(GROUP), "value": {"title": "Sposób złożenia", "strands": strands}}


def usual() -> list[dict[str, Any]]:
    """The journey of the small procedure."""
    return [
        step(ACT, "Podpisz akt"),
        ways(),
        step(
            ENTRY,
            "Zgłoś się do urzędów",
            gives_date="wpis-krs",
            deadlines=[counted(CRBR, "Zgłoś beneficjentów", 14), yearly(REPORT, "Złóż sprawozdanie; co rok, zawsze", 12, 31)],
        ),
    ]


def guide(home: Any) -> GuideIndexPage:
    """The section of the guide; the one that stands, if there is one."""
    found = GuideIndexPage.objects.child_of(home).first()
    return found or publish(home.add_child(instance=GuideIndexPage(title="Poradnik", slug="poradnik", locale=home.locale)))


def procedure(
    home: Any, title: str = "Jak założyć fundację", slug: str = "fundacja", journey: list[dict[str, Any]] | None = None
) -> ProcedurePage:
    """A published procedure in Polish.

    Args:
        home: the front page.
        title: of the procedure.
        slug: in its address.
        journey: its steps; the usual ones without it.
    """
    date = {"type": "date", "id": str(UUID(int=90)), "value": {"key": "wpis-krs", "label": "Dzień wpisu do KRS", "help": ""}}
    page = ProcedurePage(
        title=title,
        slug=slug,
        locale=Locale.objects.get(language_code="pl"),
        for_whom="Dla fundatorek i fundatorów.",
        result="Fundacja z wpisem do KRS.",
        dates=stream(date),
        journey=stream(*(journey if journey is not None else usual())),
    )
    return publish(guide(home).add_child(instance=page))


def edit(page: ProcedurePage, journey: list[dict[str, Any]]) -> ProcedurePage:
    """Publish the procedure with other steps."""
    page.journey = stream(*journey)
    return publish(page)


def form_of(browser: BrowserClient, page: ProcedurePage) -> str:
    """The key of the form on the page, as this browser gets it now."""
    found = FORM.search(browser.get(page.url).content.decode())
    assert found is not None
    return found[1]


def send(browser: BrowserClient, page: ProcedurePage, *, form: str | None = None, **fields: Any) -> Any:
    """Send the form of the page; ``on`` is the date of the entry in the KRS."""
    data = {"form": form_of(browser, page) if form is None else form, **fields}
    if "on" in data:
        data["date-wpis-krs"] = data.pop("on")
    return browser.post(f"{page.url}moje/", data)
