"""A drawn page made fit for a frame of the admin: marks become HTML, nothing runs and nothing is sent."""

from html import escape
from html.parser import HTMLParser

from .marks import Mark, Marker, stripped

Attributes = list[tuple[str, str | None]]

#: What stands in them is no text of the page, or may hold no element.
BARE = frozenset({"title", "style", "textarea", "option", "select", "svg", "math", "template", "noscript"})
#: A mark does not pass their borders: a text has inline elements at most, and one that a template cut short ends here.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "legend", "li", "main", "nav", "ol", "p", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
#: Attributes by which something is sent or loaded by itself.
SENDING = frozenset({"action", "formaction", "method", "target", "ping"})


def framed(html: str, *, marker: Marker, style_sheet: str) -> str:
    """Make a drawn page fit for a frame.

    Scripts and hidden fields (tokens and keys of forms) are left out, buttons are switched off, and links open beside the admin.

    Args:
        html: the page, with marks in it.
        marker: who made the marks.
        style_sheet: address of a style sheet for them.

    Returns:
        The page with marks as ``ins``, ``del`` and ``mark`` in its text, and without marks elsewhere.
    """
    writer = _Writer(marker, style_sheet)
    writer.feed(html)
    writer.close()
    return writer.result()


class _Writer(HTMLParser):
    """Writes what it reads. Text is held back until the next tag."""

    def __init__(self, marker: Marker, style_sheet: str) -> None:
        super().__init__(convert_charrefs=True)
        self._marker, self._style_sheet = marker, style_sheet
        self._written: list[str] = []
        self._text: list[str] = []
        self._mark: Mark | None = None
        #: Elements that are open and whose text is not marked, the outermost first.
        self._bare: list[str] = []
        self._in_script = False

    def result(self) -> str:
        """What was written."""
        self._flush()
        return "".join(self._written)

    def handle_decl(self, decl: str) -> None:
        """Write the document type."""
        self._write(f"<!{decl}>")

    def handle_data(self, data: str) -> None:
        """Hold text back."""
        if not self._in_script:
            self._text.append(data)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Write the tag as it stands, unless it could do something."""
        self._pass(tag)
        if tag == "script":
            self._in_script = True
        elif tag != "input" or dict(attrs).get("type") != "hidden":
            self._written.append(self._start(tag, attrs))
        if tag in BARE:
            self._bare.append(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Write an element without content; only in SVG is a slash more than decoration."""
        if any(name in self._bare for name in ("svg", "math")):
            self._write(stripped(self.get_starttag_text() or ""))
        else:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Write the end of an element."""
        self._pass(tag)
        if tag == "script":
            self._in_script = False
            return
        if tag in self._bare:
            del self._bare[len(self._bare) - 1 - self._bare[::-1].index(tag) :]
        if tag == "head":
            self._written.append(f'<link rel="stylesheet" href="{escape(self._style_sheet)}">')
        self._written.append(f"</{tag}>")

    def _start(self, tag: str, attrs: Attributes) -> str:
        if tag in {"form", "button"} or (tag == "input" and dict(attrs).get("type") in {"submit", "image", "reset"}):
            kept = [(name, value) for name, value in attrs if name not in SENDING | {"disabled"} and not name.startswith("data-")]
            return _tag(tag, kept if tag == "form" else [*kept, ("disabled", None)])
        if tag in {"a", "area"} and not (dict(attrs).get("href") or "#").startswith("#"):
            return _tag(tag, [*((name, value) for name, value in attrs if name not in {*SENDING, "rel"}), *NEW_TAB])
        return stripped(self.get_starttag_text() or "")

    def _pass(self, tag: str) -> None:
        """A border of an element: what was held back is written."""
        self._flush()
        if tag in BLOCKS:
            self._mark = None

    def _flush(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if self._bare:
            self._written.append(stripped(text) if self._bare[-1] == "style" else escape(stripped(text), quote=False))
        else:
            html, self._mark = self._marker.html(text, self._mark)
            self._written.append(html)

    def _write(self, html: str) -> None:
        self._flush()
        self._written.append(html)


NEW_TAB: Attributes = [("target", "_blank"), ("rel", "noopener")]


def _tag(name: str, attributes: Attributes) -> str:
    written = "".join(f" {name}" if value is None else f' {name}="{escape(stripped(value))}"' for name, value in attributes)
    return f"<{name}{written}>"
