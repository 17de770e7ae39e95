"""What a fragment of a page says, without its marks.

The texts of a source are fragments of HTML, ``Zobacz <a id="a1">statut</a>``. They come out of an HTML writer, and a page has hundreds, so
marks are taken out by their form; a parser for each would take most of the time of a report.
"""

import html
import re

from cms.core.language import Word, words_in
from cms.core.language.words import tidy

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def untagged(fragment: str, line_break: str = " ") -> str:
    """A fragment without tags and escapes, its spaces as they are: what is left of a piece that is joined to others."""
    return html.unescape(TAG.sub("", _BREAK.sub(line_break, fragment)))


def plain(fragment: str) -> str:
    """The words of a fragment as they are read, tidied so that places of words hold."""
    return tidy(untagged(fragment, "\n"))


def has_words(fragment: str) -> bool:
    """Whether a fragment says anything: a word with a letter, not only figures and signs."""
    return any(any(letter.isalpha() for letter in word.text) for word in words_in(plain(fragment)))


def words_of(fragment: str) -> list[Word]:
    """The words of a fragment, with their places in ``plain(fragment)``."""
    return words_in(plain(fragment))
