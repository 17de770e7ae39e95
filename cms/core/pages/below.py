"""Addresses below pages in the words of each language (see ``subroutes``)."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.models import Page

from .breadcrumbs import breadcrumbs

#: The last word of the address to print from, by language.
PRINT = {"pl": "do-druku", "en": "print", "nb": "utskrift"}


def below(page: Page, words: Mapping[str, str], rest: str = "") -> str:
    """The address below a page, by the word of the page's language.

    Args:
        page: the page.
        words: the word by language.
        rest: what follows it, such as ``4/``.
    """
    return f"{breadcrumbs(page)[-1].url}{words[page.locale.language_code]}/{rest}"


def in_own_words(page: Page, request: HttpRequest, words: Mapping[str, str], rest: str = "") -> HttpResponse | None:
    """The way to the address in the page's language, for who came by the word of another; None at the right one."""
    address = below(page, words, rest)
    return None if request.path == address else HttpResponseRedirect(address)
