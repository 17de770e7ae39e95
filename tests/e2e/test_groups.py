"""A group from the invitation to its end: what the coordinator sees follows what each member agreed to."""

import re

from playwright.sync_api import ViewportSize, expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.test_course import COURSE
from tests.e2e.visitor import Visitor

GROUPS = "/pl/nauka/grupy/"
SMALLEST: ViewportSize = {"width": 320, "height": 640}


def sound(visitor: Visitor) -> None:
    """The page has nothing that axe objects to, and is no wider than the window."""
    assert (visitor.axe(), visitor.overflow()) == ([], 0), visitor.path


def press(visitor: Visitor, name: str) -> None:
    """Press the button or follow the link of that name, in the page's own part."""
    target = visitor.main.get_by_role("button", name=name, exact=True).or_(visitor.main.get_by_role("link", name=name, exact=True))
    with visitor.page.expect_navigation():
        target.first.click()


def make_group(coordinator: Visitor, course: str) -> str:
    """Make a group and give the address of its invitation."""
    coordinator.go(GROUPS)
    press(coordinator, "Załóż grupę")
    press(coordinator, "Załóż grupę")
    expect(coordinator.main.get_by_role("alert")).to_contain_text("Podaj nazwę")
    coordinator.page.get_by_label("Nazwa grupy").fill("Akademia dla urzędników")
    coordinator.page.get_by_label("Organizacja lub urząd").fill("Urząd na próbę")
    coordinator.page.get_by_label(course, exact=True).check()
    coordinator.page.get_by_label(f"Do kiedy (jeśli jest termin): {course}").fill("2030-05-31")
    sound(coordinator)
    press(coordinator, "Załóż grupę")
    expect(coordinator.main.get_by_role("status")).to_contain_text("Grupa jest gotowa.")
    sound(coordinator)
    return coordinator.page.get_by_label("Adres zaproszenia").input_value().removeprefix(coordinator.url)


def test_a_group_learns_together_as_far_as_each_agrees(make_visitor: MakeVisitor, facts: Facts) -> None:
    coordinator, member = make_visitor(), make_visitor(viewport=SMALLEST, java_script_enabled=False)
    course = next(page for page in facts.addresses if page.kind == "coursepage" and page.path.endswith(f"/{COURSE}/"))
    coordinator.go(course.path)
    title = coordinator.main.get_by_role("heading", level=1).inner_text()
    coordinator.sign_in("learner")
    coordinator.page.set_viewport_size(SMALLEST)
    invitation = make_group(coordinator, title)
    group = coordinator.path.partition("?")[0]
    path = re.sub(r"^https?://[^/]+", "", invitation)

    # Somebody without an account and without scripts joins; without consent they do not.
    member.go(path)
    member.page.get_by_label("Imię i nazwisko, które zobaczy").fill("Zofia Przykładowa")
    press(member, "Dołącz do grupy")
    expect(member.main.get_by_role("alert")).to_contain_text("nie ma po co dołączać")
    member.page.get_by_label(title, exact=True).check()
    press(member, "Dołącz do grupy")
    expect(member.main.get_by_role("status")).to_contain_text("Jesteś w grupie.")
    own = member.path.partition("?")[0]
    step = next(step for step in facts.course_steps(COURSE) if not facts.questions(step.key))
    member.go(step.path)
    member.confirm()

    # The coordinator sees how far she is, and nothing more.
    coordinator.go(group)
    row = coordinator.main.get_by_role("row", name=re.compile("Zofia Przykładowa"))
    expect(row).to_contain_text(re.compile(r"zrobione kroki: 1 z \d+"))
    sound(coordinator)

    # She takes her consent back, and with it goes what is seen.
    member.go(own)
    member.page.get_by_label(title, exact=True).uncheck()
    press(member, "Zapisz")
    coordinator.go(group)
    expect(row).to_contain_text("bez zgody na pokazywanie")

    # The group ends: its page and the invitation say so, the learning stays.
    press(coordinator, "Zakończ grupę")
    sound(coordinator)
    press(coordinator, "Zakończ grupę")
    expect(coordinator.main.get_by_role("status")).to_contain_text("Grupa jest zakończona.")
    assert member.go(path) == 410
    member.go("/pl/nauka/moje/")
    expect(member.main).to_contain_text(title)
