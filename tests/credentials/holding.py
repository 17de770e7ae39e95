"""What tests of certificates share: rules, trainings that nobody else knows, somebody who completed the small course."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from cms.accounts.models import Participant
from cms.credentials.enums import RuleKind
from cms.credentials.evidence import TRAINING, Evidence
from cms.credentials.models import Rule
from learning.domain.answering.completions import confirm_step
from learning.domain.keys import page_key
from tests.factories import SiteTree
from tests.learning.quizzes import lock_of, submit


@dataclass
class Trainings:
    """A room of trainings, as it will stand: attendance with the audience on whose behalf somebody came."""

    kind: str = TRAINING
    attended: dict[int, list[Evidence]] = field(default_factory=dict)

    def attend(self, participant: Participant, *audiences: str, first: date = date(2026, 3, 2)) -> None:
        """Note a training of its own for each audience named, a day after the other."""
        rows = self.attended.setdefault(participant.pk, [])
        for audience in audiences:
            day = date.fromordinal(first.toordinal() + len(rows))
            rows.append(Evidence(uuid4(), f"Szkolenie {len(rows) + 1}", day, minutes=90, audience=audience))

    def given(self, *, participants: Collection[int], keys: Collection[UUID] | None, language: str) -> dict[int, list[Evidence]]:
        """As the registry asks."""
        found = {pk: self.attended.get(pk, []) for pk in participants}
        return {pk: [row for row in rows if keys is None or row.key in keys] for pk, rows in found.items()}

    def people(self, *, keys: Collection[UUID] | None, after: int, most: int) -> list[int]:
        """As the registry asks."""
        return sorted(pk for pk in self.attended if pk > after)[:most]

    def choices(self) -> list[tuple[UUID, str]]:
        """As the registry asks."""
        return []


def course_rule(tree: SiteTree, **fields: Any) -> Rule:
    """A certificate for the small course."""
    values = {"code": "fundacja", "kind": RuleKind.PASSED, "keys": [str(page_key(tree.course))], **fields}
    rule: Rule = Rule.objects.create(**values)
    return rule


def animator_rule(**fields: Any) -> Rule:
    """The certificate for people of organisations who attended five trainings."""
    titles = {"pl": "Animator NGO", "en": "NGO facilitator", "nb": "NGO-animatør"}
    values = {"code": "animator-ngo", "kind": RuleKind.ATTENDED, "minimum": 5, "audience": "ngo", "titles": titles, **fields}
    rule: Rule = Rule.objects.create(**values)
    return rule


def complete(tree: SiteTree, participant: Participant, *, but: int = 0) -> None:
    """Do the small course, or all but some of its last steps."""
    for step in tree.steps[: len(tree.steps) - but]:
        if step.questions:
            submit(step, participant)
        else:
            confirm_step(owner=lambda: lock_of(participant), step_key=page_key(step))
