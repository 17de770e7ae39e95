"""An act ends: the editor writes it down once, and list, notice and mail are there; one click takes a place off again."""

import subprocess
import sys
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.visitor import Visitor
from tools.preparation import ROOT
from tools.second_portal import SecondPortal, environment

LIST = "/admin/law/checking/"
PHONE = {"width": 360, "height": 740}
#: A page, a step and a question that cite one act, published as an editor publishes them.
SETTING = """
import uuid
from wagtail.models import Locale
from cms.law.models import Citation, LegalAct
from home.models import HomePage, TextPage
from learning.models import StepPage
polish = Locale.get_default()
act = LegalAct.objects.create(short_name="uPróba", title="ustawa na próbę", locale=polish)
citation = Citation.objects.create(act=act, article="19a", paragraph="1", point="2")
def cited():
    return [{"type": "item", "id": str(uuid.uuid4()), "value": {"citation": citation.pk}}]
def basis():
    return {"type": "legal_basis", "id": str(uuid.uuid4()), "value": {"intro": "", "citations": cited()}}
def publish(page):
    page.save_revision().publish()
page = TextPage(title="Zasady na próbę", slug="zasady-na-probe", locale=polish)
page.body = [("legal_basis", TextPage._meta.get_field("body").stream_block.child_blocks["legal_basis"].to_python(basis()["value"]))]
HomePage.objects.get(locale=polish).add_child(instance=page)
publish(page)
steps = StepPage.objects.filter(locale=polish, live=True).order_by("path")
asking = next(step for step in steps if len(step.questions))
raw = asking.questions.get_prep_value()
raw[0]["value"]["citations"] = cited()
field = StepPage._meta.get_field("questions")
asking.questions = field.to_python(raw)
publish(asking)
reading = next(step for step in steps if step.pk != asking.pk)
reading.body = StepPage._meta.get_field("body").to_python([*reading.body.get_prep_value(), basis()])
publish(reading)
print("|".join([str(act.pk), page.url, reading.title, reading.url, raw[0]["value"]["prompt"]]))
"""


#: What the others find as it was.
CLEAN = """
from home.models import TextPage
TextPage.objects.get(slug="zasady-na-probe").delete()
"""


@dataclass
class Setting:
    """What cites the act."""

    act: str
    page_path: str
    step: str
    step_path: str
    question: str


def prepare(portal: SecondPortal) -> Setting:
    """Publish what cites an act of its own, so that the test depends on no content."""
    return Setting(*run(portal, SETTING).strip().splitlines()[-1].split("|"))


def run(portal: SecondPortal, script: str) -> str:
    """Run a script in the portal's own environment and give what it prints."""
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", script]
    done = subprocess.run(command, cwd=ROOT, env=environment(portal.folder), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def save_act(editor: Visitor, act: str, **dates: str) -> None:
    """Fill in dates of the act and save it."""
    editor.go(f"/admin/snippets/mowis_law/legalact/edit/{act}/")
    for name, value in dates.items():
        editor.page.locator(f"[name={name}]").fill(value)
        editor.page.keyboard.press("Escape")
    with editor.page.expect_navigation():
        # By keyboard: the calendar of the field lies over the button until it has faded.
        editor.page.locator("footer button[type=submit]").first.press("Enter")


def test_changed_act_is_listed_told_and_settled(portal: SecondPortal, make_visitor: MakeVisitor) -> None:
    there = prepare(portal)
    editor, reader = make_visitor(), make_visitor(viewport=PHONE)
    editor.sign_in("editor")

    # Bad input: the message stands at the field, and what was typed is still there.
    save_act(editor, there.act, in_force_from="2027-01-01", in_force_to="2026-12-31")
    expect(editor.page.locator("#panel-child-in_force-child-in_force_to-errors, [id$=in_force_to-errors]").first).to_be_visible()
    assert editor.page.locator("[name=in_force_from]").input_value() == "2027-01-01"
    assert editor.page.locator("[name=in_force_to]").input_value() == "2026-12-31"

    save_act(editor, there.act, in_force_from="2020-01-01", in_force_to="2027-12-31")

    editor.go(f"{LIST}?act={there.act}")
    table = editor.page.locator(".law-checking__table")
    for words in ("Zasady na próbę", there.step, there.question[:60], "uPróba"):
        expect(table).to_contain_text(words)
    assert editor.page.locator(".law-checking__table tbody tr").count() == 3
    assert editor.axe(part=".law-checking") == []

    for path in (there.page_path, there.step_path):
        reader.go(path)
        notice = reader.main.locator(".notice", has_text="ustawa na próbę")
        expect(notice).to_contain_text("31 grudnia 2027")
        assert reader.overflow() == 0
        assert reader.axe() == []

    editor.go("/admin/")
    expect(editor.page.locator(f'.waiting a[href="{LIST}"]')).to_be_visible()
    reader.go("/outbox/")
    expect(reader.main).to_contain_text("uPróba")

    editor.go(f"{LIST}?act={there.act}")
    row = editor.page.locator("tr", has_text="Zasady na próbę")
    with editor.page.expect_navigation():
        row.locator("button[name=one]").click()
    expect(editor.page.locator("tr", has_text="Zasady na próbę")).to_have_count(0)
    reader.go(there.page_path)
    expect(reader.main.locator(".notice", has_text="ustawa na próbę")).to_have_count(0)

    # The two that are left, at once.
    for tick in editor.page.locator("input[name=places]").all():
        tick.check()
    with editor.page.expect_navigation():
        editor.page.locator(".law-checking__many button").click()
    expect(editor.page.locator(".law-checking__table")).to_have_count(0)
    run(portal, CLEAN)
    reader.go(there.step_path)
    expect(reader.main.locator(".notice", has_text="ustawa na próbę")).to_have_count(0)
