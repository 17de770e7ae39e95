"""The doctor's line about Elasticsearch. Searches are answered without it, so it is no part of ``/readyz``."""

from django.db import DatabaseError

from cms.core.health.registry import Finding
from search.domain.engines import cluster
from search.errors import ClusterError, NotBuiltError
from search.models import Document, Waiting

BUILD = "python manage.py build_search"


def look() -> Finding:
    """Whether Elasticsearch answers, when the portal has one, and whether it has every document."""
    engine = cluster()
    if engine is None:
        return Finding(True, "not used; the database answers searches")
    try:
        count = engine.health()
    except NotBuiltError:
        return Finding(False, "the index was never built; the database answers searches", BUILD)
    except ClusterError as error:
        detail = str(error).split(":", maxsplit=1)[0]
        return Finding(False, f"does not answer ({detail}); the database answers searches, changes wait{_waiting()}", MEND)
    wanted = _documents()
    if count != wanted and not Waiting.objects.exists():
        return Finding(False, f"{count} documents, the database has {wanted}", BUILD)
    return Finding(True, f"{count} documents{_waiting()}")


MEND = "Check ELASTICSEARCH_URL and that the server runs; then: python manage.py catch_up_search (the scheduler does so)"


def _documents() -> int:
    return Document.objects.count()


def _waiting() -> str:
    try:
        count = Waiting.objects.count()
    except DatabaseError:
        return ""
    return f" ({count})" if count else ""
