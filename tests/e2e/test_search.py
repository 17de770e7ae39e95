"""The search in a browser: without script on the smallest phone, by keyboard with suggestions, and whatever is typed."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.keyboard import tab_to
from tests.e2e.visitor import Visitor

SMALLEST = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
SEARCH = "/pl/szukaj/"
FIELD = "#search-page"
OFFERS = "[role=option]"


def type_into(page: Page, text: str, field: str = FIELD) -> None:
    """Type as a person does, and wait for what is offered."""
    page.locator(field).focus()
    page.keyboard.type(text)
    expect(page.locator(OFFERS).first).to_be_visible()


def active(page: Page) -> str | None:
    """The id of the suggestion that a screen reader is told to be on."""
    return page.locator(FIELD).get_attribute("aria-activedescendant")


def test_without_script_on_the_smallest_phone_a_word_leads_to_a_step(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(java_script_enabled=False, viewport=SMALLEST)
    assert visitor.go("/pl/kursy/") == 200
    page = visitor.page
    page.locator("header .site-header__search").click()
    page.locator(FIELD).fill("stowarzyszen")
    page.locator(".search-form--page button").click()
    expect(page.locator(FIELD)).to_have_value("stowarzyszen")
    assert page.locator(".search-result mark").count() > 5
    page.locator(".search-facets > summary").click()
    page.locator('.search-facets a[href*="kind=step"]').click()
    step = page.locator(".search-result__title a").first
    title = step.inner_text()
    step.click()
    assert "/kursy/" in visitor.path
    expect(page.locator("main h1")).to_contain_text(title)
    assert visitor.context.cookies() == []


def test_field_stands_on_the_front_page_and_in_the_header_from_64_rem(make_visitor: MakeVisitor) -> None:
    seen = {}
    for width in (320, 1023, 1024, 1280):
        page = (visitor := make_visitor(viewport={"width": width, "height": 800})).page
        visitor.go("/pl/")
        front = page.locator("#search-front").is_visible()
        visitor.go("/pl/kursy/")
        seen[width] = (
            front,
            page.locator("#search-header").is_visible(),
            page.locator(".site-header__search").is_visible(),
            visitor.overflow(),
        )
    assert seen == {
        320: (True, False, True, 0),
        1023: (True, False, True, 0),
        1024: (True, True, False, 0),
        1280: (True, True, False, 0),
    }


def test_suggestions_are_chosen_by_keyboard_alone(visitor: Visitor) -> None:
    visitor.go(SEARCH)
    page = visitor.page
    tab_to(page, FIELD)
    type_into(page, "zal")
    field, options = page.locator(FIELD), page.locator(OFFERS)
    assert (field.get_attribute("role"), field.get_attribute("aria-expanded"), active(page)) == ("combobox", "true", None)
    ids = [options.nth(number).get_attribute("id") for number in range(options.count())]
    page.keyboard.press("ArrowDown")
    assert (active(page), page.locator('[aria-selected="true"]').get_attribute("id")) == (ids[0], ids[0])
    page.keyboard.press("ArrowUp")
    assert active(page) is None
    page.keyboard.press("ArrowUp")
    assert active(page) == ids[-1]
    page.keyboard.press("Home")
    assert (active(page), page.evaluate("document.activeElement.selectionStart")) == (None, 0)
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.selectionStart") == 3
    # The first Escape closes the list and keeps what was typed, the second empties the field.
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    assert (field.input_value(), field.get_attribute("aria-expanded")) == ("zal", "false")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    target = options.first.get_attribute("href")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert visitor.path == target


def test_enter_without_a_choice_searches_and_tab_leaves(visitor: Visitor) -> None:
    visitor.go(SEARCH)
    page = visitor.page
    type_into(page, "zal")
    page.keyboard.press("Tab")
    expect(page.locator(OFFERS).first).to_be_hidden()
    assert page.evaluate("document.activeElement.type") == "submit"
    type_into(page, "oz")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert visitor.path == f"{SEARCH}?q=zaloz"


def test_screen_reader_is_told_groups_options_and_their_number(visitor: Visitor) -> None:
    visitor.go(SEARCH)
    page = visitor.page
    type_into(page, "fund")
    field, box = page.locator(FIELD), page.locator("[role=listbox]")
    assert field.get_attribute("aria-controls") == box.get_attribute("id")
    assert (field.get_attribute("aria-autocomplete"), bool(box.get_attribute("aria-label"))) == ("list", True)
    groups = page.locator("[role=listbox] > [role=group]")
    named = [page.locator(f"#{groups.nth(number).get_attribute('aria-labelledby')}").inner_text() for number in range(groups.count())]
    assert named
    assert all(named)
    expect(page.locator(".search-form--page [role=status]")).to_contain_text(str(page.locator(OFFERS).count()))
    assert min(page.locator(OFFERS).nth(number).bounding_box()["height"] for number in range(page.locator(OFFERS).count())) >= 44  # type: ignore[index]


def test_suggestions_move_nothing_and_a_press_elsewhere_closes_them(visitor: Visitor) -> None:
    visitor.go("/pl/")
    page = visitor.page
    before = page.evaluate("document.documentElement.scrollHeight")
    type_into(page, "fund", "#search-front")
    assert page.evaluate("document.documentElement.scrollHeight") == before
    page.locator("h1").click()
    expect(page.locator(OFFERS).first).to_be_hidden()


def test_portal_that_does_not_answer_leaves_a_plain_form(visitor: Visitor) -> None:
    visitor.go(SEARCH)
    page = visitor.page
    page.route("**/suggest/**", lambda route: route.fulfill(status=200, body="no JSON"))
    with page.expect_response("**/suggest/**"):
        page.locator(FIELD).press_sequentially("fundacja")
    expect(page.locator(OFFERS)).to_have_count(0)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".search-result").count() > 0


def test_what_was_asked_stays_in_the_browser_until_it_is_forgotten(visitor: Visitor) -> None:
    page = visitor.page
    for text in ("fundacja", "statut", "krs", "opp", "dotacja", "statut", "darowizna"):
        visitor.go(SEARCH)
        page.locator(FIELD).fill(text)
        page.locator(FIELD).press("Enter")
        page.wait_for_url("**q=*")
    visitor.go(SEARCH)
    page.locator(FIELD).click()
    assert page.locator(OFFERS).all_inner_texts() == ["darowizna", "statut", "dotacja", "opp", "krs"]
    assert visitor.axe() == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(".search-form--page [role=status]")).not_to_be_empty()
    page.locator(FIELD).click()
    expect(page.locator(OFFERS).first).to_be_hidden()
    assert (page.evaluate("localStorage.length"), visitor.context.cookies()) == (0, [])


def test_letters_that_are_being_composed_ask_nothing_until_they_stand(visitor: Visitor) -> None:
    visitor.go(SEARCH)
    page = visitor.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(FIELD).focus()
    page.wait_for_load_state("networkidle")
    asked.clear()
    page.evaluate(
        """field => { const it = document.querySelector(field); it.value = "fund";
        it.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true})); }""",
        FIELD,
    )
    page.wait_for_timeout(400)
    assert asked == []
    page.evaluate("field => document.querySelector(field).dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}))", FIELD)
    expect(page.locator(OFFERS).first).to_be_visible()


def test_misspelt_question_is_understood_and_can_be_asked_exactly(visitor: Visitor) -> None:
    visitor.go(f"{SEARCH}?q=stowazyszenie")
    note = visitor.page.locator(".search-note")
    expect(note.locator("strong")).to_contain_text("stowarzyszenie")
    note.locator("a").click()
    assert "exact=1" in visitor.path
    expect(visitor.page.locator(".search-note a")).to_contain_text("stowarzyszenie")


def test_zero_results_lead_on(visitor: Visitor) -> None:
    visitor.go(f"{SEARCH}?q=zzqxvw&kind=step")
    links = visitor.page.locator(".search-nothing a")
    assert [visitor.page.request.get(visitor.url + SEARCH + href if href.startswith("?") else visitor.url + href).status
            for href in links.evaluate_all("links => links.map(link => link.getAttribute('href'))")] == [200] * links.count()  # fmt: skip
    assert "/pl/kontakt/" in [href.split("#")[0] for href in links.evaluate_all("links => links.map(link => link.getAttribute('href'))")]


def test_facets_are_open_where_there_is_room_and_the_back_button_takes_them_away(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(viewport=WIDE)
    visitor.go(f"{SEARCH}?q=stowarzyszen")
    page = visitor.page
    everything = page.locator(".search-count").inner_text()
    page.locator('.search-facets a[href*="kind=step"]').click()
    assert page.locator(".search-facets [aria-current]").first.get_attribute("href") == page.url.rpartition("/")[2]
    narrowed = page.locator(".search-count").inner_text()
    page.go_back()
    assert page.locator(".search-count").inner_text() == everything != narrowed
    page.go_forward()
    page.locator(".filters__taken a").first.click()
    assert page.locator(".search-count").inner_text() == everything


STATES = {
    "results": f"{SEARCH}?q=stowarzyszen",
    "narrowed": f"{SEARCH}?q=stowarzyszen&kind=step&year=2026&archived=1",
    "zero": f"{SEARCH}?q=zzqxvw&kind=step",
    "misspelt": f"{SEARCH}?q=stowazyszenie",
    "empty": SEARCH,
    "another language": f"{SEARCH}?q=foundation&lang=en",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [SMALLEST, WIDE], ids=["320", "1280"])
def test_every_state_pleases_axe_and_fits(make_visitor: MakeVisitor, viewport: dict[str, int], scheme: str) -> None:
    visitor = make_visitor(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for state, path in STATES.items():
        visitor.go(path)
        found[state] = (visitor.axe(), visitor.overflow())
    visitor.go(SEARCH)
    type_into(visitor.page, "fund")
    visitor.page.keyboard.press("ArrowDown")
    found["suggestions"] = (visitor.axe(), visitor.overflow())
    assert {state: one for state, one in found.items() if one != ([], 0)} == {}


@pytest.mark.parametrize(("path", "typed"), [("/en/search/", "foundation"), ("/nb/sok/", "stiftelse")])
def test_search_speaks_the_other_languages(visitor: Visitor, path: str, typed: str) -> None:
    visitor.go(path)
    page = visitor.page
    type_into(page, typed[:5])
    with page.expect_navigation():
        page.locator(".search-form--page button[type=submit]").click()
    page.locator(FIELD).fill(typed)
    with page.expect_navigation():
        page.locator(FIELD).press("Enter")
    assert visitor.path == f"{path}?q={typed}"
    expect(page.locator(".search-result").first).to_be_visible()
    assert visitor.axe() == []


BAD = ["a" * 10_000, '"', 'foo "bar', "'; DROP TABLE", "(.*)+$[", "🙂", "   ", "i w na", "مرحبا بك", "AND OR NOT *", "%", "\\", "ż" * 190]


@pytest.mark.parametrize("typed", BAD, ids=range(len(BAD)))
def test_anything_gives_a_page_that_fits_a_phone(make_visitor: MakeVisitor, typed: str) -> None:
    visitor = make_visitor(viewport=SMALLEST)
    # Longer lines than this servers do not take at all.
    assert visitor.go(f"{SEARCH}?q={quote(typed)[:3_900]}") == 200
    assert (visitor.page.locator("h1").count(), visitor.overflow(), visitor.context.cookies()) == (1, 0, [])


def test_error_page_offers_the_field(visitor: Visitor) -> None:
    assert visitor.go("/pl/nie-ma-takiej-strony/") == 404
    visitor.page.locator("#search-error").fill("fundacja")
    with visitor.page.expect_navigation():
        visitor.page.locator("#search-error").press("Enter")
    assert visitor.page.locator(".search-result").count() > 0
