"""Checking a certificate: by the address in its QR code, or by the number on the paper."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import resolve, reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.accounts.participants import current_participant
from cms.credentials.domain.verifying import find_certificate
from cms.credentials.models import Certificate
from cms.credentials.numbers import read_serial

from .files import CREDENTIAL_TYPE, FRESH_FOR, credential_response
from .parts import card_of, is_own

NUMBER = "number"


@require_safe
def certificate(request: HttpRequest, public_id: str) -> HttpResponse:
    """The short address on the paper, without a language: answers in the certificate's own, or with the credential for programs."""
    found = find_certificate(typed=public_id)
    if found is not None and request.accepts(CREDENTIAL_TYPE) and not request.accepts("text/html"):
        return credential_response(found, names_holder=found.shows_name)
    with translation.override(found.language if found else translation.get_language()):
        # The language switch leads to this page in the other languages.
        request.resolver_match = resolve(reverse("certificate_page", args=[public_id]))
        response = _page(request, found, public_id)
        response.render()
    patch_vary_headers(response, ["Accept"])
    return response


@require_safe
def certificate_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same page in the language of its address."""
    return _page(request, find_certificate(typed=public_id), public_id)


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The form for a number or an address; what is found is another page, so that its address can be kept."""
    typed = request.GET.get(NUMBER, "")
    if not typed.strip():
        return TemplateResponse(request, "pages/credentials/check.html", {"typed": "", "problem": ""})
    found = find_certificate(typed=typed)
    if found is not None:
        return HttpResponseRedirect(reverse("certificate_page", args=[found.public_id]))
    return _unknown(request, typed)


def _page(request: HttpRequest, found: Certificate | None, public_id: str) -> TemplateResponse:
    if found is None:
        return _unknown(request, public_id)
    own = is_own(request, found)
    context = {
        "card": card_of(found, is_own=own),
        "newer": reverse("certificate_page", args=[found.replaced_by.public_id]) if found.replaced_by else "",
    }
    response = TemplateResponse(request, "pages/credentials/certificate.html", context)
    if current_participant(request) is not None:
        add_never_cache_headers(response)
    else:
        patch_cache_control(response, public=True, max_age=FRESH_FOR)
    return response


def _unknown(request: HttpRequest, typed: str) -> TemplateResponse:
    """Tell a slip of the pen from a number that was never given."""
    if read_serial(typed) is not None:
        problem = _("There is no certificate with this number. If a paper shows it, the paper is not from us.")
    else:
        problem = _("This is not a number of a certificate. It looks like 2026-7F3K-Q9TD: look for a sign that is missing or misread.")
    context = {"typed": typed[:200], "problem": problem}
    return TemplateResponse(request, "pages/credentials/check.html", context, status=HTTPStatus.NOT_FOUND)
