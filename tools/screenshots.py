"""`make screenshots`: every page type as it looks, into screenshots/ (which git ignores).

All widths in both themes; then the passes that few people see and many need: forced colours, text of twice the size, paper.
The gallery shows the components in their states.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.e2e.facts import Address, Facts
from tests.e2e.visitor import Visitor
from tools import browser
from tools.second_portal import SecondPortal, second_portal

TARGET = Path(__file__).resolve().parent.parent / "screenshots"
WIDTHS = (320, 375, 768, 1440)
SCHEMES = ("light", "dark")
ACCOUNT_PAGES = 3
#: Pages whose pictures are taken in the further passes.
KEY_TYPES = ("homepage", "newsindexpage", "articlepage", "publicationpage", "projectpage", "coursepage", "steppage with quiz")
#: A page shows a picture when it is scrolled to; the whole page is photographed without scrolling.
SHOW_ALL_IMAGES = """async () => {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
}"""


@dataclass(frozen=True)
class Pass:
    """A way of looking at some pages."""

    name: str
    options: dict[str, Any]
    media: str = "screen"
    text: int = 100


PASSES = (
    Pass("375 forced colours", {"viewport": {"width": 375, "height": 900}, "forced_colors": "active"}),
    Pass("1440 forced colours dark", {"viewport": {"width": 1440, "height": 900}, "forced_colors": "active", "color_scheme": "dark"}),
    Pass("375 text twice as large", {"viewport": {"width": 375, "height": 900}}, text=200),
    Pass("1440 text twice as large", {"viewport": {"width": 1440, "height": 900}}, text=200),
    Pass("paper", {"viewport": {"width": 794, "height": 1123}}, media="print"),
)


def shoot(visitor: Visitor, name: str) -> None:
    """Take a picture of the whole page."""
    visitor.page.evaluate(SHOW_ALL_IMAGES)
    visitor.page.screenshot(path=TARGET / f"{name}.png", full_page=True)


def visit(visitor: Visitor, facts: Facts, locale: str, suffix: str) -> None:
    """Take a picture of a page of each type, of the results of a quiz, and of what is not a page."""
    pages = facts.one_of_each(locale)
    for kind, page in pages.items():
        visitor.go(page.path)
        shoot(visitor, f"{locale} {kind} {suffix}")
    others(visitor, locale, suffix)
    quiz = pages.get("steppage with quiz")
    for right in (False, True) if quiz else ():
        visitor.go(quiz.path)  # type: ignore[union-attr]
        visitor.answer(facts.questions(quiz.key, locale), right=right)  # type: ignore[union-attr]
        visitor.send()
        shoot(visitor, f"{locale} result {'passed' if right else 'not yet'} {suffix}")
    if quiz:
        for kind in ("coursepage", "homepage"):
            visitor.go(pages[kind].path)
            shoot(visitor, f"{locale} {kind} begun {suffix}")


def others(visitor: Visitor, locale: str, suffix: str) -> None:
    """Take pictures of the pages of accounts, of an unknown address, and of the menu of a phone."""
    visitor.go(f"/{locale}/")
    links = visitor.page.locator("header nav.account a")
    accounts = [links.nth(number).get_attribute("href") or "" for number in range(min(links.count(), ACCOUNT_PAGES))]
    summary = visitor.page.locator(".site-header__phone > summary")
    if summary.is_visible():
        summary.click()
        visitor.page.screenshot(path=TARGET / f"{locale} menu {suffix}.png")
    for number, path in enumerate([*accounts, f"/{locale}/nie-ma-takiej-strony/"], start=1):
        visitor.go(path)
        shoot(visitor, f"{locale} other {number} {suffix}")


def look_further(engine: Browser, portal: SecondPortal, pages: dict[str, Address], locale: str) -> None:
    """Take pictures of the key types as few people see them."""
    for one in PASSES:
        context = engine.new_context(**{"locale": locale, **one.options})
        visitor = Visitor(context, portal.url)
        for kind in KEY_TYPES:
            if kind in pages:
                visitor.go(pages[kind].path)
                visitor.page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{one.text}%")
                visitor.page.emulate_media(media=one.media)  # type: ignore[arg-type]
                shoot(visitor, f"{locale} {kind} {one.name}")
        context.close()


def shoot_all(engine: Browser, portal: SecondPortal, locales: list[str]) -> None:
    """Go through all widths, schemes and languages."""
    facts = Facts(portal.database)
    for locale in locales:
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = engine.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=locale)  # type: ignore[arg-type]
                visitor = Visitor(context, portal.url)
                visit(visitor, facts, locale, f"{width} {scheme}")
                if locale == locales[0] and visitor.go("/gallery/") == 200:
                    shoot(visitor, f"gallery {width} {scheme}")
                context.close()
        look_further(engine, portal, facts.one_of_each(locale), locale)


def main(locales: list[str]) -> int:
    """Take the pictures, in Polish unless other languages are named."""
    path = browser.chromium()
    if path is None:
        print(f"There is no Chromium on this machine. To bring it – {browser.HOW_TO_BRING}", file=sys.stderr)
        return 1
    TARGET.mkdir(exist_ok=True)
    with second_portal() as portal, sync_playwright() as playwright:
        engine = playwright.chromium.launch(executable_path=path, args=browser.ARGUMENTS)
        shoot_all(engine, portal, locales or ["pl"])
        engine.close()
    print(f"{len(list(TARGET.glob('*.png')))} pictures in {TARGET.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
