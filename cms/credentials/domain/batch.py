"""Giving certificates to everybody who earned one and confirmed a name, a portion at a time."""

from dataclasses import dataclass

from django.conf import settings

from cms.accounts.models import Participant
from cms.credentials.enums import RuleKind
from cms.credentials.errors import NameRefusedError, NotOfferedError
from cms.credentials.evidence import source_of
from cms.credentials.models import Certificate, Holder, Rule

from .issuing import issue_certificate
from .rules import EVIDENCE
from .standing import keys_of, standings

#: People looked at in one request.
PORTION = 25


@dataclass(frozen=True)
class Portion:
    """What one portion did.

    Args:
        after: the last participant looked at; 0 at the beginning.
        looked_at: people with any evidence.
        issued: certificates given now.
        held: people who had theirs before.
        nameless: people who earned it and confirmed no name, so they have to ask for it themselves.
        is_last: whether nobody is left.
    """

    after: int = 0
    looked_at: int = 0
    issued: int = 0
    held: int = 0
    nameless: int = 0
    is_last: bool = False

    def plus(self, more: "Portion") -> "Portion":
        """Both together, standing where the later one stands."""
        return Portion(
            more.after,
            self.looked_at + more.looked_at,
            self.issued + more.issued,
            self.held + more.held,
            self.nameless + more.nameless,
            more.is_last,
        )


def issue_portion(*, rule: Rule, after: int) -> Portion:
    """Look at the next people and give what they earned. A portion that is repeated gives nothing twice.

    Args:
        rule: by which rule.
        after: the last participant that the portion before looked at.

    Returns:
        What was done; memory does not grow with the people.
    """
    source = source_of(EVIDENCE[RuleKind(rule.kind)])
    ids = source.people(keys=keys_of(rule), after=after, most=PORTION) if source else []
    if not ids:
        return Portion(after=after, is_last=True)
    found = standings(rule=rule, participants=ids, language=settings.LANGUAGE_CODE)
    met = [pk for pk, standing in found.items() if standing.is_met]
    held = set(Certificate.objects.valid().filter(participant__in=met, rule=rule).values_list("participant_id", flat=True))
    holders = {one.participant_id: one for one in Holder.objects.filter(participant__in=met).select_related("participant__user")}
    issued = nameless = 0
    for pk in met:
        holder = holders.get(pk)
        if pk in held:
            continue
        if holder is None:
            nameless += 1
            continue
        issued += _issue(rule, holder.participant, holder)
    return Portion(ids[-1], len(ids), issued, len(held), nameless, len(ids) < PORTION)


def _issue(rule: Rule, participant: Participant, holder: Holder) -> int:
    try:
        issue_certificate(participant=participant, rule=rule, name=holder.name, language=holder.language, shows_name=holder.shows_name)
    except (NotOfferedError, NameRefusedError):
        return 0  # taken from this person before, or the name does not pass any more: they ask themselves and are told why
    return 1
