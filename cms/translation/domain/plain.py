"""What a fragment of a page says, without its marks.

The texts of a source are fragments of HTML, ``Zobacz <a id="a1">statut</a>``. They come out of an HTML writer, and a page has hundreds, so
marks are taken out by their form; a parser for each would take most of the time of a report.
"""

import html
import re

from cms.core.language import Word, words_in
from cms.core.language.words import tidy

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARK = re.compile(r"</?[a-zA-Z][^<>]*>")


def plain(fragment: str) -> str:
    """The words of a fragment as they are read, tidied so that places of words hold."""
    return tidy(html.unescape(_MARK.sub("", _BREAK.sub("\n", fragment))))


def has_words(fragment: str) -> bool:
    """Whether a fragment says anything: a word with a letter, not only figures and signs."""
    return any(any(letter.isalpha() for letter in word.text) for word in words_in(plain(fragment)))


def words_of(fragment: str) -> list[Word]:
    """The words of a fragment, with their places in ``plain(fragment)``."""
    return words_in(plain(fragment))
