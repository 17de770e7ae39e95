"""What a holder gets: the paper and the credential, both made of the snapshot whenever they are asked for.

Nothing of them is stored: the snapshot does not change, so the paper says the same each time, and a credential that was downloaded
before the key changed is verified by the earlier key, which stays in the DID document.
"""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from cms.core import generations
from cms.core.pages.places import absolute
from cms.credentials.models import Certificate
from cms.credentials.paper.certificate import CertificatePaper, certificate_pdf
from cms.credentials.signing.facts import CredentialFacts, Item

from .addresses import verification_address

#: The mark that changes whenever a certificate is given or ends.
CHANGED = "certificates-changed"


def _hours(minutes: int | None) -> Decimal | None:
    return (Decimal(minutes) / 60).quantize(Decimal("0.1")) if minutes else None


def _achievement(certificate: Certificate) -> str:
    """What the credential is of, the same for all holders and in all languages: the page of the rule."""
    with translation.override(settings.LANGUAGE_CODE):
        return absolute(reverse("certificate_claim", args=[certificate.rule.code]))


def paper_of(certificate: Certificate) -> bytes:
    """The certificate as a tagged PDF (PDF/UA-1)."""
    says = certificate.snapshot
    return certificate_pdf(
        CertificatePaper(
            serial=certificate.serial,
            address=verification_address(certificate.public_id),
            holder=certificate.holder,
            title=says["title"],
            items=tuple((item["title"], item["minutes"], date.fromisoformat(item["done_on"])) for item in says["items"]),
            minutes=says["minutes"],
            score_percent=says["score"],
            completed_on=date.fromisoformat(says["completed_on"]),
            issued_on=timezone.localtime(certificate.issued_at).date(),
            rule_words=says["rule_words"],
            issuer_name=says["issuer"]["name"],
            issuer_address=says["issuer"]["address"],
            language=certificate.language,
        )
    )


def credential_of(certificate: Certificate, *, names_holder: bool) -> str:
    """The certificate as a signed credential (Open Badges 3.0, as a JWT).

    Args:
        certificate: which.
        names_holder: whether the holder's name stands in it: for the holder always, for others when the holder lets it be shown.

    Raises:
        NoKeyError: when the portal has no key to sign with.
    """
    from cms.credentials.signing.jwt import sign_credential  # late: cryptography takes 10 MB of a process that signs nothing

    says = certificate.snapshot
    return sign_credential(
        CredentialFacts(
            public_id=certificate.public_id,
            serial=certificate.serial,
            address=verification_address(certificate.public_id),
            holder=(certificate.holder or None) if names_holder else None,
            title=says["title"],
            criteria=says["rule_words"],
            language=certificate.language,
            issued_at=certificate.issued_at,
            completed_on=date.fromisoformat(says["completed_on"]),
            hours=_hours(says["minutes"]),
            score_percent=says["score"],
            items=tuple(Item(item["title"], _hours(item["minutes"]), date.fromisoformat(item["done_on"])) for item in says["items"]),
            rule=f"{certificate.rule.code} v{certificate.rule_version.number}",
            issuer_name=says["issuer"]["name"] or settings.WAGTAIL_SITE_NAME,
            site_url=settings.SITE_URL,
            status_index=certificate.pk,
            status_address=status_address(),
            achievement=_achievement(certificate),
        ),
        now=timezone.now(),
    )


def status_address() -> str:
    """Where the list of revoked certificates is, for programs."""
    return absolute(reverse("certificate_status"))


def status_list() -> str:
    """The signed list by which programs see what was revoked or replaced; made anew each minute, and whenever a certificate changes.

    Raises:
        NoKeyError: when the portal has no key to sign with.
    """
    return generations.cached(CHANGED, "status-list", _status_list, timeout=60)


def _status_list() -> str:
    from cms.credentials.signing.status import status_list_credential  # late, as above

    ended = Certificate.objects.ended()
    highest = Certificate.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    return status_list_credential(
        revoked=ended.values_list("pk", flat=True).order_by("pk"), address=status_address(), now=timezone.now(), highest=highest
    )
