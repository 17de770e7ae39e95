"""The address without a language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

#: Norwegians' browsers say "no" or "nn" too; what we have for them is Bokmål.
KINDRED = {"no": "nb", "nn": "nb"}


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send people from ``/`` to the front page in the language their browser asks for, Polish if it asks for none of ours.

    Answers 302, not 301: the choice belongs to the browser's settings of today. No cookie is read or set.
    """
    response = HttpResponseRedirect(f"/{preferred_language(request.headers.get('Accept-Language', ''))}/")
    patch_vary_headers(response, ["Accept-Language"])
    response["Cache-Control"] = "no-cache"
    return response


def preferred_language(header: str) -> str:
    """The first language of an Accept-Language header that the portal speaks, else the source language."""
    for wanted, _weight in parse_accept_lang_header(header.lower()):
        try:
            return get_supported_language_variant(KINDRED.get(wanted.split("-")[0], wanted))
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
