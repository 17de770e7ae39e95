"""Mails about a certificate, to holders with an account."""

from django.utils import translation

from cms.core.mailing import queue_mail
from cms.credentials.models import Certificate

from .addresses import verification_address


def tell_holder(*, certificate: Certificate) -> None:
    """Write to the holder that a certificate was given, replaced or revoked, when the transaction commits.

    Args:
        certificate: as it stands now. Without an account there is no address to write to.
    """
    user = certificate.participant.user if certificate.participant else None
    if user is None or not user.is_active:
        return
    with translation.override(user.language):
        context = {
            "certificate": certificate,
            "is_revoked": certificate.revoked_at is not None,
            "address": verification_address(certificate.public_id),
        }
    queue_mail(template="emails/certificate", to=user.email, language=user.language, context=context)
