"""What is given to caches in front is written down, so that it can be purged."""

import hashlib
import logging

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cms.core import generations
from cms.core.fronts.models import LONGEST_ADDRESS, FrontCopy

#: By which caches in front, and nobody else, are told for how long they need not ask: RFC 9213.
HEADER = "CDN-Cache-Control"
#: Where it is remembered that the row is young.
ALIAS = "answers"
#: The mark that changes when something is purged.
FRONTS = "fronts"
#: In the environment of a request by which the portal itself looks whether a page is another by now; no header can bring it there.
SWEEP = "mowis.sweep"
logger = logging.getLogger(__name__)


def give(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let caches in front keep a page, and write down that they may. What they cannot tell from others by an ETag they ask about each time.

    A page that is given out all the time is written down once in half of its time.

    Args:
        request: the request.
        response: what it is answered with, the same for everybody.
    """
    seconds, etag = settings.FRONT_CACHE_SECONDS, response.get("ETag", "")
    if not seconds or not etag or SWEEP in request.META:
        return response
    address = request.build_absolute_uri()
    if len(address) > LONGEST_ADDRESS:
        return response
    # After a purge rows are gone, so what was remembered of them is worth nothing, in whichever process.
    purged = generations.stored_marks([FRONTS])[FRONTS]
    marker = f"front:{hashlib.blake2b(f'{purged} {address} {etag}'.encode(), digest_size=20).hexdigest()}"
    try:
        if caches[ALIAS].add(marker, 1, seconds / 2):
            FrontCopy.objects.update_or_create(address=address, etag=etag, defaults={"given_at": timezone.now()})
    except DatabaseError:
        # What is not written down cannot be purged, so they ask about it.
        logger.exception("What was given to caches in front could not be written down.")
        caches[ALIAS].delete(marker)
        return response
    response[HEADER] = f"max-age={seconds // 2}"
    return response
