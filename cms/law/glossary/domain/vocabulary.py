"""The words of the glossary as readers of a language meet them, kept until a term changes."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from cms.core import generations
from cms.law.glossary.models import Term
from cms.law.glossary.wordlists import entries

from .matching import Phrases

#: What is kept of terms; it changes when a term does.
GLOSSARY = "glossary"


@dataclass(frozen=True)
class Entry:
    """A term in short. ``lang`` is filled when it is in Polish and its readers are not; ``polish`` is its Polish name elsewhere."""

    slug: str
    name: str
    abbreviations: str
    definition: str
    lang: str
    polish: str


@dataclass(frozen=True)
class Vocabulary:
    """What is looked for in texts of a language, and what is said of it."""

    phrases: Phrases
    entries: dict[str, Entry]


def shown(rows: list[Term], language: str) -> dict[str, tuple[Term, Term]]:
    """What readers of a language see of each term: its record in the language, else the Polish one; and the Polish one beside it.

    Args:
        rows: from ``Term.objects.read_in(language)``.
        language: the code.
    """
    polish = {row.slug: row for row in rows if row.locale.language_code == settings.LANGUAGE_CODE}
    own = {row.slug: row for row in rows if row.locale.language_code == language}
    return {slug: (own.get(slug, row), row) for slug, row in polish.items()}


def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language, from the cache; one statement otherwise."""
    return generations.cached(GLOSSARY, f"vocabulary:{language}", lambda: _build(list(Term.objects.read_in(language)), language))


def _build(rows: list[Term], language: str) -> Vocabulary:
    phrases, found = Phrases(language), {}
    for slug, (row, polish) in shown(rows, language).items():
        if polish.is_unmarked:
            continue
        found[slug] = entry_of(row, polish, language)
        for text in (row.name, *entries(row.other_names), *entries(row.other_forms)):
            phrases.add(slug, text, is_own=row.locale.language_code == language)
        if row is not polish:
            for text in (polish.name, *entries(polish.other_names)):
                phrases.add(slug, text, is_own=False)
        for text in entries(polish.abbreviations):
            phrases.add_abbreviation(slug, text)
    return Vocabulary(phrases, found)


def entry_of(row: Any, polish: Any, language: str) -> Entry:
    """A term as it is shown to readers of a language."""
    own = row.locale.language_code
    return Entry(
        slug=row.slug,
        name=row.name,
        abbreviations=polish.abbreviations,
        definition=row.definition,
        lang="" if own == language else own,
        polish="" if row is polish or row.name == polish.name else polish.name,
    )
