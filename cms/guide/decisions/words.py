"""Addresses below a decision helper, in the words of each language."""

from collections.abc import Mapping
from urllib.parse import quote

from django.http import HttpRequest, HttpResponseRedirect

from cms.core.pages.below import below
from cms.core.pages.breadcrumbs import breadcrumbs

from ..models import DecisionPage

#: The way of one person: the answers so far follow.
WAY = {"pl": "droga", "en": "way", "nb": "vei"}
#: A result: its key follows.
RESULT = {"pl": "wynik", "en": "result", "nb": "resultat"}


def page_url(page: DecisionPage) -> str:
    """Where the helper stands; empty for one without an address."""
    return breadcrumbs(page)[-1].url


def address(page: DecisionPage, words: Mapping[str, str], rest: str = "") -> str:
    """An address below a helper, in the words of its language.

    Args:
        page: the helper.
        words: one of the above, or another word by language.
        rest: the answers, or the key.
    """
    return below(page, words, f"{rest}/" if rest else "")


def place(words: Mapping[str, str], rest: str) -> dict[str, str]:
    """What follows a helper's address in each language, without the last stroke: ``{"pl": "wynik/fundacja", …}``."""
    return {code: f"{word}/{rest}" if rest else word for code, word in words.items()}


def in_own_word(page: DecisionPage, request: HttpRequest, words: Mapping[str, str], rest: str) -> HttpResponseRedirect | None:
    """The way to the address in the page's language, for who came by the word of another; None for who did not.

    What follows the word stays as it came: an address that the helper no longer knows is told, not mended.
    """
    if f"/{words[page.locale.language_code]}/" in request.path:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{address(page, words, quote(rest))}{'?' if query else ''}{query}")
