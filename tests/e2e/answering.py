"""Two ways to do the same moves: with a pointer, which needs no script, and on a keyboard alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.keyboard import tab_to
from tests.e2e.moves import Decide, Move, Pick, Tick, Write

#: What a scenario keeps of a decision.
DECIDED = 'input[type=hidden][name="{}"]'


def advance(move: Decide) -> str:
    """The button that makes a decision final."""
    return f'button[name="advance"][value="{move.block}"]'


def ticked(move: Tick) -> str:
    """The radio button or the box."""
    return f'input[name="{move.field}"][value="{move.value}"]'


@dataclass(frozen=True)
class ByPointer:
    """A mouse or a finger: each field is clicked where it stands."""

    page: Page

    def tick(self, move: Tick) -> None:
        """Click it."""
        self.page.locator(ticked(move)).check()

    def write(self, move: Write) -> None:
        """Put the words there, in place of what stood there."""
        self.page.locator(f'[name="{move.field}"]').fill(move.words)

    def pick(self, move: Pick) -> None:
        """Open the menu and choose."""
        self.page.locator(f'select[name="{move.field}"]').select_option(label=move.words)

    def decide(self, move: Decide) -> None:
        """Press the button."""
        self.press(advance(move))

    def press(self, selector: str) -> None:
        """Press a button or follow a link, and wait for the page that this leads to."""
        with self.page.expect_navigation():
            self.page.locator(selector).click()


@dataclass(frozen=True)
class ByKeyboard:
    """Tab and Shift+Tab to the field; arrows, Space, letters and Enter in it."""

    page: Page

    def tick(self, move: Tick) -> None:
        """Space ticks a box; in a group of radio buttons, which is one stop, arrows lead to the right one."""
        if self.page.locator(ticked(move)).get_attribute("type") == "checkbox":
            tab_to(self.page, ticked(move))
            self.page.keyboard.press("Space")
            return
        tab_to(self.page, f'input[name="{move.field}"]')
        self.page.keyboard.press("Space")
        self._arrow_down(f'e => e.value === "{move.value}"')

    def write(self, move: Write) -> None:
        """Type it over what stands there."""
        tab_to(self.page, f'[name="{move.field}"]')
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(move.words)

    def pick(self, move: Pick) -> None:
        """Arrows lead through a menu that is closed."""
        tab_to(self.page, f'select[name="{move.field}"]')
        self._arrow_down("(e, words) => e.selectedOptions[0].label === words", move.words)

    def decide(self, move: Decide) -> None:
        """Press the button."""
        self.press(advance(move))

    def press(self, selector: str) -> None:
        """Press Enter on a button or a link, and wait for the page that this leads to."""
        tab_to(self.page, selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _arrow_down(self, condition: str, argument: str = "") -> None:
        for _press in range(30):
            if self.page.evaluate(f"words => ({condition})(document.activeElement, words)", argument):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"Arrows do not lead to {condition} {argument}.")


def do(hands: ByPointer | ByKeyboard, moves: list[Move]) -> None:
    """Do the moves one after another."""
    ways: dict[type[Any], Callable[[Any], None]] = {Tick: hands.tick, Write: hands.write, Pick: hands.pick, Decide: hands.decide}
    for move in moves:
        ways[type(move)](move)
        if isinstance(move, Decide):
            expect(hands.page.locator(DECIDED.format(move.field))).to_be_attached()
