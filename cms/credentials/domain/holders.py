"""The confirmed name, and certificates that come by themselves with the last step."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.accounts.models import Participant
from cms.core import generations
from cms.credentials.errors import NotEarnedError, NotOfferedError
from cms.credentials.models import Certificate, Holder, Rule

from .issuing import issue_certificate
from .names import checked_name
from .rules import EVIDENCE

#: The mark under which pages keep what rules say.
GENERATION = "certificates"


@transaction.atomic
def confirm_name(*, participant: Participant, name: str, language: str, shows_name: bool) -> Holder:
    """Keep a name for certificates to come.

    Args:
        participant: who.
        name: first and last name.
        language: code of the language in which certificates shall be.
        shows_name: whether whoever checks sees it.

    Raises:
        NameRefusedError: when this is no name.
    """
    values = {"name": checked_name(name), "language": language, "shows_name": shows_name, "confirmed_at": timezone.now()}
    holder, _created = Holder.objects.update_or_create(participant=participant, defaults=values)
    return holder


def forget_name(*, participant: Participant) -> None:
    """Keep no name for certificates to come; those that were given stay as they are."""
    Holder.objects.filter(participant=participant).delete()


def rules_about(*, kind: str, key: UUID) -> list[Rule]:
    """Rules offered now for which a course or training counts, those that name it first; from the cache.

    Args:
        kind: of evidence: ``course`` or ``training``.
        key: of the course or training.
    """
    return generations.cached(GENERATION, f"about:{kind}:{key}", lambda: _rules_about(kind, key))


def _rules_about(kind: str, key: UUID) -> list[Rule]:
    kinds = [rule_kind for rule_kind, evidence in EVIDENCE.items() if evidence == kind]
    # Editors keep a handful of rules, and SQLite cannot look into a list.
    rules = [rule for rule in Rule.objects.filter(kind__in=kinds, is_offered=True) if not rule.keys or str(key) in rule.keys]
    return sorted(rules, key=lambda rule: (not rule.keys, len(rule.keys), rule.code))


def issue_due(*, participant: Participant, kind: str, key: UUID) -> list[Certificate]:
    """Give what somebody has just earned, if they confirmed a name. Called by rooms that give evidence, in their transaction.

    Args:
        participant: who, locked by the caller.
        kind: of evidence.
        key: of what was just completed.

    Returns:
        The certificates, new or given before.
    """
    rules = rules_about(kind=kind, key=key)
    holder = Holder.objects.filter(participant=participant).first() if rules else None
    if holder is None:
        return []
    given = []
    for rule in rules:
        try:
            given.append(
                issue_certificate(
                    participant=participant, rule=rule, name=holder.name, language=holder.language, shows_name=holder.shows_name
                )
            )
        except (NotEarnedError, NotOfferedError):
            continue
    return given
