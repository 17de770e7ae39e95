"""Markdown to the tree. Only what the editor of the portal can write too; all else is an error with its line."""

import re
from collections.abc import Iterator
from typing import NoReturn

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..problems import PackageError, Problem
from .tree import BREAK, Item, List, Paragraph, Run, Tree, normal_tree

_REFUSED = {
    "heading_open": "a heading; use a heading block",
    "fence": "code; it is not used here",
    "code_block": "an indented line, which Markdown reads as code; remove the spaces in front",
    "code_inline": "code; put a backslash before the sign `",
    "blockquote_open": "a quotation (>); use a callout block, or put a backslash before the sign",
    "hr": "a ruler (--- or ***); put a backslash before it, or remove it",
    "html_block": "HTML; write Markdown, or put a backslash before the sign <",
    "html_inline": "HTML; write Markdown, or put a backslash before the sign <",
    "image": "an image; use an image block",
}
#: Beyond its own limit the parser drops text without a word, so a lower one is kept here.
MAX_LEVEL = 24
ADDRESS = re.compile(
    r"^(?:page:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|document:media/[^\s/\\]+|https?://[^\s/?#]+\S*|mailto:[^\s@]+@[^\s@]+|tel:[+0-9-]+|#[a-z0-9-]+)$"
)


def _parser() -> MarkdownIt:
    # The full grammar, so that a heading or an image is seen and refused instead of becoming text with odd signs.
    # Only reference definitions are off: they would swallow a line without a trace.
    return _MarkdownIt("commonmark", {"maxNesting": 2 * MAX_LEVEL}).disable("reference")


class _MarkdownIt(MarkdownIt):
    """Leaves addresses as they are written: they are judged here, with a message."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's own name
        """Take every address as one."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's own name
        """Change nothing."""
        return url


class _Reader:
    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.line = first_line

    def fail(self, message: str) -> NoReturn:
        raise PackageError([Problem(self.file, self.line, message)])

    def see(self, token: Token) -> Token:
        if token.map:
            self.line = self.first_line + token.map[0]
        if token.level > MAX_LEVEL:
            self.fail("This is nested too deeply.")
        if token.type in _REFUSED:
            self.fail(f"This is {_REFUSED[token.type]}.")
        return token

    def blocks(self, tokens: Iterator[Token], end: str = "") -> Iterator[Paragraph | List]:
        for token in tokens:
            self.see(token)
            if token.type == end:
                return
            if token.type == "inline":
                yield Paragraph(tuple(self.runs(token.children or [])))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield self.list_block(token, tokens)
            elif token.type not in ("paragraph_open", "paragraph_close"):
                self.fail(f"“{token.markup or token.type}” is not used here.")

    def list_block(self, opening: Token, tokens: Iterator[Token]) -> List:
        ordered = opening.type == "ordered_list_open"
        if ordered and opening.attrGet("start") not in (None, 1):
            self.fail("A numbered list begins with 1. If it is no list, put a backslash before the dot.")
        items = []
        for token in tokens:
            self.see(token)
            if token.type == opening.type.replace("open", "close"):
                break
            items.append(self.item(tokens))
        return List(ordered, tuple(items))

    def item(self, tokens: Iterator[Token]) -> Item:
        line = self.line
        parts = list(self.blocks(tokens, end="list_item_close"))
        runs: tuple[Run, ...] = ()
        if parts and isinstance(parts[0], Paragraph):
            runs = parts.pop(0).runs  # type: ignore[union-attr]
        lists = tuple(part for part in parts if isinstance(part, List))
        if len(lists) != len(parts):
            self.line = line
            self.fail("An item of a list is one paragraph; lists may stand below it, other paragraphs may not.")
        return Item(runs, lists)

    def runs(self, tokens: list[Token]) -> Iterator[Run]:
        bold = italic = 0
        link = ""
        for token in tokens:
            self.see(token)
            if token.type in ("strong_open", "strong_close"):
                bold += token.nesting
            elif token.type in ("em_open", "em_close"):
                italic += token.nesting
            elif token.type == "link_open":
                link = self.address(token)
            elif token.type == "link_close":
                link = ""
            elif token.type in ("text", "text_special", "softbreak", "hardbreak"):
                if token.type.endswith("break"):
                    self.line += 1
                text = {"softbreak": " ", "hardbreak": BREAK}.get(token.type, token.content)
                yield Run(text, bold > 0, italic > 0, link)
            else:
                self.fail(f"“{token.markup or token.type}” is not used here.")

    def address(self, token: Token) -> str:
        url = str(token.attrGet("href") or "")
        if token.markup == "autolink":
            self.fail("Write a link as [text](address).")
        if token.attrGet("title"):
            self.fail("A link has no title here; remove the text between quotes.")
        if url.startswith(("page:", "PAGE:")):
            url = url.lower()
        if not ADDRESS.match(url):
            self.fail(f"“{url}” is no address for a link. Use page:UUID, document:media/file, or a full address that begins with https://.")
        return url


def from_markdown(text: str, *, file: str = "", first_line: int = 1) -> Tree:
    """Read Markdown.

    Args:
        text: paragraphs, ``**bold**``, ``*italic*``, lists and links; a backslash at the end of a line breaks it.
        file: the file's name, for messages.
        first_line: the line of the file on which the text begins.

    Returns:
        The tree in its normal form.

    Raises:
        PackageError: for anything else, naming the line.
    """
    reader = _Reader(file, first_line)
    return normal_tree(reader.blocks(iter(_parser().parse(text))))
