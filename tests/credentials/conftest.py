"""Fixtures of certificates."""

from collections.abc import Iterator

import pytest

from cms.accounts.models import Participant, User
from cms.credentials import evidence
from cms.credentials.domain.issuing import issue_certificate
from cms.credentials.models import Certificate
from tests.credentials.holding import Trainings, complete, course_rule
from tests.factories import ParticipantFactory, SiteTree


@pytest.fixture
def trainings() -> Iterator[Trainings]:
    """A room of trainings for the time of a test."""
    source = Trainings()
    with evidence.also(source):
        yield source


@pytest.fixture
def holder(site_tree: SiteTree, learner: User) -> Participant:
    """Somebody with an account who completed the small course."""
    participant: Participant = ParticipantFactory(user=learner, token_hash=None)
    complete(site_tree, participant)
    return participant


@pytest.fixture
def certificate(site_tree: SiteTree, holder: Participant) -> Certificate:
    """Their certificate."""
    return issue_certificate(participant=holder, rule=course_rule(site_tree), name="Zofia Żółć", language="pl")
