"""Hands of an editor at a form: they find things by the words that stand there, and count what they do."""

import re
from dataclasses import dataclass

from django.utils import translation
from playwright.sync_api import Locator, Page

#: What a field can be to somebody who does not see it.
ROLES = ("textbox", "spinbutton", "checkbox", "combobox")


def polish(words: str) -> str:
    """A string of the interface in the language in which the demo editor works."""
    with translation.override("pl"):
        return translation.gettext(words)


def named(words: str) -> re.Pattern[str]:
    """The name of a field, with the star that Wagtail puts behind it where something has to be filled in."""
    return re.compile(rf"^{re.escape(polish(words))}\*?$")


@dataclass
class Hands:
    """One pair of hands. Each click, tick, choice and filling of a field is one move."""

    page: Page
    moves: int = 0

    def press(self, button: Locator) -> None:
        """Press a button, a tab or an option of a menu."""
        self.moves += 1
        button.click()

    def fill(self, field: Locator, words: str) -> None:
        """Write into a field, over what stands there."""
        self.moves += 1
        field.fill(words)

    def tick(self, box: Locator) -> None:
        """Tick a box."""
        self.moves += 1
        box.check()

    def choose(self, menu: Locator, words: str) -> None:
        """Choose from a menu."""
        self.moves += 1
        menu.select_option(label=words)


@dataclass
class BlockForm:
    """The part of the editor where one block is written."""

    region: Locator
    hands: Hands
    #: The English labels that were used.
    used: set[str]

    def field(self, label: str, number: int = 0) -> Locator:
        """A field by its label; where several rows have one of that name, by its place among them."""
        self.used.add(label)
        name = named(label)
        first, *others = (self.region.get_by_role(role, name=name) for role in ROLES)  # type: ignore[arg-type]
        for other in others:
            first = first.or_(other)
        return first.nth(number)

    def fill(self, label: str, *rows: str) -> None:
        """Fill the field with a label; in several rows, one after another."""
        for number, words in enumerate(rows):
            self.hands.fill(self.field(label, number), words)

    def tick(self, label: str, number: int = 0) -> None:
        """Tick the box with a label."""
        self.hands.tick(self.field(label, number))

    def choose(self, label: str, words: str) -> None:
        """Choose from the menu with a label."""
        self.hands.choose(self.field(label), polish(words))

    def press(self, label: str) -> None:
        """Press a button of the block; of several that are called the same, the last."""
        self.used.add(label)
        self.hands.press(self.region.get_by_role("button", name=polish(label), exact=True).last)


def add_question(hands: Hands, kind: str) -> BlockForm:
    """Add a question of a type at the end of the quiz: open the chooser, pick the type."""
    quiz = hands.page.get_by_role("region", name="Quiz", exact=True)
    hands.press(quiz.get_by_role("button", name="Dodaj blok", exact=True).last)
    hands.press(hands.page.get_by_role("option", name=polish(kind), exact=True))
    return BlockForm(quiz.get_by_role("region", name=polish(kind), exact=True), hands, set())
