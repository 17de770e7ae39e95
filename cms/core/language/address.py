"""The language of an address."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

#: People who work here choose their language in their own settings; until then it is their browser's.
WORKPLACE = "/admin/"


def is_workplace(request: HttpRequest) -> bool:
    """Whether the address is one of Wagtail's admin."""
    return request.path_info.startswith(WORKPLACE)


def language_of(request: HttpRequest) -> str:
    """The language in which an address answers: the one that stands in it, else Polish, the source; in the admin the browser's.

    What the browser asks for counts at ``/`` alone, where people are led to a language; every other address says the same to
    everybody, so that a link that is passed on shows what was meant.
    """
    if is_workplace(request):
        return translation.get_language_from_request(request)
    return translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
