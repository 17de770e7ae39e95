"""Text as people type it in a plain field, to the one tree that all rich text of the portal goes through, and back.

People know four things from other places: an empty line begins a paragraph, ``-`` begins a line of a list, ``**bold**`` is bold,
and an address is a link. That is all there is. Whatever else they paste – tags, programs, pictures – is either plain text or a
message; nothing gets around ``cms.core.exchange.richtext``.
"""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.core.exchange.richtext import Item, List, Paragraph, Run, Tree, to_html
from cms.core.exchange.richtext.tree import BREAK, normal_tree

#: About twelve pages; a longer story is a publication and is sent as a file.
MOST_SIGNS = 30_000
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9:-]*(?:\s[^<>]*)?/?>")
_UNSEEN = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f\xad\ufeff]")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x85|\u2028|\u2029")
#: A line of a list: as people type it, and as word processors paste it.
_BULLET = re.compile(r"^(?P<indent>[ \t]*)(?:(?P<bullet>[-*•·▪◦–])[ \t]+|(?P<number>\d{1,3})[.)][ \t]+)(?=\S)")
_ADDRESS = r"(?:https?://[^\s<>()\[\]*]+|mailto:[^\s<>()\[\]*@]+@[^\s<>()\[\]*@]+)"
_LINK = re.compile(rf"\[(?P<words>[^\[\]\n]+)\]\((?P<target>{_ADDRESS})\)|(?P<bare>https?://[^\s<>()\[\]*]+)")
#: No address of a browser's bar is longer; without an end a text full of opened links would be read again from each of them.
_ANY_LINK = re.compile(r"\[[^\[\]\n]+\]\((?P<target>[^)\n]{0,2000})\)")
#: Bold ends at the next two stars; looking further would take seconds for a text full of stars.
_BOLD = re.compile(r"\*\*(?=\S)(?P<bold>(?:(?!\*\*).)+)(?<=\S)\*\*")
_AFTER = ".,;:!?…”\"'"


def read_typed(text: str) -> Tree:
    """Read what somebody typed.

    Args:
        text: the content of the field.

    Returns:
        The tree in its normal form.

    Raises:
        ValidationError: when it is too long, holds HTML tags, or a link leads to something that is no address.
    """
    plain = tidy(text)
    if len(plain) > MOST_SIGNS:
        message = _("The text has %(length)d characters; up to %(limit)d fit. Nothing was cut. Shorten it, or send only a part of it.")
        raise ValidationError(message, params={"length": len(plain), "limit": MOST_SIGNS})
    tag = _TAG.search(plain)
    if tag:
        message = _(
            "There is an HTML tag in the text: %(tag)s. Tags are not used here. Remove them; for bold write **bold**, for a link "
            "write [words](https://…), and begin the lines of a list with “- ”."
        )
        raise ValidationError(message, params={"tag": tag[0][:60]})
    for link in _ANY_LINK.finditer(plain):
        if not re.fullmatch(_ADDRESS, link["target"].strip()):
            message = _("“%(target)s” is no address for a link. Write it in full, beginning with https://.")
            raise ValidationError(message, params={"target": link["target"][:100]})
    return normal_tree(_blocks(plain.split("\n")))


def html_of(text: str) -> str:
    """What somebody typed as the HTML that Wagtail keeps.

    Raises:
        ValidationError: as ``read_typed``.
    """
    return to_html(read_typed(text))


def tidy(text: str) -> str:
    """Drop what nobody sees and write every line end in one way; the words stay as they are."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def typed_from(tree: Tree) -> str:
    """Write a text as somebody would have typed it, for mending in the field.

    Italics have no sign here, so their words stay and the slant goes.
    """
    parts = ["\n".join(_list_lines(block)) if isinstance(block, List) else _inline(block.runs) for block in tree]
    return "\n\n".join(parts)


def _blocks(lines: list[str]) -> Iterator[Paragraph | List]:
    paragraph: list[str] = []
    items: list[tuple[bool, str]] = []
    for line in [*lines, ""]:
        found = _BULLET.match(line)
        if paragraph and (found or not line.strip()):
            yield Paragraph(tuple(_runs(BREAK.join(paragraph))))
            paragraph = []
        if found:
            ordered = found["number"] is not None
            if items and items[0][0] != ordered:
                yield _list(items)
                items = []
            items.append((ordered, line[found.end() :]))
        elif line.strip() and items and line[:1] in " \t":
            items[-1] = (items[-1][0], f"{items[-1][1]}{BREAK}{line.strip()}")  # a line that goes on, as it is written back
        else:
            if items:
                yield _list(items)
                items = []
            if line.strip():
                paragraph.append(line)


def _list(items: list[tuple[bool, str]]) -> List:
    return List(items[0][0], tuple(Item(tuple(_runs(text))) for _ordered, text in items))


def _runs(text: str) -> Iterator[Run]:
    """Bold first, links inside of it: neither goes beyond its paragraph."""
    end = 0
    for found in _BOLD.finditer(text):
        yield from _links(text[end : found.start()], bold=False)
        yield from _links(found["bold"], bold=True)
        end = found.end()
    yield from _links(text[end:], bold=False)


def _links(text: str, *, bold: bool) -> Iterator[Run]:
    end = 0
    for found in _LINK.finditer(text):
        yield Run(text[end : found.start()], bold)
        if found["bare"]:
            # The sign that ends a sentence belongs to the sentence.
            address = found["bare"].rstrip(_AFTER)
            yield Run(address, bold, link=address)
            yield Run(found["bare"][len(address) :], bold)
        else:
            yield Run(found["words"], bold, link=found["target"])
        end = found.end()
    yield Run(text[end:], bold)


def _list_lines(block: List) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        sign = f"{number}. " if block.ordered else "- "
        yield sign + _inline(item.runs).replace(BREAK, f"{BREAK}  ")
        for below in item.lists:  # the editors' lists in lists come back as one list
            yield from _list_lines(List(block.ordered, below.items))


def _inline(runs: tuple[Run, ...]) -> str:
    parts = []
    for run in runs:
        words = run.text if not run.link or run.link == run.text else f"[{run.text}]({run.link})"
        parts.append(f"**{words}**" if run.bold and BREAK not in words else words)
    return "".join(parts).replace("****", "")
