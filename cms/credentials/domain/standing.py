"""How far somebody is from a certificate."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from cms.accounts.models import Participant
from cms.credentials.enums import RuleKind
from cms.credentials.evidence import Evidence, source_of
from cms.credentials.models import Rule

from .rules import EVIDENCE


@dataclass(frozen=True)
class Standing:
    """What counts for a rule of what somebody has done.

    Args:
        have: how many things count, at most as many as are needed.
        need: how many are needed.
        items: what the certificate will list, the earliest first; of trainings all that count, also beyond those needed.
    """

    have: int
    need: int
    items: list[Evidence] = field(default_factory=list)

    @property
    def is_met(self) -> bool:
        """Whether the certificate is earned."""
        return self.have >= self.need

    @property
    def completed_on(self) -> date:
        """The day on which enough had been done. Only of a rule that is met."""
        return self.items[self.need - 1].done_on

    @property
    def minutes(self) -> int | None:
        """How long it all took; None when that is not known of each."""
        known = [item.minutes for item in self.items if item.minutes]
        return sum(known) if known and len(known) == len(self.items) else None

    @property
    def score(self) -> int | None:
        """The mean of the scores, rounded down; None where there are none."""
        scores = [item.score for item in self.items if item.score is not None]
        return sum(scores) // len(scores) if scores else None


def keys_of(rule: Rule) -> list[UUID] | None:
    """What a rule counts; None for anything of its kind."""
    return [UUID(key) for key in rule.keys] or None


def need_of(rule: Rule) -> int:
    """How many things a rule asks for."""
    return 1 if rule.kind == RuleKind.PASSED else rule.minimum


def standings(*, rule: Rule, participants: Collection[int], language: str) -> dict[int, Standing]:
    """How far people are, by their id; two statements or three, however many they are.

    A training that somebody attended for an office counts for the office's certificate and not for the one of organisations: the
    audience is that of each attendance, so a person who changes sides loses nothing and gains nothing.

    Args:
        rule: the rule.
        participants: ids.
        language: of the titles.
    """
    source, need = source_of(EVIDENCE[RuleKind(rule.kind)]), need_of(rule)
    given = source.given(participants=participants, keys=keys_of(rule), language=language) if source else {}
    found = {}
    for pk in participants:
        counted = [item for item in given.get(pk, []) if not rule.audience or item.audience == rule.audience]
        items = sorted({item.key: item for item in reversed(counted)}.values(), key=lambda item: (item.done_on, str(item.key)))
        found[pk] = Standing(min(len(items), need), need, items if rule.kind == RuleKind.ATTENDED else items[:need])
    return found


def standing_of(*, participant: Participant, rule: Rule, language: str) -> Standing:
    """How far one person is."""
    return standings(rule=rule, participants=[participant.pk], language=language)[participant.pk]
