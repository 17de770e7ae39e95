"""`/.well-known/did.json`: the keys by which anybody can check a certificate."""

import json
import logging

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms.credentials.signing.errors import BadKeysError, NoKeyError

logger = logging.getLogger(__name__)

#: For how long anybody may keep the document (seconds). A new key is known to everybody after that, so it is short.
KEPT = 300


@require_safe
def did_json(request: HttpRequest) -> HttpResponse:
    """The issuer's DID document, the same for everybody; pages of other sites may read it, because checking happens there.

    Raises:
        Http404: when no keys are set, so that nothing was ever signed.
    """
    # Late: cryptography takes 10 MB of a process whom nobody asks for keys.
    from cms.credentials.signing.document import did_document
    from cms.credentials.signing.keys import key_ring

    try:
        document = did_document(key_ring(), site_url=settings.SITE_URL)
    except BadKeysError:
        # Not 404: that would say that the keys are gone, while they only cannot be read now.
        logger.exception("The keys of certificates cannot be used.")
        return HttpResponse("The keys cannot be read at the moment.", status=503, content_type="text/plain", headers={"Retry-After": "60"})
    except NoKeyError as error:
        raise Http404("Nothing is signed here.") from error
    response = HttpResponse(json.dumps(document, indent=2), content_type="application/did+json")
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={KEPT}"
    return response
