"""Pages that caches in front hold and that are others by now are purged there."""

from datetime import datetime, timedelta
from http import HTTPStatus
from io import BytesIO
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache

from cms.core import generations
from cms.core.fronts.models import FrontCopy

from .giving import FRONTS, SWEEP

#: Addresses that are purged in one go.
BATCH = 100


def purge_changed(*, now: datetime) -> int:
    """Ask for every page that caches in front may hold, as they would, and purge those that are answered otherwise.

    What did not change is answered from what is kept, so this costs a look at a few marks a page. A purge that fails is logged by
    Wagtail's backend; the copy then ends with its time.

    Args:
        now: the time; copies whose time is over are forgotten.

    Returns:
        How many pages were purged.
    """
    if not settings.FRONT_CACHE_SECONDS:
        return 0
    over = now - timedelta(seconds=settings.FRONT_CACHE_SECONDS)
    FrontCopy.objects.filter(given_at__lt=over).delete()
    handler = WSGIHandler()
    purged, batch = 0, []
    for copy in FrontCopy.objects.order_by("pk").iterator(chunk_size=BATCH):
        if _etag_now(handler, copy.address) != copy.etag:
            batch.append(copy)
        if len(batch) == BATCH:
            purged += _purge(batch)
            batch = []
    return purged + _purge(batch)


def _purge(copies: list[FrontCopy]) -> int:
    addresses = {copy.address for copy in copies}
    if copies:
        FrontCopy.objects.filter(pk__in=[copy.pk for copy in copies]).delete()
        # First nobody takes the row for written, then the copy goes: what is given out after that is written down anew.
        generations.change_now([FRONTS])
        purge_urls_from_cache(sorted(addresses))
    return len(addresses)


def _etag_now(handler: WSGIHandler, address: str) -> str:
    parts = urlsplit(address)
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": _path_info(parts.path),
        "QUERY_STRING": parts.query,
        "HTTP_HOST": parts.netloc,
        "SERVER_NAME": parts.hostname or "",
        "SERVER_PORT": str(parts.port or {"https": 443}.get(parts.scheme, 80)),
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": BytesIO(),
        SWEEP: True,
    }
    setup_testing_defaults(environ)
    # Not closed, which would tell Django that a request has ended, and close the connection to the database.
    response = handler.get_response(WSGIRequest(environ))
    return str(response.get("ETag", "")) if response.status_code == HTTPStatus.OK else ""


def _path_info(path: str) -> str:
    return unquote_to_bytes(path).decode("latin-1")
