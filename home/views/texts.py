"""What statutory pages and the declaration show."""

from typing import Any

from django.http import HttpRequest

from cms.core.pages.bodies import body_html
from cms.core.pages.places import language_codes
from home.declaration.words import OMBUDSMAN_URL, words_in


def text_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The text, from the cache."""
    return {"body_html": body_html(page, request)}


def declaration_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The prescribed words of the declaration in the page's own language."""
    words = words_in(language_codes().get(page.locale_id, ""))
    return {
        "words": words,
        "status_words": words.status[page.status] if page.status else "",
        "method_words": words.method[page.method],
        "ombudsman_url": OMBUDSMAN_URL,
    }
