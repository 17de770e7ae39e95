"""Everything by keyboard alone: the walk through a page, the menu of a phone, filters, forms and a quiz."""

import pytest

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.keyboard import focused, tab_to, walk
from tests.e2e.visitor import SIGN_IN, Visitor

PHONE = {"width": 375, "height": 740}


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE], ids=["wide", "phone"])
def test_walk_through_every_page_type_is_in_order_seen_and_ends(make_visitor: MakeVisitor, facts: Facts, viewport: dict[str, int]) -> None:
    visitor = make_visitor(viewport=viewport)
    troubles: dict[str, object] = {}
    for kind, page in facts.one_of_each("pl").items():
        visitor.go(page.path)
        stops = walk(visitor.page)
        places = [stop.place for stop in stops]
        unseen = [stop for stop in stops if not (stop.seen and stop.ring)]
        if places != sorted(places) or unseen or not {"header", "footer"} <= {stop.part for stop in stops}:
            troubles[kind] = unseen or stops
    assert troubles == {}


def test_first_stop_of_a_page_leads_past_the_header(visitor: Visitor, facts: Facts) -> None:
    visitor.go(facts.one_of_each("pl")["coursepage"].path)
    visitor.page.keyboard.press("Tab")
    stop = focused(visitor.page)
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    after = focused(visitor.page)

    assert stop is not None
    assert after is not None
    assert (stop.seen, stop.part, after.part) == (True, "body", "main")


def test_menu_of_a_phone_opens_closes_and_is_walked_in_order(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(viewport=PHONE)
    visitor.go("/pl/")
    page = visitor.page
    details = page.locator(".site-header__phone")
    closed = len([stop for stop in walk(page) if stop.part == "header"])

    page.evaluate("document.activeElement?.blur()")
    tab_to(page, ".site-header__phone > summary")
    page.keyboard.press("Enter")
    is_open = details.get_attribute("open") is not None
    names = []
    while True:
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None or stop.part != "header":
            break
        assert stop.seen, stop
        assert stop.ring, stop
        names.append(stop.name)
    links = [text.strip() for text in details.locator("a").all_inner_texts()]

    tab_to(page, ".site-header__phone > summary")
    page.keyboard.press("Enter")

    # The name of the portal, the way to the search, and the menu.
    assert (closed, is_open, names) == (3, True, links)
    assert len(links) >= 5
    assert details.get_attribute("open") is None


def test_menu_of_a_phone_leads_to_a_page(make_visitor: MakeVisitor, facts: Facts) -> None:
    visitor = make_visitor(viewport=PHONE)
    visitor.go("/pl/")
    tab_to(visitor.page, ".site-header__phone > summary")
    visitor.page.keyboard.press("Space")
    tab_to(visitor.page, ".site-header__phone nav.menu a")
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")

    assert visitor.path in {page.path for page in facts.addresses}


def test_list_is_narrowed_by_keyboard(visitor: Visitor, facts: Facts) -> None:
    index = facts.one_of_each("pl")["newsindexpage"]
    visitor.go(index.path)
    page = visitor.page
    everything = page.locator(".news-row").count()

    tab_to(page, ".filters__first a:not([aria-current])")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    by_link = page.locator(".news-row").count()
    visitor.go(index.path)
    tab_to(page, ".filters__more > summary")
    if page.locator(".filters__more").get_attribute("open") is None:
        page.keyboard.press("Enter")
    tab_to(page, ".filters__form select")
    page.keyboard.press("ArrowDown")
    tab_to(page, ".filters__form button[type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert "?" in visitor.path
    assert 0 < by_link < everything
    assert 0 < page.locator(".news-row").count() <= everything
    tab_to(page, ".filters__taken a")


def test_quiz_is_answered_by_keyboard(visitor: Visitor, facts: Facts) -> None:
    step = facts.one_of_each("pl")["steppage with quiz"]
    questions = facts.questions(step.key)
    visitor.go(step.path)
    page = visitor.page
    visitor.answer(questions, right=False, keyboard=True)
    visitor.send(keyboard=True)
    heading = page.evaluate("document.activeElement?.tagName")

    assert page.locator(".answer").count() == len(questions)
    assert heading == "H1"


def test_sign_in_is_done_and_refused_by_keyboard(visitor: Visitor) -> None:
    visitor.go("/pl/")
    page = visitor.page
    visitor.page.locator(SIGN_IN).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "main input[type=email]")
    page.keyboard.type("learner@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    kept = page.locator("main input[type=email]").input_value()
    tab_to(page, "main input[type=password]")
    page.keyboard.type("mowis-learner-demo")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert kept == "learner@example.org"
    assert page.locator(SIGN_IN).count() == 0
    assert page.locator('header nav.account a[href$="/konto/"]:visible').count() == 1
