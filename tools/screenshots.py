"""`make screenshots`: every page type as it looks on three widths, light and dark, into screenshots/ (which git ignores)."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.e2e.facts import Facts
from tests.e2e.visitor import Visitor
from tools import browser
from tools.second_portal import SecondPortal, second_portal

TARGET = Path(__file__).resolve().parent.parent / "screenshots"
WIDTHS = (375, 768, 1440)
SCHEMES = ("light", "dark")
ACCOUNT_PAGES = 3


def shoot(visitor: Visitor, name: str) -> None:
    """Take a picture of the whole page."""
    visitor.page.screenshot(path=TARGET / f"{name}.png", full_page=True)


def visit(visitor: Visitor, facts: Facts, locale: str, suffix: str) -> None:
    """Take a picture of a page of each type, of the results of a quiz, and of what is not a page."""
    pages = facts.one_of_each(locale)
    for kind, page in pages.items():
        visitor.go(page.path)
        shoot(visitor, f"{locale} {kind} {suffix}")
    links = visitor.page.locator("header nav.account a")
    accounts = [links.nth(number).get_attribute("href") or "" for number in range(min(links.count(), ACCOUNT_PAGES))]
    for number, path in enumerate([*accounts, f"/{locale}/nie-ma-takiej-strony/"], start=1):
        visitor.go(path)
        shoot(visitor, f"{locale} other {number} {suffix}")
    quiz = pages.get("steppage with quiz")
    for right in (False, True) if quiz else ():
        visitor.go(quiz.path)  # type: ignore[union-attr]
        visitor.choose(facts.questions(quiz.key, locale), right=right)  # type: ignore[union-attr]
        visitor.send()
        shoot(visitor, f"{locale} result {'passed' if right else 'not yet'} {suffix}")
    if quiz:
        visitor.go(next(page.path for page in facts.addresses if page.kind == "coursepage" and page.locale == locale))
        shoot(visitor, f"{locale} coursepage begun {suffix}")


def shoot_all(engine: Browser, portal: SecondPortal, locales: list[str]) -> None:
    """Go through all widths, schemes and languages."""
    facts = Facts(portal.database)
    for locale in locales:
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = engine.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=locale)  # type: ignore[arg-type]
                visit(Visitor(context, portal.url), facts, locale, f"{width} {scheme}")
                context.close()


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
