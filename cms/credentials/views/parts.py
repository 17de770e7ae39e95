"""What the pages of certificates have in common."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from cms.accounts.participants import current_participant
from cms.credentials.domain.addresses import verification_address
from cms.credentials.domain.verifying import Said, what_it_says
from cms.credentials.models import Certificate


@dataclass(frozen=True)
class CertificateCard:
    """A certificate as pages show it. ``lang`` is set when its words stand in another language than the page."""

    certificate: Certificate
    said: Said
    address: str
    lang: str
    page_url: str
    is_own: bool


def is_own(request: HttpRequest, certificate: Certificate) -> bool:
    """Whether the reader is the holder."""
    participant = current_participant(request)
    if participant is None or certificate.participant_id is None:
        return False
    return certificate.participant_id == participant.pk or Certificate.objects.of(participant).filter(pk=certificate.pk).exists()


def card_of(certificate: Certificate, *, is_own: bool) -> CertificateCard:
    """What to show of a certificate in the active language."""
    return CertificateCard(
        certificate=certificate,
        said=what_it_says(certificate, is_own=is_own),
        address=verification_address(certificate.public_id),
        lang="" if certificate.language == translation.get_language() else certificate.language,
        page_url=reverse("certificate_page", args=[certificate.public_id]),
        is_own=is_own,
    )
