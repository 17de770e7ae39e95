"""A step changes in Polish; a translator finds and publishes it; a learner goes through three languages with one progress."""

import io
import zipfile

import polib
from playwright.sync_api import expect

from tests.e2e import writing
from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Address, Facts
from tests.e2e.hands import named, polish
from tests.e2e.test_catalogues import exported, send
from tests.e2e.test_course import course_page, course_path, in_language, take
from tests.e2e.visitor import Visitor

#: A course of which Norwegian has the titles alone, so that no step of it is live there.
COURSE = "jak-zalozyc-stowarzyszenie"
OLD_MARK, NEW_MARK = "– po zmianie", "– after the change"


def retitle(editor: Visitor, step: Address, title: str) -> str:
    """Give a Polish step another title and publish it; the title that it had."""
    editor.go(f"/admin/pages/{step.pk}/edit/")
    field = editor.page.get_by_role("textbox", name=named("Title")).first
    before = field.input_value()
    field.fill(title.replace("{}", before))
    writing.press(editor, "action-publish")
    return before


def look_for_outdated(translator: Visitor, title: str) -> None:
    """Look for what is outdated in English, by the filters of the board."""
    page = translator.page
    translator.go("/admin/translation/")
    page.get_by_label(polish("Language"), exact=True).select_option("en")
    page.get_by_label(polish("State"), exact=True).select_option("outdated")
    page.get_by_role("button", name=polish("Show"), exact=True).click()
    expect(page.locator(".translation__board")).to_contain_text(title)


def in_norwegian(archive: bytes) -> bytes:
    """The files of an archive with every missing text translated; only titles read differently, so that nothing grows too long."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(made, "w") as taken:
        for name in given.namelist():
            po = polib.pofile("\n" + given.read(name).decode())
            for entry in po:
                entry.msgstr = entry.msgstr or (f"nb: {entry.msgid}" if entry.msgctxt == "title" else entry.msgid)
            taken.writestr(name, str(po))
    return made.getvalue()


def withdraw(admin: Visitor, page: Address) -> None:
    """Unpublish a page, so that the others find the portal as it was."""
    admin.go(f"/admin/pages/{page.pk}/unpublish/")
    with admin.page.expect_navigation():
        admin.page.locator("main form button[type=submit], main form input[type=submit]").first.click()


def publish_in_norwegian(translator: Visitor, facts: Facts, count: int) -> None:
    """Publish so many pages of the course, from the top down: what is ready is found on the board."""
    page = translator.page
    for _number in range(count):
        translator.go("/admin/translation/?state=ready&language=nb")
        page.get_by_role("link", name=polish("All texts")).first.click()
        new, known = (polish(words) for words in ("Publish in this language", "Publish the texts as they are now"))
        page.get_by_role("button", name=new).or_(page.get_by_role("button", name=known)).click()
        expect(page.get_by_role("link", name=polish("Look at it"))).to_be_visible()
    facts.forget()


def certificate_of(learner: Visitor, name: str) -> str:
    """The address of the certificate that the page of a course leads to, asked for with a name if it is not there yet."""
    learner.main.locator('a[href*="/certyfikat"], a[href*="/certificate"], a[href*="/sertifikat"]').first.click()
    if name:
        learner.page.locator("#id_name").fill(name)
        learner.main.locator("form button[type=submit]").first.click()
        expect(learner.main).to_contain_text(name)
    address: str = learner.page.locator('a[href*="certyfikat.pdf"]').get_attribute("href") or ""
    return address


def test_a_changed_step_is_translated_and_progress_stays_one(make_visitor: MakeVisitor, facts: Facts) -> None:
    editor, translator, learner, admin = make_visitor(), make_visitor(), make_visitor(), make_visitor()
    first, second, third = facts.course_steps(COURSE)[:3]
    assert facts.course_steps(COURSE, "nb") == []
    learner.go(course_path(facts, "pl", COURSE))
    take(learner, facts, first)

    editor.sign_in("editor")
    before = retitle(editor, second, f"{{}} {OLD_MARK}")
    learner.go(in_language(facts, second, "en").path)
    expect(learner.main).to_contain_text("This translation is older than the Polish page")

    # The translator: the board, the next text, publish.
    translator.sign_in("translator")
    page = translator.page
    look_for_outdated(translator, f"{before} {OLD_MARK}")
    page.get_by_text(polish("What changed")).first.click()
    expect(page.locator("main ins").first).to_contain_text("zmianie")
    assert translator.axe(part=".translation") == []
    page.get_by_role("link", name=polish("Next text")).first.click()
    expect(page.locator(".translation__words--source")).to_contain_text(OLD_MARK)
    assert translator.axe(part=".translation") == []
    page.get_by_role("button", name=polish("Take it into the field")).first.click()
    field = page.locator("#id_text")
    field.fill(f"{field.input_value()} {NEW_MARK}")
    page.get_by_role("button", name=polish("Save, and to the next text")).click()
    expect(page.locator(".translation")).to_contain_text(polish("Every text is translated."))
    page.get_by_role("button", name=polish("Publish the texts as they are now")).click()
    expect(page.get_by_role("link", name=polish("Look at it"))).to_be_visible()
    assert translator.axe(part=".translation") == []

    # Norwegian comes as files; the course and its first module are published again, three steps for the first time.
    archive = exported(translator, course_page(facts, "pl", COURSE), scope="tree")
    translator.go("/admin/translation/import/?locale=nb")
    send(translator, in_norwegian(archive), "kurs-nb.zip")
    publish_in_norwegian(translator, facts, 5)

    # The learner goes on in English, then in Norwegian: one progress, one history.
    learner.go(in_language(facts, second, "en").path)
    expect(learner.main.get_by_role("heading", level=1)).to_contain_text(NEW_MARK)
    take(learner, facts, in_language(facts, second, "en"))
    take(learner, facts, in_language(facts, third, "nb"))
    counts = set()
    for code in ("pl", "en", "nb"):
        learner.go(course_path(facts, code, COURSE))
        counts.add(learner.progress())
    assert [done for done, _all in counts] == [3]

    # The rest in Polish; then one certificate, asked for in Norwegian, and the same in each language.
    steps = facts.course_steps(COURSE)
    for step in steps[3:]:
        take(learner, facts, step)
    learner.go(course_path(facts, "nb", COURSE))
    assert certificate_of(learner, "Åse Żółć") == certificate_of(learner, "")
    held = set()
    for code in ("pl", "en", "nb"):
        learner.go(course_path(facts, code, COURSE))
        held.add(certificate_of(learner, ""))
    assert len(held) == 1

    retitle(editor, second, before)
    translator.go("/admin/translation/?state=outdated&language=en")
    expect(page.locator(".translation")).not_to_contain_text(OLD_MARK)
    admin.sign_in("admin")
    for step in facts.course_steps(COURSE, "nb"):
        withdraw(admin, step)
    facts.forget()
