"""Changing the running text of a body's HTML without touching anything else in it.

The HTML is parsed; what is put out again is each tag as it stood and each text as it was, but for the stretches that may be changed:
text in paragraphs, items of lists and cells, and there not in headings, links, buttons, captions, code or another language.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

#: Where running text stands.
READ = frozenset({"p", "li", "dd", "td"})
#: What is no running text, wherever it stands.
APART = frozenset(
    {
        "h1", "h2", "h3", "h4", "h5", "h6", "a", "abbr", "address", "audio", "button", "caption", "cite", "code", "dfn", "dialog", "dt",
        "embed", "fieldset", "figcaption", "footer", "form", "header", "iframe", "kbd", "label", "legend", "math", "nav", "object",
        "option", "output", "pre", "q", "samp", "script", "select", "style", "summary", "svg", "template", "textarea", "th", "time", "var",
        "video",
    }
)  # fmt: skip
#: Says of an element that it holds a title, a label or a fact, and no running text.
LABEL = "data-label"
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass(frozen=True)
class _Open:
    """An element that is open, and what that makes of the text in it."""

    tag: str
    is_read: bool = False
    is_apart: bool = False


class _Walker(HTMLParser):
    def __init__(self, change: Callable[[str], str], language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.change = change
        self.language = language
        self.parts: list[str] = []
        self.open = [_Open("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")
        if tag in VOID:
            return
        around, told = self.open[-1], dict(attrs)
        foreign = told.get("lang", self.language) != self.language
        is_apart = around.is_apart or tag in APART or LABEL in told or "popover" in told or foreign
        self.open.append(_Open(tag, around.is_read or tag in READ, is_apart))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        here = self.open[-1]
        if here.tag in ("script", "style"):
            self.parts.append(data)
        elif here.is_read and not here.is_apart:
            self.parts.append(self.change(data))
        else:
            self.parts.append(escape(data, quote=False))

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")


def with_running_text(html: str, change: Callable[[str], str], *, language: str) -> str:
    """The HTML with each stretch of running text passed through ``change``, once from the first to the last.

    Args:
        html: what our templates drew: well formed.
        change: takes text and gives HTML. A stretch ends where a tag stands: what is half bold comes in two.
        language: the language of the body; text that is marked as being in another is left alone.
    """
    walker = _Walker(change, language)
    walker.feed(html)
    walker.close()
    return "".join(walker.parts)
