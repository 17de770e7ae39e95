"""Putting items in order with the script that moves them: by keyboard, by dragging, and by hand all the same."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e import steps
from tests.e2e.facts import Address, Facts
from tests.e2e.hands import Hands, add_question, polish
from tests.e2e.question_recipes import ITEMS, write_ordering
from tests.e2e.visitor import Visitor
from tools.second_portal import SecondPortal

PROMPT = "Co jest najpierw?"


@pytest.fixture(scope="module")
def step(engine: Browser, portal: SecondPortal, facts: Facts) -> Iterator[Address]:
    """A step that asks for an order."""
    editor = Visitor(engine.new_context(locale="pl-PL"), portal.url)
    editor.sign_in("editor")
    steps.begin(editor, facts, "Kolejność")
    form = add_question(Hands(editor.page), "Ordering")
    form.fill("Question", PROMPT)
    write_ordering(form)
    written = steps.publish(editor, facts)
    yield written
    steps.remove(editor, facts, written)
    editor.context.close()


def asked(visitor: Visitor, step: Address) -> Locator:
    """The question, on the step's page."""
    visitor.go(step.path)
    return visitor.main.get_by_role("group", name=PROMPT)


def order(question: Locator) -> list[str]:
    """The items as they stand."""
    return [words.strip() for words in question.locator("li label").all_inner_texts()]


def numbers(question: Locator) -> list[str]:
    """The answer as it would be sent, from top to bottom."""
    return question.locator("li select").evaluate_all("menus => menus.map(menu => menu.value)")


def up(question: Locator, item: str) -> Locator:
    """The button that moves an item up."""
    return question.get_by_role("button", name=re.compile(rf"^{polish('Up')} ?: {item}$"))


def press_by_keyboard(button: Locator) -> None:
    """Tab to a button and press it."""
    for _press in range(200):
        if button.evaluate("button => button === document.activeElement"):
            button.page.keyboard.press("Enter")
            return
        button.page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not reach {button}.")


def drag(visitor: Visitor, question: Locator, item: str, place: int, *, drop: bool = True) -> None:
    """Take an item by its handle and hold it over a place."""
    mouse = visitor.page.mouse
    question.locator("ul").evaluate("list => list.scrollIntoView({block: 'center', behavior: 'instant'})")
    handle = question.locator("li", has_text=item).locator("[data-handle]").bounding_box()
    target = question.locator("li").nth(place).bounding_box()
    assert handle is not None
    assert target is not None
    mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    mouse.down()
    # Past the middle of the row that has to make way, from whichever side.
    down = target["y"] > handle["y"]
    mouse.move(handle["x"] + handle["width"] / 2, target["y"] + target["height"] * (0.9 if down else 0.1), steps=8)
    if drop:
        mouse.up()


def send_rightly(visitor: Visitor) -> None:
    visitor.send()
    expect(visitor.main.locator(".verdict--passed")).to_be_visible()


def test_items_are_put_in_order_by_keyboard_alone(visitor: Visitor, step: Address) -> None:
    question = asked(visitor, step)
    said = question.get_by_role("status")
    press_by_keyboard(question.get_by_role("button", name=polish("Number them as they stand")))
    assert numbers(question) == ["1", "2", "3"]
    expect(said).to_have_text(polish("The items are numbered as they stand."))

    moved, stays = (polish(f"%(item)s: {word} number %(number)s of %(total)s") for word in ("now", "stays"))
    for place, item in enumerate(ITEMS):
        while (now := order(question).index(item)) > place:
            press_by_keyboard(up(question, item))
            # The button keeps the focus, or every move would begin at the top of the page.
            expect(up(question, item)).to_be_focused()
            expect(said).to_have_text(moved % {"item": item, "number": now, "total": 3})
    press_by_keyboard(up(question, ITEMS[0]))
    expect(said).to_have_text(stays % {"item": ITEMS[0], "number": 1, "total": 3})

    assert (order(question), numbers(question)) == (list(ITEMS), ["1", "2", "3"])
    send_rightly(visitor)


def test_items_are_put_in_order_by_dragging_and_escape_puts_one_back(visitor: Visitor, step: Address) -> None:
    question = asked(visitor, step)
    for place, item in enumerate(ITEMS):
        if order(question).index(item) != place:
            drag(visitor, question, item, place)
    assert order(question) == list(ITEMS)

    drag(visitor, question, ITEMS[0], 2, drop=False)
    assert order(question)[0] != ITEMS[0]
    visitor.page.keyboard.press("Escape")
    visitor.page.mouse.up()
    assert order(question) == list(ITEMS)

    # Where nothing had to be moved nothing was numbered either.
    if "" in numbers(question):
        question.get_by_role("button", name=polish("Number them as they stand")).click()
    send_rightly(visitor)


def test_numbers_set_by_hand_are_not_overruled_by_where_items_stand(visitor: Visitor, step: Address) -> None:
    question = asked(visitor, step)
    stood = order(question)
    for number, item in enumerate(ITEMS, start=1):
        question.get_by_label(item, exact=True).select_option(str(number))

    assert order(question) == stood
    assert numbers(question) == [str(ITEMS.index(item) + 1) for item in stood]
    send_rightly(visitor)
