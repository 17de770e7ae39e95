"""An editor writes a step, learners meet it, the editor mends it: what each of them sees, through Wagtail's own admin."""

from playwright.sync_api import expect

from tests.e2e import writing
from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Address, Facts
from tests.e2e.visitor import Visitor

FIRST, SECOND = "questions-0-value-options-0-value", "questions-0-value-options-1-value"


def write_step(editor: Visitor, module: Address) -> None:
    """Write a step with a question of one answer; the first is marked right."""
    page = editor.page
    editor.go(f"/admin/pages/add/mowis_learning/steppage/{module.pk}/")
    page.locator("input[name=title]").fill("Zanim podpiszesz")
    page.locator("#questions-root button.c-sf-add-button").first.click()
    page.locator("[role=option]:visible").first.click()
    page.locator("[name=questions-0-value-prompt]").fill("Kto podpisuje akt fundacjny?")
    page.locator(f"[name={FIRST}-text]").fill("Fundator")
    page.locator(f"[name={FIRST}-correct]").check()
    page.locator(f"[name={SECOND}-text]").fill("Notariusz sam")
    page.locator(f"[name={SECOND}-feedback]").fill("Notariusz spisuje akt, podpisuje go także fundator.")


def test_step_is_written_met_and_mended(make_visitor: MakeVisitor, facts: Facts) -> None:
    editor, learner = make_visitor(), make_visitor()
    module = [page for page in facts.addresses if page.kind == "modulepage" and page.locale == "pl"][-1]
    editor.sign_in("editor")
    write_step(editor, module)
    writing.press(editor, "action-publish")
    facts.forget()
    step = next(page for page in facts.addresses if page.path == f"{module.path}zanim-podpiszesz/")

    # A learner answers wrongly, then rightly.
    [question] = facts.questions(step.key)
    learner.go(step.path)
    learner.answer([question], right=False)
    learner.send()
    expect(learner.main).to_contain_text("Notariusz spisuje akt, podpisuje go także fundator.")
    learner.go(step.path)
    learner.answer([question], right=True)
    learner.send()
    expect(learner.main.locator(".verdict--passed")).to_be_visible()
    result = learner.path

    # A typo is mended: the same question in better words.
    editor.go(f"/admin/pages/{step.pk}/edit/")
    editor.page.locator("[name=questions-0-value-prompt]").fill("Kto podpisuje akt fundacyjny?")
    writing.press(editor, "action-publish")
    learner.go(result)
    expect(learner.main).to_contain_text("Kto podpisuje akt fundacjny?")
    expect(learner.main.locator(".verdict--passed")).to_be_visible()
    assert [again.right for again in facts.questions(step.key)] == [question.right]

    # The key is mended: what was passed stays passed, and whoever answers now is graded by the new key.
    editor.go(f"/admin/pages/{step.pk}/edit/")
    editor.page.locator(f"[name={FIRST}-correct]").uncheck()
    editor.page.locator(f"[name={SECOND}-correct]").check()
    writing.press(editor, "action-publish", confirm=True)
    [mended] = facts.questions(step.key)
    assert (mended.name, mended.right) == (question.name, question.wrong)
    learner.go(result)
    expect(learner.main.locator(".verdict--passed")).to_be_visible()
    learner.go(step.path)
    learner.answer([question], right=True)
    learner.send()
    expect(learner.main.locator(".verdict")).to_be_visible()
    expect(learner.main.locator(".verdict--passed")).to_have_count(0)

    # Gone from the course again, so that the other journeys find it as it was written.
    editor.go(f"/admin/pages/{step.pk}/delete/")
    with editor.page.expect_navigation():
        editor.page.locator("main form button[type=submit], main form input[type=submit]").first.click()
    facts.forget()
