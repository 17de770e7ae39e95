"""The language of a response: that of its address, never the browser's."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from cms.core.language.address import is_workplace, language_of

FRONT_DOOR = "/"


class AddressLanguageMiddleware(LocaleMiddleware):
    """Django's, without ``Accept-Language``: that header counts at ``/`` (cms.core.views.front) and in the admin."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language of the address."""
        translation.activate(language_of(request))
        request.LANGUAGE_CODE = translation.get_language() or ""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Lead an address without a language to the Polish one, and tell caches that the browser's language changes nothing."""
        answer: HttpResponseBase = super().process_response(request, response)
        if request.path_info != FRONT_DOOR and not is_workplace(request) and answer.has_header("Vary"):
            names = [name.strip() for name in answer["Vary"].split(",")]
            kept = [name for name in names if name.lower() != "accept-language"]
            if kept:
                answer["Vary"] = ", ".join(kept)
            else:
                del answer["Vary"]
        return answer
