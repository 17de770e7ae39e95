"""Giving to many: portions, counts, and nothing twice."""

import pytest

from cms.credentials.domain import batch
from cms.credentials.domain.batch import Portion, issue_portion
from cms.credentials.domain.holders import confirm_name
from cms.credentials.models import Certificate
from tests.credentials.holding import Trainings, animator_rule
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db


def run(rule: object) -> Portion:
    done = Portion()
    while not done.is_last:
        done = done.plus(issue_portion(rule=rule, after=done.after))  # type: ignore[arg-type]
    return done


def test_everybody_who_earned_it_and_confirmed_a_name_gets_one(trainings: Trainings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "PORTION", 3)
    rule = animator_rule()
    people = [ParticipantFactory() for _ in range(8)]
    for number, person in enumerate(people):
        trainings.attend(person, *["ngo"] * (4 if number == 0 else 5))
        if number != 1:
            confirm_name(participant=person, name="Zofia Żółć", language="pl", shows_name=False)
    assert run(rule) == Portion(people[-1].pk, looked_at=8, issued=6, held=0, nameless=1, is_last=True)
    assert run(rule) == Portion(people[-1].pk, looked_at=8, issued=0, held=6, nameless=1, is_last=True)
    assert Certificate.objects.count() == 6


def test_nobody_is_done_at_once(trainings: Trainings) -> None:
    assert run(animator_rule()) == Portion(is_last=True)
