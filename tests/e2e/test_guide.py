"""A founder with a phone and no account: finds a procedure, ticks, enters a date, takes it along, signs in and finds it all."""

import re
from datetime import date, timedelta
from io import BytesIO

from icalendar import Calendar
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.hands import polish
from tests.e2e.visitor import Visitor

GUIDE, PROCEDURE = "/pl/poradnik/", "/pl/poradnik/rejestracja-fundacji/"
PHONE = {"width": 360, "height": 740}
DATE = "Dzień wpisu do KRS"


def tick(visitor: Visitor, number: str) -> None:
    """Press the button of a step, as a screen reader names it."""
    visitor.main.get_by_role("button", name=re.compile(f"Zrobione ?: krok {number},")).click()
    expect(visitor.page.locator(":target")).to_contain_text(f"Krok {number}.")


def enter(visitor: Visitor, day: str) -> None:
    """Enter the day of entry in the register."""
    visitor.main.get_by_label(DATE).fill(day)
    visitor.main.get_by_role("button", name=re.compile(f"Zapisz ?: {DATE}")).click()


def done(visitor: Visitor) -> int:
    """How many steps are done, as the page says."""
    return visitor.progress()[0]


def deadlines(visitor: Visitor) -> str:
    """The list of one's own deadlines."""
    return visitor.main.locator(".own-way__deadlines").inner_text()


def test_procedure_is_begun_without_an_account_taken_along_and_found_again(make_visitor: MakeVisitor, facts: Facts) -> None:
    entry = date.today() - timedelta(days=2)  # noqa: DTZ011 - a day as the person's calendar has it
    founder = make_visitor(viewport=PHONE, java_script_enabled=False)
    founder.go(GUIDE)
    founder.main.get_by_role("link", name="Rejestracja fundacji w KRS", exact=True).click()
    assert founder.path == PROCEDURE
    assert (founder.context.cookies(), founder.overflow()) == ([], 0)

    for number in ("1", "2", "3"):
        tick(founder, number)
    founder.main.get_by_role("button", name=re.compile("Idę tą drogą ?: Bez działalności gospodarczej")).click()
    expect(founder.main.locator(".strand--chosen")).to_contain_text("to Twoja droga")
    enter(founder, "1900-01-01")
    expect(founder.main.get_by_label(DATE)).to_have_value("1900-01-01")
    expect(founder.main.locator(".field__error")).to_be_visible()
    assert done(founder) == 3
    enter(founder, entry.isoformat())
    expect(founder.main.locator(".own-way__deadlines")).to_contain_text("Złóż NIP-8 w urzędzie skarbowym")
    before = deadlines(founder)

    with founder.page.expect_download() as download:
        founder.main.get_by_role("link", name=polish("Put my deadlines into a calendar (.ics)")).click()
    calendar = Calendar.from_ical(download.value.path().read_bytes())
    days = {str(event["summary"]): event.decoded("dtstart") for event in calendar.walk("VEVENT")}
    assert days["Złóż NIP-8 w urzędzie skarbowym"] >= entry + timedelta(days=21)
    assert all(event.walk("VALARM") for event in calendar.walk("VEVENT") if event.decoded("dtstart") > entry + timedelta(days=12))

    founder.main.get_by_role("link", name=polish("Print my sheet")).click()
    expect(founder.main.locator(".box--done")).to_have_count(3)
    expect(founder.main).to_contain_text("Złóż NIP-8 w urzędzie skarbowym")
    sheet = PdfReader(BytesIO(founder.page.pdf(format="A4", prefer_css_page_size=True)))
    assert len(sheet.pages) == 2

    # The helper of these tests signs in by the link of the wide header.
    founder.page.set_viewport_size({"width": 1280, "height": 900})
    founder.sign_in("learner")
    founder.page.set_viewport_size(PHONE)
    founder.go(PROCEDURE)
    assert (done(founder), deadlines(founder)) == (3, before)
    founder.go("/pl/moje-sprawy/")
    expect(founder.main).to_contain_text("Rejestracja fundacji w KRS")
    # The same on another device and in another language, and gone when the person says so.
    laptop = make_visitor()
    laptop.sign_in("learner")
    laptop.go(PROCEDURE)
    laptop.language("en")
    assert (laptop.path, done(laptop)) == ("/en/guide/registering-a-foundation/", 3)
    laptop.go(PROCEDURE)
    laptop.main.get_by_role("link", name=polish("Delete my ticks and dates")).click()
    laptop.main.get_by_role("button").first.click()
    founder.go(PROCEDURE)
    assert founder.main.locator(".own-way").count() == 0


def test_guide_reads_well_for_everybody(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(viewport={"width": 320, "height": 640})
    for path in (
        GUIDE,
        PROCEDURE,
        f"{PROCEDURE}do-druku/",
        "/pl/poradnik/poradnik-wspolpracy/",
        "/pl/poradnik/poradnik-wspolpracy/calosc/",
    ):
        assert visitor.go(path) == 200
        assert (path, visitor.axe(), visitor.overflow()) == (path, [], 0)
    visitor.go(PROCEDURE)
    visitor.main.get_by_text(polish("Each step on a page of its own")).click()
    visitor.main.get_by_role("link", name="4A.").click()
    assert (visitor.axe(), visitor.overflow()) == ([], 0)
    visitor.main.get_by_role("button", name=re.compile("Zrobione ?: krok 4A,")).click()
    expect(visitor.page.locator(".sign--ok").first).to_be_visible()
    assert "/krok/" in visitor.path
