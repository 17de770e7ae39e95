"""Translations as files in a browser: out as a zip, back again, with and without scripts, on a phone, past axe."""

import io
import zipfile
from pathlib import Path

import polib
import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Address, Facts
from tests.e2e.visitor import Visitor

#: What is ours on these pages; the frame around it is Wagtail's.
OURS = ".figures"
BUTTON = f"{OURS} form button[type=submit]"


def looked_at(visitor: Visitor, part: str | None = OURS) -> list[str]:
    """What axe says of the page, and whether it is wider than a small phone."""
    visitor.page.set_viewport_size({"width": 320, "height": 800})
    found = visitor.axe(part=part) if part else []
    wider = visitor.overflow()
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    return [*found, *visitor.axe(part=part), *([f"{wider} px too wide"] if wider > 0 else [])]


def exported(visitor: Visitor, course: Address, *, scope: str) -> bytes:
    """The file that the button gives."""
    assert visitor.go(f"/admin/translation/export/?page={course.pk}&locale=nb&scope={scope}") == 200
    with visitor.page.expect_download() as waiting:
        visitor.page.locator(BUTTON).click()
    return Path(waiting.value.path()).read_bytes()


def send(visitor: Visitor, content: bytes, name: str) -> None:
    """Choose the file and press the button."""
    visitor.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})
    visitor.page.locator(BUTTON).click()
    visitor.page.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_course_goes_out_and_comes_back(scripts: bool, make_visitor: MakeVisitor, facts: Facts) -> None:
    visitor = make_visitor(java_script_enabled=scripts)
    visitor.sign_in("translator")
    archive = exported(visitor, facts.one_of_each("pl")["coursepage"], scope="tree")
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        assert len(files.namelist()) > 20
        po = polib.pofile("\n" + files.read(files.namelist()[0]).decode())
    # Another text each time: what stands there already is not taken again.
    po[0].msgstr = f"Slik oppretter du en stiftelse, {'med' if scripts else 'uten'} skript"
    assert visitor.go("/admin/translation/import/?locale=nb") == 200
    send(visitor, str(po).encode(), "01-kurs.po")
    expect(visitor.page.locator(f"{OURS} [role=status]")).to_contain_text("1")
    expect(visitor.page.locator(f"{OURS} table tbody tr")).to_have_count(1)
    send(visitor, str(po).encode() + b"\nmsgstr broken\n", "01-kurs.po")
    expect(visitor.page.locator(f"{OURS} [role=alert] li")).to_have_count(1)
    expect(visitor.page.locator("select[name=locale]")).to_have_value("nb")


def test_pages_have_nothing_that_axe_objects_to_and_fit_a_phone(visitor: Visitor, facts: Facts) -> None:
    visitor.sign_in("translator")
    content = exported(visitor, facts.one_of_each("pl")["coursepage"], scope="page")
    found = {"export": looked_at(visitor)}
    visitor.go("/admin/translation/import/?locale=nb")
    found["import"] = looked_at(visitor)
    po = polib.pofile("\n" + content.decode())
    po[0].msgstr, po[1].msgstr, po[1].flags = "En <b>stiftelse</b>", "x", ["fuzzy"]
    send(visitor, str(po).encode(), "kurs.po")
    found["result"] = looked_at(visitor)
    del po.metadata["POT-Creation-Date"]
    po[0].msgstr = "Et fond"
    send(visitor, str(po).encode(), "kurs.po")
    expect(visitor.page.locator(f"{OURS} dl dt").first).to_be_visible()
    found["conflict"] = looked_at(visitor)
    send(visitor, str(po).encode() + b"\nmsgstr " + b"x" * 300 + b"\n", "kurs.po")
    found["refused"] = looked_at(visitor)
    visitor.go("/admin/translation/export/?page=0")
    found["no page"] = looked_at(visitor)
    visitor.go("/admin/reports/translation-faults/")
    found["faults"] = looked_at(visitor, ".figures__nav")
    assert {name: said for name, said in found.items() if said} == {}
