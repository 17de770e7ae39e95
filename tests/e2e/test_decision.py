"""A decision helper on a small phone without scripts, its result shared with somebody else, and an editor who makes a circle."""

from playwright.sync_api import expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Address, Facts
from tests.e2e.visitor import Visitor

PHONE = {"width": 320, "height": 640}
FORM = "form.decision"


def helper_of(facts: Facts) -> Address:
    """The first helper in Polish."""
    return next(page for page in facts.addresses if page.kind == "decisionpage" and page.locale == "pl")


def answer(visitor: Visitor, number: int) -> None:
    """Choose an answer, counted from 0, and go on."""
    visitor.page.locator(f"{FORM} input[type=radio]").nth(number).check()
    with visitor.page.expect_navigation():
        visitor.page.locator(f"{FORM} button[type=submit]").click()


def to_the_result(visitor: Visitor) -> None:
    """Give the first answer until there is a result."""
    for _question in range(20):
        if not visitor.page.locator(FORM).count():
            return
        answer(visitor, 0)


def test_helper_is_walked_through_without_scripts_and_its_result_shared(make_visitor: MakeVisitor, facts: Facts) -> None:
    walker, friend = make_visitor(java_script_enabled=False, viewport=PHONE), make_visitor(viewport=PHONE)
    helper = helper_of(facts)
    walker.go(helper.path)
    seen = [walker.path]

    # Nothing is chosen: the same question with a sentence.
    walker.page.locator(f"{FORM} button[type=submit]").click()
    expect(walker.main.locator(".error-summary a")).to_have_attribute("href", "#answer-1")
    seen.append(walker.path)
    answer(walker, 1)
    seen.append(walker.path)
    to_the_result(walker)
    seen.append(walker.path)
    first = walker.main.locator("h1").inner_text()

    # The first answer is changed, the rest is answered anew.
    walker.main.locator(".given__change").first.click()
    expect(walker.page.locator(f"{FORM} input:checked")).to_have_count(1)
    seen.append(walker.path)
    answer(walker, 2)
    to_the_result(walker)
    second = walker.main.locator("h1").inner_text()
    assert second != first
    assert walker.context.cookies() == []

    # Somebody else opens the address: the same result, and nothing to object to on any page of the way.
    friend.go(walker.path)
    assert friend.main.locator("h1").inner_text() == second
    friend.main.locator("a[href*='/wynik/']").click()
    assert friend.main.locator("h1").inner_text() == second
    whole = f"{helper.path}calosc/"
    for path in [*seen, walker.path, friend.path, whole, f"{helper.path}droga/12345678/"]:
        friend.go(path)
        assert (path, friend.axe(), friend.overflow()) == (path, [], 0)


def test_circle_is_named_to_the_editor_and_nothing_typed_is_lost(make_visitor: MakeVisitor, facts: Facts) -> None:
    editor = make_visitor()
    helper = helper_of(facts)
    editor.sign_in("editor")
    editor.go(f"/admin/pages/{helper.pk}/edit/")
    page = editor.page
    key = page.locator("[name=nodes-0-value-key]").input_value()
    target = page.locator("[name=nodes-0-value-answers-0-value-leads_to]")
    text = page.locator("[name=nodes-0-value-answers-0-value-text]")
    target.fill(key)
    text.fill("Odpowiedź w kółko")
    page.evaluate("document.activeElement?.blur()")
    page.wait_for_timeout(1_500)
    button = page.locator("button[name=action-publish]")
    if not button.first.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle], footer button[aria-expanded]").last.click()
    with page.expect_navigation():
        button.first.click()
    expect(page.locator(".error-message", has_text=f"{key} → {key}").first).to_be_visible()
    expect(target).to_have_value(key)
    expect(text).to_have_value("Odpowiedź w kółko")
    # What readers see is as it was.
    reader = make_visitor()
    reader.go(helper.path)
    expect(reader.page.locator(FORM)).not_to_contain_text("Odpowiedź w kółko")
