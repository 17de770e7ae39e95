"""A step that a journey writes for itself and takes away again, so that the others find the course as it was written."""

from tests.e2e import writing
from tests.e2e.facts import Address, Facts
from tests.e2e.hands import named
from tests.e2e.visitor import Visitor


def begin(editor: Visitor, facts: Facts, title: str) -> None:
    """Open the form of a new step at the end of the course, and give it a title."""
    module = [page for page in facts.addresses if page.kind == "modulepage" and page.locale == "pl"][-1]
    editor.go(f"/admin/pages/add/mowis_learning/steppage/{module.pk}/")
    editor.page.get_by_role("textbox", name=named("Title")).fill(title)


def publish(editor: Visitor, facts: Facts) -> Address:
    """Publish what was begun."""
    facts.forget()  # other tests may have left pages
    known = set(facts.addresses)
    writing.press(editor, "action-publish")
    facts.forget()
    [step] = [page for page in facts.addresses if page not in known]
    return step


def remove(editor: Visitor, facts: Facts, step: Address) -> None:
    """Delete the step."""
    editor.go(f"/admin/pages/{step.pk}/delete/")
    with editor.page.expect_navigation():
        editor.page.locator("main form button[type=submit], main form input[type=submit]").first.click()
    facts.forget()
