"""HTML as our templates draw it, as a tree of plain data that ``tree.typ`` draws. Nothing of it ever becomes markup.

A node is a text or a mapping: ``t`` its kind, ``c`` what is in it, ``lang`` its language where that changes.
"""

from html.parser import HTMLParser
from typing import Any

Node = dict[str, Any]

_VOID = frozenset({"br", "img", "hr", "input", "source", "wbr", "link", "meta"})
_DROPPED = frozenset({"script", "style", "svg", "template", "button", "input", "source"})
_INLINE = {"strong": "b", "b": "b", "em": "i", "i": "i", "cite": "i", "small": "small", "sup": "sup", "sub": "sub", "code": "code"}
_SPANS = frozenset({"span", "time", "abbr", "mark", "q", "label", "u", "s"})
_BLOCKS = frozenset(
    {"p", "div", "section", "figure", "blockquote", "ul", "ol", "dl", "table", "details", "dt", "dd", "nav", "header", "article", "pre"}
)
LOWEST = 6
#: Parts that the style sheet sets apart and that would run into each other here.
_OWN_LINE = frozenset({"block-quotation__author", "block-image__credit", "block-gallery__credit"})
#: A list of places on the page: the paper has contents of its own.
_NOT_ON_PAPER = frozenset({"block-contents"})


def tree_of(html: str) -> list[Any]:
    """The nodes of a piece of HTML.

    Args:
        html: what templates drew: well formed, and cleaned of strangers' tags before.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return _blocks(parser.root)


class _Parser(HTMLParser):
    """Elements as ``{"tag", "a", "k"}``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Node = {"tag": "div", "a": {}, "k": []}
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element: Node = {"tag": tag, "a": {name: value or "" for name, value in attrs}, "k": []}
        self.open[-1]["k"].append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1]["k"].append({"tag": tag, "a": {name: value or "" for name, value in attrs}, "k": []})

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at]["tag"] == tag:
                del self.open[at:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1]["k"].append(data)


def _classes(element: Node) -> set[str]:
    return set(element["a"].get("class", "").split())


def _blocks(element: Node) -> list[Any]:
    """What stands in an element, as blocks; loose words between them become paragraphs."""
    made: list[Any] = []
    loose: list[Any] = []

    def close() -> None:
        if _says_something(loose):
            made.append({"t": "p", "c": _trimmed(loose)})
        loose.clear()

    for child in element["k"]:
        if isinstance(child, str) or not _is_block(child):
            loose.extend(_inline(child))
        else:
            close()
            made.extend(_block(child))
    close()
    return made


def _is_block(element: Node) -> bool:
    tag = element["tag"]
    heading = len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
    return (
        heading
        or tag in _BLOCKS
        or bool(_classes(element) & _OWN_LINE)
        or tag in {"img", "picture", "figcaption", "summary", "hr"}
        or any(not isinstance(child, str) and _is_block(child) for child in element["k"] if tag not in _DROPPED)
    )


def _block(element: Node) -> list[Any]:
    tag, classes = element["tag"], _classes(element)
    lang = {"lang": element["a"]["lang"]} if element["a"].get("lang") else {}
    if tag in _DROPPED or "hidden" in element["a"] or classes & _NOT_ON_PAPER:
        return []
    if "paper__lines" in classes:
        return [{"t": "lines", "n": 6 if "paper__lines--many" in classes else 2}]
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        words = _inlines(element)
        return [{"t": "h", "l": int(tag[1]), "c": words, **lang}] if _says_something(words) else []
    if tag == "img":
        return [{"t": "img", "src": element["a"].get("src", ""), "alt": element["a"].get("alt", ""), **lang}]
    if tag in {"ul", "ol"}:
        items = [_blocks(child) for child in element["k"] if not isinstance(child, str) and child["tag"] == "li"]
        plain = element["a"].get("role") == "list" and tag == "ul"
        return [{"t": "list", "kind": "A" if element["a"].get("type") == "A" else "plain" if plain else tag, "items": items, **lang}]
    if tag == "table":
        return _table(element)
    if tag == "p" or tag in {"summary", "dt", "figcaption"}:
        inner = _blocks(element)
        if tag in {"summary", "dt"} or any(name.endswith(("__kind", "__title")) for name in classes):
            inner = [{**node, "t": "lead"} if node["t"] == "p" else node for node in inner]
        return [{"t": "div", "c": inner, **lang}] if lang else inner
    inner = _blocks(element)
    kind = "note" if element["a"].get("role") == "note" else "quote" if tag == "blockquote" else "div"
    return [{"t": kind, "c": inner, **lang}] if inner and (kind != "div" or lang) else inner


def _table(element: Node) -> list[Any]:
    rows = _descendants(element, "tr")
    drawn = [
        [{"th": cell["tag"] == "th", "c": _blocks(cell)} for cell in row["k"] if not isinstance(cell, str) and cell["tag"] in {"th", "td"}]
        for row in rows
    ]
    heads = len(_descendants_of_all(_descendants(element, "thead"), "tr"))
    width = max((len(row) for row in drawn), default=0)
    if not width:
        return []
    drawn = [row + [{"th": False, "c": []}] * (width - len(row)) for row in drawn]
    caption = [node for found in _descendants(element, "caption") for node in _inlines(found)]
    before = [{"t": "lead", "c": caption}] if _says_something(caption) else []
    return [*before, {"t": "table", "width": width, "head": drawn[:heads], "rows": drawn[heads:]}]


def _descendants(element: Node, tag: str) -> list[Node]:
    found: list[Node] = []
    for child in element["k"]:
        if not isinstance(child, str):
            found.extend([child] if child["tag"] == tag else _descendants(child, tag))
    return found


def _descendants_of_all(elements: list[Node], tag: str) -> list[Node]:
    return [found for element in elements for found in _descendants(element, tag)]


def _inlines(element: Node) -> list[Any]:
    return [node for child in element["k"] for node in _inline(child)]


def _inline(child: Any) -> list[Any]:
    if isinstance(child, str):
        text = " ".join(child.split())
        spaced = (" " if child[:1].isspace() else "") + text + (" " if child[-1:].isspace() and text else "")
        return [spaced] if spaced else []
    tag, classes, attributes = child["tag"], _classes(child), child["a"]
    if tag in _DROPPED:
        return []
    if tag == "br":
        return [{"t": "br"}]
    if "box" in classes:
        return [{"t": "box"}]
    if "paper__gap" in classes:
        return [{"t": "gap"}]
    inner = _inlines(child)
    if tag == "a" and inner:
        made: Node = {"t": "a", "c": inner, "href": attributes.get("data-address") or attributes.get("href", "")}
        is_whole = made["href"].startswith(("http://", "https://", "mailto:", "tel:"))
        made = made if is_whole else {"t": "span", "c": inner}
    else:
        made = {"t": _INLINE.get(tag, "span"), "c": inner}
    if attributes.get("lang"):
        made["lang"] = attributes["lang"]
    return [made] if made["t"] != "span" or "lang" in made else inner


def _trimmed(nodes: list[Any]) -> list[Any]:
    """A paragraph without the space before its first word."""
    return [nodes[0].lstrip(), *nodes[1:]] if isinstance(nodes[0], str) else list(nodes)


def _says_something(nodes: list[Any]) -> bool:
    return any(
        node.strip() if isinstance(node, str) else node["t"] in {"box", "gap"} or _says_something(node.get("c", [])) for node in nodes
    )
