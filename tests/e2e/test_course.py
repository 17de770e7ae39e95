"""The course „Jak założyć fundację?” from its first step to its last, as its learners take it."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Address, Facts
from tests.e2e.visitor import Visitor

COURSE = "jak-zalozyc-fundacje"


def course_path(facts: Facts, locale: str) -> str:
    """The course's page in a language; the same course is known by its key."""
    source = next(page for page in facts.addresses if page.kind == "coursepage" and page.path.endswith(f"/{COURSE}/"))
    return next(page.path for page in facts.addresses if page.key == source.key and page.locale == locale)


def in_language(facts: Facts, step: Address, locale: str) -> Address:
    """The same step in another language."""
    return next(page for page in facts.addresses if page.key == step.key and page.locale == locale)


def take(visitor: Visitor, facts: Facts, step: Address) -> None:
    """Do a step: answer its quiz rightly, or say that it is read."""
    visitor.go(step.path)
    questions = facts.questions(step.key, step.locale)
    if questions:
        visitor.choose(questions, right=True)
        visitor.send()
        assert "/" + step.locale + "/" in visitor.path
    else:
        visitor.confirm()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_course_from_first_step_to_last_in_two_languages(make_visitor: MakeVisitor, facts: Facts, scripts: bool) -> None:
    steps = facts.course_steps(COURSE)
    visitor = make_visitor(java_script_enabled=scripts)
    visitor.go(course_path(facts, "pl"))
    visitor.main.locator("a.button").first.click()
    assert visitor.path == steps[0].path

    questions = facts.questions(steps[0].key)
    visitor.choose(questions, right=False)
    visitor.send()
    for question in questions:
        expect(visitor.main).to_contain_text(question.options[question.wrong[0]]["feedback"].split("\n")[0])
    visitor.main.locator(f'.verdict a[href="{steps[0].path}"]').first.click()
    visitor.choose(questions, right=True)
    visitor.send()
    visitor.main.locator(f'a.button[href="{steps[1].path}"]').first.click()
    assert visitor.path == steps[1].path

    # The browser is closed and opened again: the course knows where to go on.
    again = make_visitor(java_script_enabled=scripts, storage_state=visitor.state())
    again.go(course_path(facts, "pl"))
    assert again.progress() == (1, len(steps))
    again.main.locator("a.button").first.click()
    assert again.path == steps[1].path

    # Another language, the same progress.
    english = in_language(facts, steps[1], "en")
    again.language("en")
    assert again.path == english.path
    again.go(course_path(facts, "en"))
    assert again.progress() == (1, len(steps))

    for step in steps[1:-1]:
        take(again, facts, in_language(facts, step, "en"))
    again.go(course_path(facts, "pl"))
    assert again.progress() == (len(steps) - 1, len(steps))
    take(again, facts, steps[-1])
    again.go(course_path(facts, "pl"))
    expect(again.main.locator(".notice--ok")).to_be_visible()
    again.go(course_path(facts, "en"))
    expect(again.main.locator(".notice--ok")).to_be_visible()


def test_step_by_keyboard_alone(visitor: Visitor, facts: Facts) -> None:
    step = facts.course_steps(COURSE)[0]
    visitor.go(step.path)
    keyboard = visitor.page.keyboard
    keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    keyboard.press("Enter")
    remaining = {question.name: list(question.right) for question in facts.questions(step.key)}
    for _press in range(150):
        keyboard.press("Tab")
        kind, name = visitor.page.evaluate("[document.activeElement.type, document.activeElement.name]")
        if kind == "checkbox" and name in remaining:
            value = visitor.page.evaluate("document.activeElement.value")
            if value in remaining[name]:
                keyboard.press("Space")
        elif kind == "radio" and name in remaining:
            keyboard.press("Space")
            while visitor.page.evaluate("document.activeElement.value") not in remaining[name]:
                keyboard.press("ArrowDown")
        elif kind == "submit" and visitor.page.evaluate("!!document.activeElement.form?.elements.namedItem('attempt')"):
            keyboard.press("Enter")
            break
    expect(visitor.main.locator(".verdict--passed")).to_be_visible()
    # What happened is announced: the focus is on the heading that says it.
    expect(visitor.main.locator("h1")).to_be_focused()


def test_focus_is_always_to_be_seen(visitor: Visitor, facts: Facts) -> None:
    visitor.go(facts.course_steps(COURSE)[0].path)
    invisible = []
    for _press in range(40):
        visitor.page.keyboard.press("Tab")
        described = visitor.page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), l = e.closest("label"), p = l && getComputedStyle(l);
               const seen = x => x && (x.outlineStyle !== "none" && parseFloat(x.outlineWidth) > 0 || x.boxShadow !== "none");
               return seen(s) || seen(p) || e === document.body ? null : e.outerHTML.slice(0, 120); }"""
        )
        if described:
            invisible.append(described)
    assert invisible == []
