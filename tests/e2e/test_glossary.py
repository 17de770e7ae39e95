"""Words are explained where they are first used: by keyboard, by touch, without script; and the glossary can be searched."""

from playwright.sync_api import expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.visitor import Visitor

PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
PLACE = "/pl/kursy/jak-zalozyc-fundacje/fundacja-czy-stowarzyszenie/czym-jest-fundacja/"
GLOSSARY = "/pl/slowniczek/"


def opened(visitor: Visitor) -> str:
    """Where the first explained word stands."""
    assert visitor.go(PLACE) == 200
    return "main button.term >> nth=0"


def test_word_is_explained_by_keyboard_and_by_touch_on_a_phone(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(**PHONE)
    word, page = opened(visitor), visitor.page
    card = page.locator(".term-card:popover-open")
    page.locator(word).focus()
    page.keyboard.press("Enter")
    expect(card).to_have_count(1)
    assert visitor.axe() == []
    assert visitor.overflow() == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "term-card__more"
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(page.locator(word)).to_be_focused()
    page.locator(word).tap()
    expect(card).to_be_visible()
    card.get_by_role("button").tap()
    expect(card).to_have_count(0)
    assert visitor.axe() == []


def test_without_script_the_word_still_leads_to_its_definition(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(java_script_enabled=False)
    word, page = opened(visitor), visitor.page
    page.locator(word).click()
    page.locator(".term-card:popover-open .term-card__more").click()
    page.wait_for_url(f"**{GLOSSARY}#term-*")
    expect(page.locator("article.term-entry:target")).to_be_visible()


def test_browser_that_knows_no_popover_gets_a_link(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor()
    visitor.page.add_init_script("delete HTMLElement.prototype.popover")
    opened(visitor)
    expect(visitor.page.locator("main button.term")).to_have_count(0)
    visitor.page.locator("main a.term").first.click()
    expect(visitor.page.locator("article.term-entry:target")).to_be_visible()


def test_glossary_is_searched_without_script(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(java_script_enabled=False)
    assert visitor.go(GLOSSARY) == 200
    visitor.page.locator("#glossary-q").fill("stowarzyszen zwykl")
    visitor.page.locator(".glossary-filter button").click()
    found = visitor.page.locator("article.term-entry dfn").all_inner_texts()
    assert found == ["ewidencja stowarzyszeń zwykłych", "regulamin stowarzyszenia zwykłego", "stowarzyszenie zwykłe"]
