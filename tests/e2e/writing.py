"""What an editor does in Wagtail's admin, by the names of the fields and the words on the buttons."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.e2e.visitor import Visitor

#: Long enough for two people on a slow machine; Wagtail's windows come in with a movement.
PATIENCE = 15_000
#: Longer than Wagtail waits before it saves by itself (WAGTAIL_AUTOSAVE_INTERVAL), in milliseconds.
AUTOSAVE = 1_500


def picture(folder: Path, name: str = "targi.png", size: tuple[int, int] = (1600, 900)) -> Path:
    """A picture as it comes from a camera: large, and of nobody."""
    path = folder / name
    canvas = Image.new("RGB", size, "#0a4d8c")
    canvas.paste("#f4b942", (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2))
    canvas.save(path)
    return path


def paper(folder: Path, name: str = "program-targow.pdf") -> Path:
    """The smallest honest PDF."""
    out = io.BytesIO()
    Image.new("RGB", (200, 280), "white").save(out, "PDF")
    path = folder / name
    path.write_bytes(out.getvalue())
    return path


def add_block(page: Page, name: str) -> None:
    """Put a block at the end of the body, by its name in the settings."""
    page.locator("#body-root button.c-sf-add-button").last.click()
    page.locator("[role=option]:visible", has_text=name).first.click()


def upload_in_window(page: Page, opener: Locator, file: Path, fields: dict[str, str]) -> None:
    """Upload a file in the window of a chooser, with what the portal wants to know of it."""
    opener.click()
    window = page.locator(".modal-dialog")
    tab = window.locator("a[role=tab][href*=upload]")
    expect(tab.or_(window.locator("input[type=file]")).first).to_be_visible(timeout=PATIENCE)
    if tab.count():
        tab.first.click()
    window.locator("input[type=file]").set_input_files(file)
    for name, value in fields.items():
        window.locator(f"[name$='-{name}']").fill(value)
    window.locator("#tab-upload [type=submit]").click()
    expect(window).to_have_count(0, timeout=PATIENCE)


def press(editor: Visitor, action: str = "", *, confirm: bool = False) -> None:
    """Press a button of the editor's footer: ``action-publish``, ``action-submit`` … or, with no name, save the draft.

    Args:
        editor: who presses.
        action: name of the button.
        confirm: whether the portal asks first, because people have answered, and is told to go on.
    """
    page = editor.page
    # Wagtail saves by itself half a second after the last change, and makes a new page by that: pressing while it is on its way
    # would make the page twice. Leaving a field is a change too, so the press itself must not be what leaves it.
    page.evaluate("document.activeElement?.blur()")
    page.wait_for_timeout(AUTOSAVE // 2)
    # What is saved may be followed by more that waited for it: the form must have been left alone for a while.
    still = 0
    for _while in range(PATIENCE // 100):
        still = 0 if editor.saving else still + 1
        if still * 100 >= AUTOSAVE // 2:
            break
        page.wait_for_timeout(100)
    button = page.locator(f"button[name={action}]") if action else page.locator("footer button.action-save")
    if not button.first.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle], footer button[aria-expanded]").last.click()
    with page.expect_navigation():
        button.first.click()
    if confirm:
        with page.expect_navigation():
            page.locator("main form[method=post] button[type=submit]").click()
    said = page.locator(".messages, .error-message")
    # An address that changes by itself, when a new page was saved, counts as going somewhere; the answer may still be on its way.
    page.wait_for_load_state()
    expect(page.locator(".messages .success"), f"{page.url} said: {said.all_inner_texts()}").to_be_visible(timeout=PATIENCE)


def chooser(page: Page) -> Locator:
    """The button that opens the last chooser of the body."""
    return page.locator("#body-root .chooser button[data-chooser-action-choose]:visible").last
