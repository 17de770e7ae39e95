"""How many documents a language has: counted when the index is built, not when somebody asks."""

from django.db.models import Count

from cms.core import generations
from search.models import Document

#: Raised when the index is built; a page more or less changes no ranking.
BUILT = "search-built"


def documents_in(language: str) -> int:
    """The documents of a language; no statement when warm."""
    return generations.cached(BUILT, "documents", _count).get(language, 0)


def _count() -> dict[str, int]:
    return dict(Document.objects.order_by().values_list("language").annotate(n=Count("pk")))
