"""What an index keeps of a document: its terms, and the beginnings of its words for suggestions."""

from typing import Any

from cms.core.language import folded, words_in
from cms.core.language.morphology import terms

from .pieces import pieces
from .stop_words import says_nothing

#: Stands between the paragraphs of a text.
BREAK = "|"
#: Letters of a word under which suggestions find it; longer beginnings are compared after that.
LONGEST_EDGE = 8
#: Words of a text that are kept; a book would slow down every question that finds it.
LONGEST_TEXT = 20_000


def terms_of(text: str, language: str, *, with_stop_words: bool = True) -> list[str]:
    """The terms of a text in their order.

    Args:
        text: plain text.
        language: its language.
        with_stop_words: whether to keep words that say nothing; in a title they may be all that there is.
    """
    found: list[str] = []
    for piece in pieces(text, language):
        if not piece.is_word:
            found += (piece.text, *piece.also)
        elif with_stop_words or not says_nothing(piece.text, language):
            found += sorted(terms(piece.text, language))
    return found[:LONGEST_TEXT]


def edges_of(text: str) -> list[str]:
    """The beginnings of the words of a title, folded, each once: what a suggestion is found by."""
    words = dict.fromkeys(folded(word.text) for word in words_in(text))
    return list(dict.fromkeys(word[:size] for word in words for size in range(1, min(len(word), LONGEST_EDGE) + 1)))


def every_term(document: Any) -> list[str]:
    """The terms of all fields of a document, in their order."""
    fields = (document.title_terms, document.lead_terms, document.above_terms, document.asked_terms, document.body_terms)
    return [term for field in fields for term in field.split() if term != BREAK]


def words_of(document: Any) -> dict[str, str]:
    """The words that a document is written with, folded, each as it stands there first: what a wrong spelling is compared with."""
    found: dict[str, str] = {}
    for text in (document.title, document.summary, document.text):
        for word in words_in(text):
            if len(word.text) > 2 and not word.text.isdigit():
                found.setdefault(folded(word.text), word.text.lower())
    return found
