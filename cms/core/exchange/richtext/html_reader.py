"""The HTML that Wagtail keeps, to the tree."""

from collections.abc import Callable, Mapping
from html.parser import HTMLParser

from .tree import BREAK, Item, List, Paragraph, Run, Tree, normal_tree

_STYLES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
_IGNORED = {"div", "span"}


class UnknownMarkupError(ValueError):
    """The text holds something that the file format has no notation for; the message is its tag."""


def plain_link(attributes: Mapping[str, str]) -> str:
    """The link of an ``<a>`` whose target is an address."""
    return attributes.get("href", "")


class _Reader(HTMLParser):
    """Builds the tree tag by tag. ``stack`` holds the lists that are open: pairs of the list's kind and its items so far."""

    def __init__(self, link_of: Callable[[Mapping[str, str]], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.link_of = link_of
        self.blocks: list[Paragraph | List] = []
        self.runs: list[Run] = []
        self.styles = {"bold": 0, "italic": 0}
        self.link = ""
        self.stack: list[tuple[bool, list[_OpenItem]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _STYLES:
            self.styles[_STYLES[tag]] += 1
        elif tag == "a":
            self.link = self.link_of({name: value or "" for name, value in attrs})
        elif tag == "br":
            self.runs.append(Run(BREAK))
        elif tag in ("ul", "ol"):
            self.end_text()
            self.stack.append((tag == "ol", []))
        elif tag == "li" and self.stack:
            self.end_text()
            self.stack[-1][1].append(_OpenItem())
        elif tag == "p":
            self.end_text()
        elif tag not in _IGNORED:
            raise UnknownMarkupError(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _STYLES:
            self.styles[_STYLES[tag]] = max(0, self.styles[_STYLES[tag]] - 1)
        elif tag == "a":
            self.link = ""
        elif tag in ("p", "li"):
            self.end_text()
        elif tag in ("ul", "ol") and self.stack:
            self.end_text()
            self.end_list()

    def handle_data(self, data: str) -> None:
        self.runs.append(Run(data.replace("\n", " "), self.styles["bold"] > 0, self.styles["italic"] > 0, self.link))

    def end_text(self) -> None:
        runs, self.runs = tuple(self.runs), []
        if self.stack and self.stack[-1][1]:
            item = self.stack[-1][1][-1]
            if runs and not item.lists:
                item.runs += ((Run(BREAK),) if item.runs else ()) + runs
        elif runs and not self.stack:
            self.blocks.append(Paragraph(runs))

    def end_list(self) -> None:
        ordered, items = self.stack.pop()
        done = List(ordered, tuple(Item(item.runs, tuple(item.lists)) for item in items))
        if self.stack and self.stack[-1][1]:
            self.stack[-1][1][-1].lists.append(done)
        else:
            self.blocks.append(done)


class _OpenItem:
    def __init__(self) -> None:
        self.runs: tuple[Run, ...] = ()
        self.lists: list[List] = []


def from_html(html: str, link_of: Callable[[Mapping[str, str]], str] = plain_link) -> Tree:
    """Read rich text as Wagtail keeps it.

    Args:
        html: the text; ``data-block-key`` and other attributes of blocks mean nothing here.
        link_of: from the attributes of an ``<a>`` to a link; an empty answer leaves the text without its link.

    Returns:
        The tree in its normal form.

    Raises:
        UnknownMarkupError: for a tag without a notation, such as a heading or an image.
    """
    reader = _Reader(link_of)
    reader.feed(html)
    reader.close()
    reader.end_text()
    while reader.stack:
        reader.end_list()
    return normal_tree(tuple(reader.blocks))
