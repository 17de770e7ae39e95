"""The certificate as files. The paper has the whole name on it, so it is for the holder and for who keeps certificates."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.accounts.participants import signed_in_user
from cms.credentials.domain.documents import credential_of, paper_of, status_list
from cms.credentials.domain.verifying import find_certificate
from cms.credentials.models import Certificate
from cms.credentials.signing.errors import NoKeyError

from .parts import is_own

CREDENTIAL_TYPE = "application/vc+jwt"
STAFF = "mowis_credentials.view_certificate"
#: A revocation is seen within a minute.
FRESH_FOR = 60


@require_safe
def pdf(request: HttpRequest, public_id: str) -> HttpResponse:
    """The paper.

    Raises:
        Http404: when the certificate is somebody else's, or the holder's data were removed.
    """
    certificate = _of_reader(request, public_id)
    return _download(HttpResponse(paper_of(certificate), content_type="application/pdf"), f"{certificate.serial}.pdf")


@require_safe
def credential(request: HttpRequest, public_id: str) -> HttpResponse:
    """The holder's own credential, with the name.

    Raises:
        Http404: when the certificate is somebody else's, or the holder's data were removed.
    """
    certificate = _of_reader(request, public_id)
    return _download(credential_response(certificate, names_holder=True), f"{certificate.serial}.jwt")


def credential_response(certificate: Certificate, *, names_holder: bool) -> HttpResponse:
    """The credential for a program; a sentence while the portal has no key."""
    try:
        token = credential_of(certificate, names_holder=names_holder)
    except NoKeyError:
        return _no_key()
    response = HttpResponse(token, content_type=CREDENTIAL_TYPE)
    patch_cache_control(response, max_age=FRESH_FOR)
    return response


@require_safe
def public_status(request: HttpRequest) -> HttpResponse:
    """The signed list of what was revoked or replaced."""
    try:
        response = HttpResponse(status_list(), content_type=CREDENTIAL_TYPE)
    except NoKeyError:
        return _no_key()
    patch_cache_control(response, public=True, max_age=FRESH_FOR)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _of_reader(request: HttpRequest, public_id: str) -> Certificate:
    certificate = find_certificate(typed=public_id)
    user = signed_in_user(request)
    may = certificate is not None and (is_own(request, certificate) or (user is not None and user.has_perm(STAFF)))
    if certificate is None or not may or certificate.erased_at is not None:
        raise Http404
    return certificate


def _download(response: HttpResponse, name: str) -> HttpResponse:
    if response.status_code == HTTPStatus.OK:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    add_never_cache_headers(response)
    return response


def _no_key() -> HttpResponse:
    text = _("The portal has no key to sign with, so it gives no file for programs. The certificate and its page are valid all the same.")
    return HttpResponse(text + "\n", status=HTTPStatus.SERVICE_UNAVAILABLE, content_type="text/plain; charset=utf-8")
