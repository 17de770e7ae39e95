"""The whole course on one page: on paper with boxes to tick, and as text to read."""

import pytest
from playwright.sync_api import expect

from tests.e2e.facts import Facts
from tests.e2e.hands import polish
from tests.e2e.test_course import COURSE, course_path, take
from tests.e2e.visitor import Visitor


def follow(visitor: Visitor, facts: Facts, name: str) -> None:
    """Go to one of the views by its link on the course's page."""
    visitor.go(course_path(facts, "pl"))
    visitor.main.get_by_role("link", name=polish(name), exact=True).click()


def test_paper_has_a_box_for_every_step_and_answer_and_nothing_of_the_screen(visitor: Visitor, facts: Facts) -> None:
    steps = facts.course_steps(COURSE)
    take(visitor, facts, steps[0])
    follow(visitor, facts, "Print version")
    page = visitor.page
    contents = visitor.main.get_by_role("navigation", name=polish("Contents"))
    sheet = visitor.main.locator(".paper").first
    options = sum(len(question.options) for question in facts.questions(steps[0].key))
    assert visitor.axe() == []

    page.emulate_media(media="print")

    expect(contents.locator(".box")).to_have_count(len(steps))
    expect(contents.locator(".box--done")).to_have_count(1)
    expect(sheet.locator(".box")).to_have_count(options)
    # A box is a square that a pen can tick, drawn in ink: its edge is no background, which printers leave out.
    drawn = sheet.locator(".box").first.evaluate(
        "box => { const s = getComputedStyle(box); return [box.offsetWidth >= 12, box.offsetHeight >= 12, s.borderTopStyle] }"
    )
    assert drawn == [True, True, "solid"]
    hidden = [page.locator(part) for part in ("header.site-header", "footer.site-footer", ".breadcrumbs", ".whole__screen")]
    assert [part.count() > 0 and not part.first.is_visible() for part in hidden] == [True] * 4
    assert page.locator("main :is(input, button, select, textarea):visible").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_text_has_every_step_and_a_way_to_each_quiz(visitor: Visitor, facts: Facts, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 900})
    follow(visitor, facts, "Text only")
    steps = facts.course_steps(COURSE)
    quizzes = [step for step in steps if facts.questions(step.key)]

    expect(visitor.main.get_by_role("heading", level=3, name="Krok ")).to_have_count(len(steps))
    assert [visitor.main.locator(f'a[href="{step.path}#quiz"]').count() for step in quizzes] == [1] * len(quizzes)
    assert visitor.main.locator(".box, .paper, form").count() == 0
    assert (visitor.axe(), visitor.overflow()) == ([], 0)
