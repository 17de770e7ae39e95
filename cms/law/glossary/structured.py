"""The glossary as schema.org tells it: a set of defined terms (https://schema.org/DefinedTermSet)."""

from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags

from cms.core.pages.keeping import kept
from cms.core.pages.places import absolute, language_codes

from .addresses import glossary_address
from .rows import Line
from .views import lines_of


def glossary_data(page: Any, request: HttpRequest | None) -> dict[str, Any]:
    """The terms with their definitions, each in the language in which it stands on the page."""
    return kept(page, request, "glossary-data", lambda: _data(page, request))


def _data(page: Any, request: HttpRequest | None) -> dict[str, Any]:
    language = language_codes().get(page.locale_id, "")
    place = glossary_address(language)
    address = absolute(place.url) if place and not place.lang else ""
    terms = [_term(line, language, address) for line in lines_of(page, request)]
    return {"mainEntity": {"@type": "DefinedTermSet", "name": page.title, "inLanguage": language, "url": address, "hasDefinedTerm": terms}}


def _term(line: Line, language: str, address: str) -> dict[str, Any]:
    entry = line.entry
    node = {
        "@type": "DefinedTerm",
        "name": entry.name,
        "termCode": entry.abbreviations,
        "alternateName": list(line.other_names),
        "description": " ".join(strip_tags(entry.definition).split()),
        "inLanguage": entry.lang or language,
        "url": f"{address}#{line.anchor}" if address else "",
        "inDefinedTermSet": address,
    }
    return {name: value for name, value in node.items() if value}
