"""Giving certificates: once to each person by each rule, with what the paper says kept as it is."""

from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from cms.accounts.models import Participant
from cms.core.context_processors import default_entity
from cms.core.language import folded
from cms.credentials.enums import EventKind
from cms.credentials.errors import NotEarnedError, NotOfferedError
from cms.credentials.evidence import Evidence
from cms.credentials.models import Certificate, CertificateEvent, Rule
from cms.credentials.numbers import new_public_id, new_serial

from .names import checked_name
from .rules import rule_words, settle_version
from .standing import Standing, standing_of
from .telling import tell_holder


@transaction.atomic
def issue_certificate(*, participant: Participant, rule: Rule, name: str, language: str, shows_name: bool = False) -> Certificate:
    """Give somebody the certificate of a rule. Asking again, however often at once, gives the one that there is.

    Args:
        participant: who.
        rule: by which rule.
        name: first and last name as the holder confirmed it.
        language: code of the paper's language.
        shows_name: whether whoever checks sees the name, or initials.

    Returns:
        The certificate that is valid.

    Raises:
        NameRefusedError: when this is no name.
        NotEarnedError: when the rule is not met.
        NotOfferedError: when nobody gets it any more, or not this person after an earlier one was revoked.
    """
    holder = checked_name(name)
    # Those who ask at once wait here for each other; the constraint would stop them anyway.
    person = Participant.objects.select_for_update().get(pk=participant.pk)
    found = valid_certificate(participant=person, rule=rule)
    if found is not None:
        return found
    if not rule.is_offered or is_barred(participant=person, rule=rule):
        raise NotOfferedError
    standing = standing_of(participant=person, rule=rule, language=language)
    if not standing.is_met:
        raise NotEarnedError(standing)
    try:
        with transaction.atomic():
            snapshot = snapshot_of(rule, standing, holder, language)
            certificate = _create(participant=person, rule=rule, snapshot=snapshot, language=language, shows_name=shows_name)
    except IntegrityError:
        found = valid_certificate(participant=person, rule=rule)
        if found is None:
            raise
        return found
    tell_holder(certificate=certificate)
    return certificate


def valid_certificate(*, participant: Participant, rule: Rule) -> Certificate | None:
    """The certificate that somebody holds by a rule."""
    return Certificate.objects.of(participant).valid().filter(rule=rule).order_by("pk").first()


def held_certificates(*, participant: Participant, rules: Collection[Rule]) -> dict[int, str]:
    """Public ids of the certificates that somebody holds by some rules, by the rule's id; one statement."""
    held = Certificate.objects.of(participant).valid().filter(rule__in=rules)
    return dict(held.order_by("-pk").values_list("rule_id", "public_id"))


def is_barred(*, participant: Participant, rule: Rule) -> bool:
    """Whether the latest certificate of this rule was taken from the person for good."""
    latest = Certificate.objects.of(participant).filter(rule=rule).order_by("pk").last()
    return latest is not None and latest.revoked_at is not None and not latest.may_claim_again


def snapshot_of(rule: Rule, standing: Standing, holder: str, language: str) -> dict[str, Any]:
    """What the paper says, as plain data (``Certificate.snapshot``)."""
    with translation.override(language):
        entity = default_entity()
    title = rule.title_in(language) or standing.items[0].title
    return {
        "holder": holder,
        "title": title,
        "items": [_item(item, with_minutes=rule.show_hours) for item in standing.items],
        "minutes": standing.minutes if rule.show_hours else None,
        "score": standing.score if rule.show_score else None,
        "completed_on": standing.completed_on.isoformat(),
        "rule_words": rule_words(rule=rule, language=language),
        "issuer": {"name": entity.name if entity else "", "address": entity.address if entity else ""},
    }


def found_by(snapshot: dict[str, Any]) -> str:
    """The words by which the desk finds a certificate, however they are typed."""
    return folded(f"{snapshot['holder']} {snapshot['title']}")[:500]


def _item(item: Evidence, *, with_minutes: bool) -> dict[str, Any]:
    minutes = item.minutes if with_minutes else None
    return {"key": str(item.key), "title": item.title, "done_on": item.done_on.isoformat(), "minutes": minutes}


def _create(*, participant: Participant | None, rule: Rule, snapshot: dict[str, Any], language: str, shows_name: bool) -> Certificate:
    now = timezone.now()
    certificate = Certificate.objects.create(
        public_id=new_public_id(),
        serial=new_serial(year=timezone.localtime(now).year),
        participant=participant,
        rule=rule,
        rule_version=settle_version(rule=rule),
        snapshot=snapshot,
        found_by=found_by(snapshot),
        language=language,
        shows_name=shows_name,
        issued_at=now,
    )
    CertificateEvent.objects.create(certificate=certificate, kind=EventKind.ISSUED, at=now)
    return certificate


def create_in_place_of(*, certificate: Certificate, snapshot: dict[str, Any]) -> Certificate:
    """A new certificate that says something else about the same achievement; the caller ends the old one first, in its transaction."""
    return _create(
        participant=certificate.participant,
        rule=certificate.rule,
        snapshot=snapshot,
        language=certificate.language,
        shows_name=certificate.shows_name,
    )
