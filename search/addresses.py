"""Where the search stands, in the words of each language. The names are ``search`` and ``search_suggest``."""

from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from cms.core.addresses import address

_ROUTES = {"pl": "szukaj/", "en": "search/", "nb": "sok/"}
SEARCH = address(pl=_ROUTES["pl"], en=_ROUTES["en"], nb=_ROUTES["nb"])
SUGGEST = address(pl=f"{_ROUTES['pl']}suggest/", en=f"{_ROUTES['en']}suggest/", nb=f"{_ROUTES['nb']}suggest/")


def search_address(language: str, text: str = "") -> str:
    """The page of results for a text.

    Args:
        language: code of the language to look in.
        text: what is looked for; nothing for the empty form.
    """
    with translation.override(language):
        url = reverse("search")
    return f"{url}?{urlencode({'q': text})}" if text else url
