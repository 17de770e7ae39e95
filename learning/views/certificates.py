"""What a course page says of certificates."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from cms.accounts.models import Participant
from cms.credentials.domain.holders import rules_about
from cms.credentials.domain.issuing import held_certificates
from cms.credentials.enums import RuleKind
from cms.credentials.evidence import COURSE
from cms.credentials.models import Rule


@dataclass(frozen=True)
class CertificateOffer:
    """A certificate for which a course counts.

    ``is_enough`` is False where further courses are asked for; ``held_url`` is set once the person holds it; ``url`` leads to the page
    that asks for the name.
    """

    title: str
    url: str
    is_enough: bool
    held_url: str = ""


def certificate_offers(*, course_key: UUID, participant: Participant | None, is_completed: bool, language: str) -> list[CertificateOffer]:
    """Certificates that a course is about; no statement for somebody who has not completed it, one for who has.

    Args:
        course_key: the course.
        participant: who looks.
        is_completed: whether they completed it.
        language: of the titles.
    """
    rules = rules_about(kind=COURSE, key=course_key)
    held: dict[int, str] = {}
    if rules and participant is not None and is_completed:
        held = held_certificates(participant=participant, rules=rules)
    return [_offer(rule, held.get(rule.pk), language) for rule in rules]


def _offer(rule: Rule, public_id: str | None, language: str) -> CertificateOffer:
    return CertificateOffer(
        title=rule.title_in(language),
        url=reverse("certificate_claim", args=[rule.code]),
        is_enough=rule.kind == RuleKind.PASSED,
        held_url=reverse("certificate_page", args=[public_id]) if public_id else "",
    )
