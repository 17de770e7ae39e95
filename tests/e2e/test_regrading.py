"""A key was wrong: the editor mends it, looks at what grading again would do, does it, and whoever answered reads of it."""

from playwright.sync_api import expect

from tests.e2e import steps, writing
from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.hands import Hands, add_question, named, polish

PROMPT, REASON = "Kto ustanawia fundację?", "W kluczu zaznaczono złą odpowiedź."
RIGHT = named("This answer is right")


def test_answer_is_graded_again_by_the_mended_key(make_visitor: MakeVisitor, facts: Facts) -> None:
    editor, learner = make_visitor(), make_visitor()
    page = editor.page
    editor.sign_in("editor")
    steps.begin(editor, facts, "Zły klucz")
    form = add_question(Hands(page), "One answer")
    form.fill("Question", PROMPT)
    form.fill("Answer", "Fundator", "Wojewoda")
    form.tick("This answer is right", 1)
    step = steps.publish(editor, facts)
    learner.go(step.path)
    learner.main.get_by_label("Fundator", exact=True).check()
    learner.send()
    result = learner.path
    expect(learner.main).to_contain_text("0 z 1 punktu")

    # While it is a draft, the top of the form says what publishing would do; publishing asks, and then says where to go on.
    editor.go(f"/admin/pages/{step.pk}/edit/")
    page.get_by_role("checkbox", name=RIGHT).nth(1).uncheck()
    page.get_by_role("checkbox", name=RIGHT).nth(0).check()
    writing.press(editor)
    editor.go(f"/admin/pages/{step.pk}/edit/")
    expect(page.get_by_role("region", name=polish("What publishing does to learners"))).to_contain_text("1 odpowied")
    writing.press(editor, "action-publish", confirm=True)
    page.get_by_role("link", name=polish("See what grading again would do")).click()

    # A dry run: nothing has happened to the learner.
    expect(page.get_by_role("table", name=polish("Answers whose points would differ"))).to_contain_text("0 → 1")
    learner.go(result)
    expect(learner.main).to_contain_text("0 z 1 punktu")
    assert editor.axe(part="main") == []
    page.get_by_role("textbox", name=named("Reason")).fill(REASON)
    page.get_by_role("button", name=polish("Grade again"), exact=True).click()
    expect(page.get_by_role("main")).to_contain_text(REASON)
    expect(page.get_by_role("table", name=polish("Answers whose points changed"))).to_contain_text("0 → 1")

    learner.go(result)
    expect(learner.main).to_contain_text("+1 punkt")
    expect(learner.main.locator(".verdict--passed")).to_be_visible()
    steps.remove(editor, facts, step)
