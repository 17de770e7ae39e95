"""Fifty claims at once: one certificate."""

import pytest

from cms.accounts.models import Participant
from cms.credentials.domain.changing import correct_name
from cms.credentials.domain.issuing import issue_certificate
from cms.credentials.enums import State
from cms.credentials.errors import NotCurrentError
from cms.credentials.models import Certificate, CertificateEvent
from tests.accounts.browsing import in_threads
from tests.credentials.holding import complete, course_rule
from tests.factories import ParticipantFactory, SiteTree, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_fifty_claims_at_once_are_one_certificate(site_tree: SiteTree) -> None:
    participant: Participant = ParticipantFactory()
    complete(site_tree, participant)
    rule = course_rule(site_tree)
    issued = in_threads(50, lambda _number: issue_certificate(participant=participant, rule=rule, name="Zofia Żółć", language="pl").serial)
    assert len(set(issued)) == 1
    assert Certificate.objects.count() == 1
    assert CertificateEvent.objects.filter(kind="issued").count() == 1


def test_of_many_who_correct_at_once_one_does(site_tree: SiteTree) -> None:
    participant: Participant = ParticipantFactory()
    complete(site_tree, participant)
    certificate = issue_certificate(participant=participant, rule=course_rule(site_tree), name="Zofia Żółć", language="pl")
    editor = UserFactory()

    def work(number: int) -> bool:
        try:
            correct_name(certificate=certificate, name=f"Zofia {'ABCDEFGH'[number]}nna", reason="Literówka.", by=editor)
        except NotCurrentError:
            return False
        return True

    assert sum(in_threads(8, work)) == 1
    assert sorted(one.state for one in Certificate.objects.all()) == [State.REPLACED, State.VALID]
