"""The tree to Markdown: always the same signs for the same text."""

import re
from itertools import groupby, pairwise

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar

from .tree import BREAK, Item, List, Run, Tree

_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]+;)")
# What would begin a block when it stands first on a line.
_LINE_START = re.compile(r"^(?:([-+=>#~:])|(\d{1,9})([.)]))", re.MULTILINE)


def to_markdown(tree: Tree) -> str:
    """Write a text as Markdown: a paragraph a line, a blank line between blocks, ending with a line end (empty: nothing)."""
    parts = ["\n".join(_list_lines(block)) if isinstance(block, List) else _inline(block.runs) for block in tree]
    return "".join(f"{part}\n" for part in "\n\n".join(parts).split("\n")) if parts else ""


def _list_lines(block: List) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, start=1):
        sign = f"{number}. " if block.ordered else "- "
        indent = " " * len(sign)
        first, *more = _item_lines(item)
        lines += [sign + first, *(indent + line if line else "" for line in more)]
    return lines


def _item_lines(item: Item) -> list[str]:
    return [*_inline(item.runs).split("\n"), *(line for below in item.lists for line in _list_lines(below))]


def _inline(runs: tuple[Run, ...]) -> str:
    parts: list[str] = []
    for link, linked in groupby(runs, key=lambda run: run.link):
        text = _styled(list(linked))
        if link:
            # A “!” before a link would make it an image.
            if parts and parts[-1].endswith("!"):
                parts[-1] = parts[-1][:-1] + "\\!"
            text = f"[{text}]({_address(link)})"
        parts.append(text)
    return _LINE_START.sub(_at_line_start, "".join(parts))


def _at_line_start(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _styled(runs: list[Run]) -> str:
    """Write runs that share a link (or have none): bold outside, italic inside.

    Where one style ends and another begins without a space, a row of ``*`` could be read in several ways: italic is then
    written with ``_``.
    """
    touching = any(_style(run) != (False, False) != _style(following) for run, following in pairwise(runs))
    italic = "_" if touching else "*"
    pieces: list[str] = []
    signs: list[tuple[str, str]] = [("", "")]
    for bold, group in groupby(runs, key=lambda run: run.bold):
        inside = list(group)
        for number, run in enumerate(inside):
            pieces.append(run.text)
            opening = ("**" if bold and number == 0 else "") + (italic if run.italic else "")
            closing = (italic if run.italic else "") + ("**" if bold and number == len(inside) - 1 else "")
            signs[-1] = (signs[-1][0], opening)
            signs.append((closing, ""))
    return _joined(pieces, signs, touching=touching)


def _style(run: Run) -> tuple[bool, bool]:
    return run.bold, run.italic


def _joined(pieces: list[str], signs: list[tuple[str, str]], *, touching: bool) -> str:
    """Put texts and signs together: ``signs[n]`` closes and opens in front of ``pieces[n]``.

    Punctuation on one side of a sign and a letter on the other can undo it (CommonMark's flanking rule), as can a letter
    beside ``_``; the letter is then written as a number, whose ``&`` and ``;`` count as punctuation.
    """
    result = "".join(signs[0])
    for index, piece in enumerate(pieces):
        text = piece
        before = pieces[index - 1][-1] if index else " "
        after = pieces[index + 1][0] if index + 1 < len(pieces) else " "
        head = tail = ""
        if _needs_number(text[0], before, risky=touching or (_is_punctuation(before) and bool(signs[index][0]))):
            head, text = _number(text[0]), text[1:]
        if text and _needs_number(text[-1], after, risky=touching or (_is_punctuation(after) and bool(signs[index + 1][1]))):
            tail, text = _number(text[-1]), text[:-1]
        result += head + _escaped(text) + tail + "".join(signs[index + 1])
    return result


def _needs_number(sign: str, other: str, *, risky: bool) -> bool:
    return risky and not other.isspace() and not sign.isspace() and not _is_punctuation(sign)


def _is_punctuation(sign: str) -> bool:
    return isMdAsciiPunct(ord(sign)) or isPunctChar(sign)


def _number(sign: str) -> str:
    return f"&#{ord(sign)};"


def _escaped(text: str) -> str:
    text = re.sub(r"([\\*\[\]<`])", r"\\\1", text)
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)
    text = _ENTITY.sub(r"\\&", text)
    return text.replace(BREAK, "\\\n")


def _address(link: str) -> str:
    escaped = _ENTITY.sub(r"\\&", link.replace("\\", "\\\\"))
    if re.search(r"[()<>]", link):
        return "<" + escaped.replace("<", "\\<").replace(">", "\\>") + ">"
    return escaped
