"""Hands on a keyboard: what holds the focus, and whether that can be seen."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

FOCUSED = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const style = getComputedStyle(it), box = it.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  // A link whose ground is a whole card shows its ring on the link; a hidden one shows nothing.
  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const all = [...document.querySelectorAll("*")];
  return {tag: it.tagName.toLowerCase(), name: (it.innerText || it.getAttribute("aria-label") || it.name || "").trim().split("\\n")[0],
    place: all.indexOf(it), ring, seen, part: it.closest("header, main, footer")?.tagName.toLowerCase() || "body"};
}"""

#: What can hold the focus.
STOPS = "a[href], button, input, select, textarea, summary, iframe, [tabindex]"
WAY = """selector => {
  const now = document.activeElement;
  if (now && now.matches(selector)) return "here";
  const last = [...document.querySelectorAll(selector)].filter(e => e.tabIndex >= 0 && e.checkVisibility()).at(-1);
  return last && now && now.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
}"""


@dataclass(frozen=True)
class Stop:
    """What holds the focus."""

    tag: str
    name: str
    place: int
    ring: bool
    seen: bool
    part: str


def focused(page: Page) -> Stop | None:
    """What holds the focus now; None when it is the page itself."""
    found: dict[str, Any] | None = page.evaluate(FOCUSED)
    return Stop(**found) if found else None


def walk(page: Page) -> list[Stop]:
    """Press Tab from the top of a page until the focus leaves it.

    Raises:
        AssertionError: when it does not leave: somewhere it is trapped.
    """
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    stops: list[Stop] = []
    # More stops than this there cannot be; a glossary has many hundreds.
    most = page.locator(STOPS).count() + 1
    for _press in range(most):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None or (stops and stop.place == stops[0].place):
            return stops
        stops.append(stop)
    raise AssertionError(f"The focus never leaves the page; last it was on {stops[-3:]}.")


def tab_to(page: Page, selector: str, *, most: int = 200) -> None:
    """Press Tab until a part of the page has the focus, or Shift+Tab when all of its kind lies behind.

    Raises:
        AssertionError: when the keyboard does not reach it.
    """
    for _press in range(most):
        way = page.evaluate(WAY, selector)
        if way == "here":
            return
        page.keyboard.press(way)
    raise AssertionError(f"The keyboard does not reach {selector} on {page.url}.")
