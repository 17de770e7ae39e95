"""A course as a file in a browser: downloaded, one sentence changed by a script, looked at, imported, and live."""

import io
import re
import zipfile
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Locator, expect

from learning.exchange.archive.writing import packed
from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Address, Facts
from tests.e2e.test_catalogues import BUTTON, OURS, looked_at
from tests.e2e.visitor import Visitor

ADDED = "To zdanie przyszło z paczki."
#: An import takes a few seconds, and longer on a busy machine; milliseconds.
LONG = 60_000
CHANGED = f"{OURS} .package__page"
#: The first line of a text that is a plain paragraph.
PARAGRAPH = re.compile(r"^::: text \{[^}]+\}\n([A-ZĄĆĘŁŃÓŚŹŻ][^\n]*\.)$", re.MULTILINE)


def menu_link(visitor: Visitor, page: Address, link: str, *, scripts: bool) -> Locator:
    """A line in the menu “…” of a page in the explorer; without scripts the menu does not open, but its links are there."""
    assert visitor.go(f"/admin/pages/{page.pk}/") == 200
    if scripts:
        visitor.page.locator("header [data-w-dropdown-target=toggle]").first.click()
    return visitor.page.locator(f"a[href*='{link}']").first


def downloaded(visitor: Visitor, course: Address, *, scripts: bool) -> bytes:
    """The package, by the way that a person goes."""
    link = menu_link(visitor, course, f"/pages/{course.pk}/course-package/", scripts=scripts)
    with visitor.page.expect_download() as waiting:
        link.evaluate("link => link.click()")
    return Path(waiting.value.path()).read_bytes()


def with_sentence(data: bytes, course: Address) -> tuple[bytes, str, str]:
    """The same package with a sentence more in one step, that step's file, and how its paragraph ended before."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}
    for name in sorted(files):
        found = PARAGRAPH.search(files[name].decode()) if name.endswith(".md") and name.count("/") else None
        if found:
            text = files[name].decode()
            files[name] = (text[: found.end()] + " " + ADDED + text[found.end() :]).encode()
            slug = re.search(r"^slug: (\S+)$", text, re.MULTILINE)
            assert slug
            return packed(files, key=UUID(course.key), title="Kurs", languages=["pl"]), name, slug[1]
    raise AssertionError("no step begins with a paragraph")


def send(visitor: Visitor, index: Address, data: bytes, *, scripts: bool) -> None:
    """Go to the form from the list of courses, choose the file and have it shown."""
    link = menu_link(visitor, index, "/course-packages/import/", scripts=scripts)
    link.evaluate("link => link.click()")
    visitor.page.wait_for_url("**/course-packages/import/")
    visitor.page.locator("input[type=file]").set_input_files({"name": "kurs.zip", "mimeType": "application/zip", "buffer": data})
    visitor.page.locator(BUTTON).first.click(timeout=LONG)
    visitor.page.wait_for_url(re.compile(r"/course-packages/[0-9a-f-]{36}/"))


def imported(visitor: Visitor, course: Address) -> None:
    """Press the one button; every page of the course is looked at again, in three languages.

    A step that somebody published since the content was loaded stays as it is unless one says so; other tests do that.
    """
    if (kept := visitor.page.locator("#id_overwrite")).count():
        kept.check()
    visitor.page.locator(BUTTON).first.click(timeout=LONG)
    visitor.page.wait_for_url(f"**/admin/pages/{course.pk}/", timeout=LONG)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_sentence_goes_out_and_comes_back_changed(scripts: bool, make_visitor: MakeVisitor, facts: Facts) -> None:
    visitor = make_visitor(java_script_enabled=scripts)
    visitor.sign_in("editor")
    course, index = facts.one_of_each("pl")["coursepage"], facts.one_of_each("pl")["courseindexpage"]
    before = downloaded(visitor, course, scripts=scripts)
    after, file, slug = with_sentence(before, course)
    (step,) = [page for page in facts.addresses if page.kind == "steppage" and page.locale == "pl" and page.path.endswith(f"/{slug}/")]
    try:
        send(visitor, index, after, scripts=scripts)
        # Other tests edit steps too; what they left waiting is on the list as well.
        changed = visitor.page.locator(CHANGED).filter(has_text=file)
        expect(changed).to_have_count(1)
        expect(changed.locator("> ul > li").filter(has_text=f". {ADDED}")).to_have_count(1)
        if scripts:
            assert looked_at(visitor) == []
        imported(visitor, course)
        reader = make_visitor()
        assert reader.go(step.path) == 200
        expect(reader.page.locator("main")).to_contain_text(ADDED)
    finally:
        send(visitor, index, before, scripts=scripts)
        imported(visitor, course)


def test_what_is_no_package_is_told(make_visitor: MakeVisitor, facts: Facts) -> None:
    visitor = make_visitor()
    visitor.sign_in("editor")
    assert visitor.go("/admin/course-packages/import/") == 200
    assert looked_at(visitor) == []
    visitor.page.locator("input[type=file]").set_input_files({"name": "kurs.zip", "mimeType": "application/zip", "buffer": b"PK"})
    visitor.page.locator(BUTTON).first.click()
    expect(visitor.page.locator(f"{OURS} [role=alert] li")).to_have_count(1)
    assert looked_at(visitor) == []
