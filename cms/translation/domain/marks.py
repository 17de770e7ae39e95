"""Marks around words of a text, made of letters that no text has, so that they pass through any template.

A text is marked before its page is drawn; ``framing`` turns marks into HTML afterwards. Words that were removed do not stand in the
marked text, only their number does, so that addresses and titles are made of the text itself.
"""

import re
from enum import IntEnum
from html import escape

from .differences import Piece
from .plain import TAG, untagged

#: A corner of the private use planes; nobody's font has icons there.
_FIRST = 0x10F000


class Mark(IntEnum):
    """What is marked."""

    ADDED = 1
    UNTRANSLATED = 2
    EARLIER = 3


def _letter(number: int) -> str:
    return chr(_FIRST + number)


_CLOSE, _POINT, _POINT_END, _DIGIT = _letter(0x0F), _letter(0x10), _letter(0x11), 0x20
_OPEN = {mark: _letter(mark) for mark in Mark}
_MARK_OF = {letter: mark for mark, letter in _OPEN.items()}
_DIGITS = {_letter(_DIGIT + digit): str(digit) for digit in range(10)}
_LETTERS = f"[{_letter(0)}-{_letter(0xFF)}]"
#: One mark in a drawn text.
_FOUND = re.compile(
    f"(?P<open>[{''.join(_MARK_OF)}])|(?P<close>{_CLOSE})|{_POINT}(?P<removed>[{''.join(_DIGITS)}]+){_POINT_END}|{_LETTERS}"
)
#: Marks wherever they are not text: as letters, in the query of an address, in JSON.
_ANYWHERE = re.compile(_LETTERS + r"|%F4%8F%8[0-3]%[89AB][0-9A-F]|\\udbfc\\udc[0-9a-f]{2}", re.IGNORECASE)


def stripped(text: str) -> str:
    """The text without marks."""
    return _ANYWHERE.sub("", text)


class Marker:
    """Marks the texts of one page, and remembers what was removed from them."""

    def __init__(self, *, source_language: str) -> None:
        self._removed: list[str] = []
        added, untranslated, earlier = ("in-context in-context--" + name for name in ("added", "source", "earlier"))
        self._tags = {
            Mark.ADDED: (f'<ins class="{added}">', "</ins>"),
            Mark.UNTRANSLATED: (f'<mark class="{untranslated}" lang="{escape(source_language)}">', "</mark>"),
            Mark.EARLIER: (f'<mark class="{earlier}">', "</mark>"),
        }

    def marked(self, text: str, mark: Mark) -> str:
        """Mark what stands between the tags of a text, each stretch by itself: a template may take lines apart."""
        parts = re.split(f"({TAG.pattern})", stripped(text))
        return "".join(f"{_OPEN[mark]}{part}{_CLOSE}" if part.strip() and not TAG.fullmatch(part) else part for part in parts)

    def difference(self, pieces: list[Piece]) -> str:
        """The later of two texts with marks at what was added and where something was removed."""
        marked = []
        for kind, words in pieces:
            if kind == "added":
                marked.append(self.marked(words, Mark.ADDED))
            elif kind == "removed":
                marked.append(self._point(words))
            else:
                marked.append(stripped(words))
        return "".join(marked)

    def _point(self, words: str) -> str:
        text = untagged(stripped(words))
        if not text.strip():
            return ""
        self._removed.append(text)
        return _POINT + "".join(_letter(_DIGIT + int(digit)) for digit in str(len(self._removed) - 1)) + _POINT_END

    def html(self, text: str, mark: Mark | None) -> tuple[str, Mark | None]:
        """Draw the marks in a text as HTML that is whole in itself.

        Args:
            text: what stands between two tags, without entities.
            mark: what is marked where it begins.

        Returns:
            The HTML, and what is marked where the text ends.
        """
        drawn, place = [], 0
        for found in _FOUND.finditer(text):
            drawn.append(self._piece(text[place : found.start()], mark))
            place = found.end()
            if found["open"]:
                mark = _MARK_OF[found["open"]]
            elif found["close"]:
                mark = None
            elif found["removed"]:
                drawn.append(self._gone("".join(_DIGITS[digit] for digit in found["removed"])))
        drawn.append(self._piece(text[place:], mark))
        return "".join(drawn), mark

    def _piece(self, text: str, mark: Mark | None) -> str:
        if mark is None or not text.strip():
            return escape(text, quote=False)
        begin, end = self._tags[mark]
        return f"{begin}{escape(text, quote=False)}{end}"

    def _gone(self, number: str) -> str:
        words = self._removed[int(number)] if int(number) < len(self._removed) else ""
        return f'<del class="in-context in-context--removed">{escape(words, quote=False)}</del>' if words else ""
