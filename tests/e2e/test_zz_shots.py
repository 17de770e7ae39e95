import pytest
from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts

def test_shots(make_visitor: MakeVisitor, facts: Facts) -> None:
    for width, height, name in ((1280, 900, "d"), (390, 844, "p")):
        v = make_visitor(viewport={"width": width, "height": height})
        v.sign_in("translator")
        v.go("/admin/translation/")
        v.page.screenshot(path=f"/tmp/shot-board-{name}.png", full_page=False)
        print(name, "overflow", v.overflow(), v.axe(part="main"))
        v.page.screenshot(path=f"/tmp/shot-board-full-{name}.png", full_page=True)
        link = v.page.locator('a[href*="/admin/translation/"][href$="/"]', has_text="Wszystkie teksty").first
        href = link.get_attribute("href")
        v.go(href)
        v.page.screenshot(path=f"/tmp/shot-desk-{name}.png", full_page=False)
        print("desk overflow", v.overflow(), v.axe(part="main"))
        v.page.locator('.translation__text a').nth(3).click()
        v.page.wait_for_load_state()
        v.page.screenshot(path=f"/tmp/shot-text-{name}.png", full_page=True)
        print("text overflow", v.overflow(), v.axe(part="main"))
        v.troubles.clear()
