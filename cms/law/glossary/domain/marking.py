"""Marking the first use of each term in a body, with a card that explains it."""

from dataclasses import dataclass
from html import escape
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from cms.core.pages.running_text import with_running_text
from cms.law.glossary.addresses import glossary_address
from cms.law.glossary.models import anchor_of

from .vocabulary import Entry, Vocabulary, vocabulary


@dataclass(frozen=True)
class Card:
    """What is shown of a term beside a text, and where more of it stands; ``url_lang`` is filled when that is in another language."""

    id: str
    entry: Entry
    url: str
    url_lang: str


class Marker:
    """Marks terms in one body after the other stretch of text; each term once."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        #: The terms that were marked, in the order of their first use.
        self.used: dict[str, Entry] = {}

    def mark(self, text: str) -> str:
        """The text as HTML, the first use of each term as a button that opens its card.

        Args:
            text: plain text.
        """
        parts, at = [], 0
        for match in self.words.phrases.find(text):
            if match.slug in self.used:
                continue
            self.used[match.slug] = self.words.entries[match.slug]
            word = escape(text[match.start : match.end], quote=False)
            parts += [escape(text[at : match.start], quote=False), _button(match.slug, word)]
            at = match.end
        return "".join([*parts, escape(text[at:], quote=False)])


def card_id(slug: str) -> str:
    """The id of a term's card on a page where the term is used."""
    return f"explain-{slug}"


def _button(slug: str, word: str) -> str:
    # A slug is letters, digits and hyphens; the word is escaped.
    return f'<button type="button" class="term" popovertarget="{card_id(slug)}" aria-describedby="explain">{word}</button>'


def explain_terms(html: SafeString, page: Any) -> SafeString:
    """A body with the first use of each term marked and the cards of these terms behind it; as it was where there is nothing to mark.

    Args:
        html: the body as its editors wrote it.
        page: its page, whose language decides which words are looked for.
    """
    language = page.locale.language_code
    place = glossary_address(language)
    words = vocabulary(language) if place else None
    if place is None or words is None or not words.entries:
        return html
    marker = Marker(words)
    marked = with_running_text(html, marker.mark, language=language)
    if not marker.used:
        return html
    cards = [Card(card_id(slug), entry, f"{place.url}#{anchor_of(slug)}", place.lang) for slug, entry in marker.used.items()]
    return SafeString(marked + render_to_string("components/term_cards.html", {"cards": cards}))
