"""From the last step to a stranger with a phone: a certificate is confirmed, checked, revoked, and seen to be revoked."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.hands import polish
from tests.e2e.test_course import COURSE, course_path, take
from tests.e2e.visitor import Visitor

SERIAL = re.compile(r"20\d\d-[0-9A-Z]{4}-[0-9A-Z]{4}")


def checked(stranger: Visitor, address: str) -> str:
    """What a stranger reads at the address of the QR code."""
    stranger.go(address)
    return stranger.main.inner_text()


def test_certificate_is_given_checked_and_revoked(make_visitor: MakeVisitor, facts: Facts) -> None:
    learner = make_visitor(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    for step in facts.course_steps(COURSE):
        take(learner, facts, step)
    # The page of the last result leads to it.
    learner.go(course_path(facts, "pl"))
    learner.main.get_by_role("link", name="Odbierz certyfikat").click()
    learner.page.get_by_role("textbox", name="Imię i nazwisko").fill("Zofia <Żółć>")
    learner.main.get_by_role("button", name="Wydaj mój certyfikat").click()
    expect(learner.main.locator(".error-summary")).to_be_visible()
    expect(learner.page.get_by_role("textbox", name="Imię i nazwisko")).to_have_value("Zofia <Żółć>")
    learner.page.get_by_role("textbox", name="Imię i nazwisko").fill("Zofia Żółć")
    learner.main.get_by_role("button", name="Wydaj mój certyfikat").click()
    expect(learner.main).to_contain_text("Ten certyfikat jest ważny")
    expect(learner.main).to_contain_text("Zofia Żółć")
    [serial] = set(SERIAL.findall(learner.main.inner_text()))
    assert learner.overflow() <= 0
    with learner.page.expect_download() as download:
        learner.main.get_by_role("link", name="Pobierz PDF").click()
    assert download.value.suggested_filename == f"{serial}.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    short = learner.main.locator("a", has_text="/certyfikat/").inner_text()
    address = short.partition("/certyfikat/")[2]

    # A stranger: by the address of the QR code, and by the number.
    stranger = make_visitor(viewport={"width": 390, "height": 800})
    page = checked(stranger, f"/certyfikat/{address}")
    assert "Ten certyfikat jest ważny" in page
    assert "Z. Ż." in page
    assert "Zofia" not in page
    assert stranger.axe() == []
    assert stranger.context.cookies() == []
    stranger.main.get_by_role("link", name="Sprawdź inny certyfikat").click()
    stranger.page.get_by_label("Numer albo adres z dokumentu").fill("2026-0000-0001")
    stranger.main.get_by_role("button", name="Sprawdź").click()
    expect(stranger.main).to_contain_text("Nie ma takiego certyfikatu")
    assert stranger.axe() == []
    stranger.page.get_by_label("Numer albo adres z dokumentu").fill(serial.lower().replace("-", " "))
    stranger.main.get_by_role("button", name="Sprawdź").click()
    expect(stranger.main).to_contain_text(serial)

    # The coordinator revokes it with a reason; the stranger sees that.
    desk = make_visitor()
    desk.sign_in("coordinator")
    desk.go(f"/admin/certificates/?q={serial}")
    desk.page.get_by_role("link", name=serial).first.click()
    revoke = desk.page.locator("form:has(input[value=revoke])")
    revoke.locator("input[name=reason]").fill("Wydany omyłkowo.")
    revoke.get_by_role("button", name=polish("Revoke the certificate")).click()
    expect(desk.page.locator("main")).to_contain_text(polish("revoked"))
    page = checked(stranger, f"/certyfikat/{address}?teraz")
    assert "Unieważniony" in page
    assert "Wydany omyłkowo." in page
    assert "Ten certyfikat jest ważny" not in page
