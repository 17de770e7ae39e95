"""Probes for whoever starts, stops and balances the portal's processes."""

import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.core.health.registry import probes

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process lives. Touches nothing, so that a slow database does not get the process killed."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database, cache and search answer, else 503; the failing part is named, the reason is in the log only."""
    parts = {}
    for name, probe in probes().items():
        try:
            probe()
        except Exception:
            logger.exception("%s does not answer.", name)
            parts[name] = "failing"
        else:
            parts[name] = "ok"
    ready = set(parts.values()) <= {"ok"}
    return JsonResponse({"status": "ready" if ready else "not ready", "parts": parts}, status=200 if ready else 503)
