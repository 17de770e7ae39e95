"""The admin in a real browser: nothing that editors and translators need is stopped by the content policy."""

import pytest
from playwright.sync_api import expect

from tests.e2e.facts import Facts
from tests.e2e.visitor import Visitor


def test_editor_sees_a_step_with_its_questions_and_its_preview(visitor: Visitor, facts: Facts) -> None:
    step = facts.one_of_each("pl")["steppage with quiz"]
    visitor.sign_in("editor")
    assert visitor.go(f"/admin/pages/{step.pk}/edit/") == 200
    prompts = visitor.page.locator("textarea[name^='questions-'][name$='-prompt']")
    expect(prompts).to_have_count(len(facts.questions(step.key)))
    preview = visitor.context.new_page()
    response = preview.goto(f"{visitor.url}/admin/pages/{step.pk}/view_draft/")
    assert response is not None
    assert response.status == 200
    expect(preview.locator("form:has(fieldset.question)")).to_be_visible()


def test_translator_finds_every_string_of_a_step(visitor: Visitor, facts: Facts) -> None:
    step = facts.one_of_each("en")["steppage with quiz"]
    visitor.sign_in("translator")
    assert visitor.go(f"/admin/pages/{step.pk}/edit/") == 200
    asked = facts.questions(step.key, "en")[0]
    option = next(iter(asked.options.values()))["text"]
    expect(visitor.page.get_by_text(option).first).to_be_attached()


@pytest.mark.parametrize("role", ["editor", "translator", "coordinator", "admin"])
def test_front_page_of_the_admin_opens_for_staff(visitor: Visitor, role: str) -> None:
    visitor.sign_in(role)
    assert visitor.go("/admin/") == 200
