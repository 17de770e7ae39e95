"""The sets of synonyms in use, ready for questions."""

from cms.core import generations
from search.analysis.synonyms import Synonyms, prepared
from search.models import SynonymSet

SYNONYMS = "search-synonyms"


def synonyms(language: str) -> Synonyms:
    """The synonyms of a language; no statement when warm."""
    return generations.cached(SYNONYMS, language, lambda: _read(language))


def _read(language: str) -> Synonyms:
    return prepared((row.lines() for row in SynonymSet.objects.filter(language=language, is_active=True)), language)
