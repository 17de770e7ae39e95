"""Going on elsewhere by a private link, and leaving a shared computer."""

from playwright.sync_api import expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.hands import polish
from tests.e2e.test_course import COURSE, course_path, take
from tests.e2e.visitor import Visitor

TRANSFER, FINISH = "/pl/nauka/inne-urzadzenie/", "/pl/nauka/zakoncz/"


def progress(visitor: Visitor, facts: Facts) -> tuple[int, int]:
    visitor.go(course_path(facts, "pl"))
    return visitor.progress()


def private_link(visitor: Visitor) -> str:
    """Make a link and read it, as somebody does who writes it down; its path."""
    visitor.go(TRANSFER)
    visitor.main.get_by_role("button", name=polish("Make a private link")).click()
    expect(visitor.main.get_by_role("img", name=polish("QR code with the address of the link, which stands above as text"))).to_be_visible()
    address = visitor.main.get_by_role("textbox", name=polish("Address of the link")).input_value()
    return address[address.index("/pl/") :]


def test_private_link_carries_progress_and_both_devices_go_on(make_visitor: MakeVisitor, facts: Facts) -> None:
    steps = facts.course_steps(COURSE)
    first, second, third = make_visitor(), make_visitor(viewport={"width": 375, "height": 812}), make_visitor()
    take(first, facts, steps[0])
    link = private_link(first)

    assert second.go(link) == 200
    assert second.context.cookies() == []
    second.main.get_by_role("button", name=polish("Go on here")).click()
    assert progress(second, facts) == (1, len(steps))

    take(first, facts, steps[1])
    take(second, facts, steps[2])
    assert progress(first, facts) == progress(second, facts) == (3, len(steps))
    # It worked once.
    assert third.go(link) == 410
    assert third.main.get_by_role("button", name=polish("Go on here")).count() == 0


def test_finishing_on_a_shared_computer_forgets_here_and_nowhere_else(make_visitor: MakeVisitor, facts: Facts) -> None:
    steps = facts.course_steps(COURSE)
    shared, own = make_visitor(), make_visitor()
    take(shared, facts, steps[0])
    own.go(private_link(shared))
    own.main.get_by_role("button", name=polish("Go on here")).click()

    shared.go(FINISH)
    shared.main.get_by_role("button", name=polish("Finish on this computer now")).click()
    expect(shared.main).to_contain_text(polish("Nothing of you is kept in this browser."))
    shared.go(course_path(facts, "pl"))
    assert shared.main.locator(".progress progress").count() == 0
    assert shared.context.cookies() == []
    assert progress(own, facts) == (1, len(steps))
