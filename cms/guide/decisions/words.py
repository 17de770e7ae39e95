"""Addresses below a decision helper, in the words of each language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import get_language

from cms.core.pages.breadcrumbs import breadcrumbs

from ..models import DecisionPage

#: The way of one person: the answers so far follow.
WAY = {"pl": "droga", "en": "way", "nb": "vei"}
#: A result: its key follows.
RESULT = {"pl": "wynik", "en": "result", "nb": "resultat"}
#: All questions and results on one page.
OVERVIEW = {"pl": "calosc", "en": "overview", "nb": "oversikt"}


def language() -> str:
    """The language of the address."""
    return get_language() or settings.LANGUAGE_CODE


def page_url(page: DecisionPage) -> str:
    """Where the helper stands; empty for one without an address."""
    return breadcrumbs(page)[-1].url


def place(words: dict[str, str], rest: str = "") -> dict[str, str]:
    """What follows a helper's address in each language, without the last stroke: ``{"pl": "wynik/fundacja", …}``."""
    return {code: f"{word}/{rest}" if rest else word for code, word in words.items()}


def address(page: DecisionPage, words: dict[str, str], rest: str = "") -> str:
    """An address below a helper, in the words of its language.

    Args:
        page: the helper.
        words: one of the above.
        rest: the answers, or the key.
    """
    return f"{page_url(page)}{place(words, rest)[language()]}/"


def in_own_words(page: DecisionPage, request: HttpRequest, words: dict[str, str], rest: str = "") -> HttpResponseRedirect | None:
    """The way to the address in the page's language, for who came by the word of another; None at the right one."""
    if f"/{words[language()]}/" in request.path:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{address(page, words, rest)}{'?' if query else ''}{query}")
