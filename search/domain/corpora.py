"""How many documents a language has, and how long they are: counted when something changes, not when somebody asks."""

from django.db import connection
from django.db.models import Avg, Count
from django.db.models.functions import Length

from cms.core import generations
from search.models import Document
from search.ranking.scoring import Corpus

#: Raised when the index is built; a page more or less changes no ranking.
BUILT = "search-built"
#: About what a term and the space behind it take.
LETTERS_OF_A_TERM = 8.5


def corpus(language: str) -> Corpus:
    """The documents of a language; no statement when warm."""
    found = generations.cached(BUILT, f"corpora-{connection.vendor}", _count)
    return found.get(language, Corpus(1, 1.0))


def _count() -> dict[str, Corpus]:
    rows = Document.objects.values("language").annotate(n=Count("pk"), long=Avg(Length("body_terms"))).order_by()
    return {row["language"]: Corpus(row["n"], (row["long"] or 0) / LETTERS_OF_A_TERM) for row in rows}
