"""Questions of another system in a browser: shown, imported into the draft and exported, with and without scripts, on a phone, past axe."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.test_catalogues import BUTTON, OURS, looked_at
from tests.e2e.visitor import Visitor

SAMPLES = Path(__file__).parents[1] / "learning" / "exchange" / "interchange" / "samples"


def send(visitor: Visitor, content: bytes) -> None:
    """Choose a file and have it shown."""
    visitor.page.locator("input[type=file]").set_input_files({"name": "plik.txt", "mimeType": "text/plain", "buffer": content})
    visitor.page.locator(BUTTON).last.click()
    visitor.page.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False])
def test_questions_are_shown_imported_and_exported(scripts: bool, make_visitor: MakeVisitor, facts: Facts) -> None:
    visitor = make_visitor(java_script_enabled=scripts)
    visitor.sign_in("editor")
    step = facts.one_of_each("pl")["steppage"]
    if scripts:
        assert visitor.go(f"/admin/pages/{step.pk}/edit/") == 200
        visitor.page.locator("header [data-w-dropdown-target=toggle]").first.click()
        visitor.page.locator(f"a[href*='/pages/{step.pk}/import-questions/']").first.click()
        visitor.page.wait_for_url("**/import-questions/**")
        assert looked_at(visitor) == []
    else:
        assert visitor.go(f"/admin/pages/{step.pk}/import-questions/") == 200
    send(visitor, (SAMPLES / "wszystko.gift.txt").read_bytes() + "\nŹle?{=a\n".encode())
    expect(visitor.page.locator(f"{OURS} [role=alert] li")).to_have_count(1)
    expect(visitor.page.locator(f"{OURS} ol > li")).to_have_count(21)
    if scripts:
        assert looked_at(visitor) == []
    visitor.page.locator(BUTTON).first.click()
    visitor.page.wait_for_url(f"**/pages/{step.pk}/edit/")
    assert visitor.go(f"/admin/pages/{step.pk}/export-questions/") == 200
    if scripts:
        assert looked_at(visitor) == []
    with visitor.page.expect_download() as waiting:
        visitor.page.locator(BUTTON).click()
    assert Path(waiting.value.path()).read_text(encoding="utf-8").startswith("::")
