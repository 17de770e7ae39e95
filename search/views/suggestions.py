"""Suggestions as JSON, for the field that offers them while somebody types."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.core.findable.registry import kind_labels
from search.addresses import search_address
from search.domain.suggesting import suggestions

#: Seconds for which a browser keeps what was offered for a beginning.
KEPT = 60


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """``{"questions": [{"text", "url"}], "things": [{"title", "kind", "url"}]}`` for ``?q=``."""
    language = get_language() or settings.LANGUAGE_CODE
    offered = suggestions(request.GET.get("q", ""), language)
    labels = kind_labels()
    response = JsonResponse(
        {
            "questions": [{"text": text, "url": search_address(language, text)} for text in offered.questions],
            "things": [{"title": one.title, "kind": str(labels.get(one.kind, "")), "url": one.url} for one in offered.things],
        }
    )
    response["Cache-Control"] = f"public, max-age={KEPT}"
    response["X-Robots-Tag"] = "noindex"
    return response
