"""The tree between Markdown and HTML: paragraphs and lists of runs.

Inline text is a flat row of runs, as in Draft.js, because nested tags can say the same thing in several ways
(bold inside italic or the other way round) and a flat row only in one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

#: The line break inside a paragraph.
BREAK = "\n"
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
# Space, tab and the line ends; a no-break space means something and stays.
_GAP = re.compile("[ \t\x0b\x0c\x1c-\x1f\x85\u2028\u2029\r]+")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style. ``link`` is ``page:UUID``, ``document:media/…`` or an address; empty: no link."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Item:
    """An item of a list, and the lists below it."""

    runs: tuple[Run, ...]
    lists: tuple["List", ...] = ()


@dataclass(frozen=True)
class List:
    """A list, numbered or not."""

    ordered: bool
    items: tuple[Item, ...] = field(default=())


Tree = tuple[Paragraph | List, ...]


def normal_tree(blocks: Iterator[Paragraph | List] | Tree) -> Tree:
    """The one form of a text: no empty paragraphs, no empty items, neighbouring lists of one kind joined."""
    result: list[Paragraph | List] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            runs = normal_runs(block.runs)
            if runs:
                result.append(Paragraph(runs))
        else:
            _append_list(result, _normal_list(block))
    return tuple(result)


def _append_list(result: list[Paragraph | List], new: List) -> None:
    if not new.items:
        return
    last = result[-1] if result else None
    if isinstance(last, List) and last.ordered == new.ordered:
        result[-1] = List(new.ordered, last.items + new.items)
    else:
        result.append(new)


def _normal_list(block: List) -> List:
    items: list[Item] = []
    for item in block.items:
        runs = normal_runs(item.runs)
        lists = tuple(child for child in normal_tree(item.lists) if isinstance(child, List))
        if runs:
            items.append(Item(runs, lists))
        else:
            # An item without text of its own only indents: what stands below it moves up.
            items += [child for below in lists for child in below.items]
    return List(block.ordered, tuple(items))


def normal_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The one form of a row of runs: single spaces, no style on spaces at its edges, equal neighbours joined."""
    # One style object for a whole run: a text of an address's length or of a book's costs the same for each sign.
    styled = [(run, replace(run, text="")) for run in runs]
    cells = _single_spaces([(sign, style) for run, style in styled for sign in _GAP.sub(" ", _UNSEEN.sub("", run.text))])
    cells = _strip_edges(cells, "link", _constant)
    cells = _strip_edges(cells, "bold", lambda cell: cell[1].link)
    cells = _strip_edges(cells, "italic", lambda cell: (cell[1].link, cell[1].bold))
    return tuple(replace(style, text="".join(sign for sign, _style in stretch)) for style, stretch in groupby(cells, key=itemgetter(1)))


Cell = tuple[str, Run]


def _constant(cell: Cell) -> object:
    return None


def _single_spaces(cells: list[Cell]) -> list[Cell]:
    result: list[Cell] = []
    for sign, style in cells:
        previous = result[-1][0] if result else BREAK
        if sign == " " and (previous in (" ", BREAK)):
            continue
        if sign == BREAK:
            while result and result[-1][0].isspace() and result[-1][0] != BREAK:
                result.pop()
        elif sign.isspace() and previous == BREAK:
            continue
        result.append((sign, Run("") if sign == BREAK else style))
    while result and result[-1][0].isspace():
        result.pop()
    start = next((index for index, (sign, _style) in enumerate(result) if not sign.isspace()), len(result))
    return result[start:]


def _strip_edges(cells: list[Cell], name: str, context: Callable[[Cell], object]) -> list[Cell]:
    """Take a style from the spaces with which a styled stretch begins or ends; Markdown has no way to write it there."""
    result = list(cells)
    start = 0
    while start < len(result):
        end = start
        mark = (getattr(result[start][1], name), context(result[start]))
        while end < len(result) and (getattr(result[end][1], name), context(result[end])) == mark:
            end += 1
        if mark[0]:
            inner = [index for index in range(start, end) if not result[index][0].isspace()]
            first, last = (inner[0], inner[-1]) if inner else (end, end - 1)
            for index in (*range(start, first), *range(last + 1, end)):
                result[index] = (result[index][0], replace(result[index][1], **{name: type(mark[0])()}))
        start = end
    return result


def links_in(tree: Tree) -> list[str]:
    """Every link of a text, in order, repeated ones too."""
    return [run.link for runs in _rows(tree) for run in runs if run.link]


def _rows(blocks: Tree | tuple[List, ...]) -> Iterator[tuple[Run, ...]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.runs
        else:
            for item in block.items:
                yield item.runs
                yield from _rows(item.lists)


def with_links(tree: Tree, change: Callable[[str], str]) -> Tree:
    """The same text with every link passed through ``change``; an empty answer takes the link away and leaves its text."""

    def runs(row: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(replace(run, link=change(run.link)) if run.link else run for run in row)

    def of_list(block: List) -> List:
        return List(block.ordered, tuple(Item(runs(item.runs), tuple(of_list(below) for below in item.lists)) for item in block.items))

    return normal_tree(tuple(Paragraph(runs(block.runs)) if isinstance(block, Paragraph) else of_list(block) for block in tree))


def plain_rows(tree: Tree) -> list[str]:
    """Paragraphs, their lines and items of lists as plain text, in order."""
    return [line.strip() for row in _rows(tree) for line in "".join(run.text for run in row).split(BREAK) if line.strip()]
