"""A reader says that a page did not help, and why; an editor reads it and marks it as done; the report shows the page."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Address, Facts
from tests.e2e.hands import polish
from tests.e2e.visitor import Visitor

PHONE = {"width": 320, "height": 720}
#: What is ours in the queue; the frame around it is Wagtail's.
OURS = ".figures"


def text_page(facts: Facts, words: str) -> Address:
    """A page of text of the starter content."""
    return next(page for page in facts.addresses if page.kind == "textpage" and page.locale == "pl" and words in page.path)


def say_no(reader: Visitor, auditor: Visitor, path: str, words: str, *, scripts: bool) -> None:
    """Press “No”, choose a reason and write a few words, on a narrow phone."""
    page = reader.page

    def objections() -> list[str]:
        # axe is a script: where the reader takes none, another visitor opens the same address.
        if not scripts:
            auditor.go(reader.path)
        return (reader if scripts else auditor).axe()

    reader.go(path)
    assert (reader.overflow() <= 0, objections()) == (True, [])
    reader.main.get_by_role("button", name=polish("No"), exact=True).click()
    heading = page.get_by_role("heading", name=polish("Thank you, your vote counts"))
    expect(heading).to_be_visible()
    if scripts:
        expect(heading).to_be_focused()
    assert (reader.overflow() <= 0, objections()) == (True, [])
    page.locator("[name=reason][value=outdated]").check()
    page.locator("main textarea[name=text]").fill(words)
    page.get_by_role("button", name=polish("Send to the editors")).click()
    expect(page.get_by_role("heading", name=polish("Thank you, the editors have it"))).to_be_visible()
    assert (reader.overflow() <= 0, objections(), reader.context.cookies()) == (True, [], [])


def read_and_mark(editor: Visitor, words: str) -> None:
    """Find the opinion in the queue and mark it as done, with a note."""
    page = editor.page
    editor.go("/admin/")
    page.locator("a[href*='/admin/opinions/?state=new']").first.click()
    row = page.get_by_role("row").filter(has_text=words)
    row.get_by_role("checkbox").check()
    assert editor.axe(part=OURS) == []
    page.locator(f"{OURS} [name=note]").fill("Poprawione.")
    with page.expect_navigation():
        page.get_by_role("button", name=polish("Mark as done")).click()
    expect(page.get_by_role("row").filter(has_text=words)).to_have_count(0)
    editor.go("/admin/opinions/?state=done")
    expect(page.get_by_role("row").filter(has_text=words)).to_contain_text("Poprawione.")


@pytest.mark.parametrize(("scripts", "place"), [(False, "historia"), (True, "prywatnosc")], ids=["without scripts", "with scripts"])
def test_an_opinion_goes_from_the_page_to_the_editor(make_visitor: MakeVisitor, facts: Facts, *, scripts: bool, place: str) -> None:
    reader, editor = make_visitor(java_script_enabled=scripts, viewport=PHONE), make_visitor()
    page = text_page(facts, place)
    words = f"Stary adres na stronie {place}."
    say_no(reader, make_visitor(viewport=PHONE), page.path, words, scripts=scripts)
    # With scripts the reader stays on the page; without, each answer is a page of its own.
    assert (reader.path == page.path) is scripts
    editor.sign_in("editor")
    read_and_mark(editor, words)
    editor.go("/admin/reports/usefulness/")
    expect(editor.page.locator(f"tr:has(a[href*='/admin/pages/{page.pk}/edit/'])")).to_contain_text(polish("it is out of date"))
