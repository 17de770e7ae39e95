"""The course „Jak założyć fundację?” from its first step to its last, as its learners take it."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Address, Facts
from tests.e2e.visitor import Visitor

COURSE = "jak-zalozyc-fundacje"


def course_page(facts: Facts, locale: str, slug: str = COURSE) -> Address:
    """The course's page in a language; the same course is known by its key."""
    source = next(page for page in facts.addresses if page.kind == "coursepage" and page.path.endswith(f"/{slug}/"))
    return in_language(facts, source, locale)


def course_path(facts: Facts, locale: str, slug: str = COURSE) -> str:
    """Its address."""
    return course_page(facts, locale, slug).path


def in_language(facts: Facts, one: Address, locale: str) -> Address:
    """The same page in another language."""
    return next(page for page in facts.addresses if page.key == one.key and page.locale == locale)


def assert_all_right(visitor: Visitor) -> None:
    """The result counts every point, where there are points: a step is passed with fewer, so passing alone proves no key."""
    heading = visitor.main.locator(".verdict h1").inner_text()
    points = re.findall(r"\d+(?:[.,]\d+)?", heading)
    assert points in ([], [points[-1]] * 2 if points else []), heading


def take(visitor: Visitor, facts: Facts, step: Address) -> None:
    """Do a step: answer its quiz rightly, or say that it is read."""
    visitor.go(step.path)
    questions = facts.questions(step.key, step.locale)
    if questions:
        visitor.answer(questions, right=True)
        visitor.send()
        assert "/" + step.locale + "/" in visitor.path
        assert_all_right(visitor)
    else:
        visitor.confirm()


@pytest.mark.parametrize(
    ("scripts", "locale", "other"), [(True, "pl", "en"), (False, "en", "pl")], ids=["Polish, with scripts", "English, without scripts"]
)
def test_course_from_first_step_to_last(make_visitor: MakeVisitor, facts: Facts, *, scripts: bool, locale: str, other: str) -> None:
    steps = facts.course_steps(COURSE, locale)
    visitor = make_visitor(java_script_enabled=scripts)
    visitor.go(course_path(facts, locale))
    visitor.main.locator("a.button").first.click()
    assert visitor.path == steps[0].path

    questions = facts.questions(steps[0].key, locale)
    visitor.answer(questions, right=False)
    visitor.send()
    for question in questions:
        expect(visitor.main).to_contain_text(question.options[question.wrong[0]]["feedback"].split("\n")[0])
    visitor.main.locator(f'.verdict a[href="{steps[0].path}"]').first.click()
    visitor.answer(questions, right=True)
    visitor.send()
    visitor.main.locator(f'a.button[href="{steps[1].path}"]').first.click()
    assert visitor.path == steps[1].path

    # The browser is closed and opened again: the course knows where to go on.
    again = make_visitor(java_script_enabled=scripts, storage_state=visitor.state())
    again.go(course_path(facts, locale))
    assert again.progress() == (1, len(steps))
    again.main.locator("a.button").first.click()
    assert again.path == steps[1].path

    # Another language, the same progress; a step done there counts here.
    elsewhere = in_language(facts, steps[1], other)
    again.language(other)
    assert again.path == elsewhere.path
    again.go(course_path(facts, other))
    assert again.progress() == (1, len(steps))
    take(again, facts, elsewhere)

    for step in steps[2:-1]:
        take(again, facts, step)
    again.go(course_path(facts, locale))
    assert again.progress() == (len(steps) - 1, len(steps))
    take(again, facts, steps[-1])
    for code in (locale, other):
        again.go(course_path(facts, code))
        expect(again.main.locator(".notice--ok")).to_be_visible()


def test_whole_course_by_keyboard_alone(visitor: Visitor, facts: Facts) -> None:
    steps = facts.course_steps(COURSE)
    visitor.go(course_path(facts, "pl"))
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    visitor.page.keyboard.press("Enter")
    visitor.hands(keyboard=True).press("main a.button")
    for step in steps:
        assert visitor.path == step.path
        questions = facts.questions(step.key)
        if questions:
            visitor.answer(questions, right=True, keyboard=True)
            visitor.send(keyboard=True)
            # What happened is announced: the focus is on the heading that says it.
            expect(visitor.main.locator(".verdict--passed h1")).to_be_focused()
            assert_all_right(visitor)
            visitor.hands(keyboard=True).press("main a.button")
        else:
            # Saying that a step is read leads to the next one.
            visitor.confirm(keyboard=True)
    assert visitor.path == course_path(facts, "pl")
    expect(visitor.main.locator(".notice--ok")).to_be_visible()


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


def test_progress_made_without_an_account_stays_after_signing_in(make_visitor: MakeVisitor, facts: Facts) -> None:
    steps = facts.course_steps(COURSE)
    visitor = make_visitor()
    take(visitor, facts, steps[0])
    take(visitor, facts, steps[3])
    visitor.sign_in("learner")
    visitor.go(course_path(facts, "pl"))
    assert visitor.progress() == (2, len(steps))
    # On another machine, by the account alone, in another language.
    elsewhere = make_visitor(locale="nb-NO")
    elsewhere.sign_in("learner")
    elsewhere.go(course_path(facts, "en"))
    assert elsewhere.progress() == (2, len(steps))


@pytest.mark.parametrize(
    ("slug", "locale"), [("jak-zalozyc-stowarzyszenie", "en"), ("ustawa-o-pozytku", "pl"), ("komunikacja-spoleczna", "en")]
)
def test_every_other_course_leads_to_its_end(make_visitor: MakeVisitor, facts: Facts, slug: str, locale: str) -> None:
    visitor = make_visitor(java_script_enabled=False, viewport={"width": 360, "height": 740})
    steps = facts.course_steps(slug, locale)
    for step in steps:
        take(visitor, facts, step)
    visitor.go(course_path(facts, locale, slug))
    expect(visitor.main.locator(".notice--ok")).to_be_visible()
