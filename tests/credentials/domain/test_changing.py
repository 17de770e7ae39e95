"""Revoking, correcting, showing a name: each leaves an entry, and what ended stays ended."""

import pytest
from django.core import mail

from cms.accounts.models import Participant, User
from cms.credentials.domain.changing import correct_name, revoke_certificate, show_name
from cms.credentials.domain.issuing import issue_certificate
from cms.credentials.enums import State
from cms.credentials.errors import NameRefusedError, NoReasonError, NotCurrentError, NotOfferedError
from cms.credentials.models import Certificate
from tests.factories import commit_hooks

pytestmark = pytest.mark.django_db


def test_a_revoked_one_says_why_and_is_not_given_again(certificate: Certificate, holder: Participant, coordinator: User) -> None:
    with commit_hooks():
        revoke_certificate(certificate=certificate, reason="Wydany  omyłkowo.", by=coordinator)
    certificate.refresh_from_db()
    assert (certificate.state, certificate.revoked_reason) == (State.REVOKED, "Wydany omyłkowo.")
    assert "Wydany omyłkowo." in mail.outbox[-1].body
    with pytest.raises(NotOfferedError):
        issue_certificate(participant=holder, rule=certificate.rule, name="Zofia Żółć", language="pl")
    with pytest.raises(NotCurrentError):
        revoke_certificate(certificate=certificate, reason="Jeszcze raz.", by=coordinator)


def test_after_a_mistake_of_the_office_it_may_be_claimed_again(certificate: Certificate, holder: Participant, coordinator: User) -> None:
    revoke_certificate(certificate=certificate, reason="Błąd urzędu.", by=coordinator, may_claim_again=True)
    again = issue_certificate(participant=holder, rule=certificate.rule, name="Zofia Żółć", language="pl")
    assert (again.state, again.serial == certificate.serial) == (State.VALID, False)


def test_a_corrected_name_replaces_the_certificate(certificate: Certificate, coordinator: User) -> None:
    new = correct_name(certificate=certificate, name="Zofia Żołądź", reason="Literówka.", by=coordinator)
    certificate.refresh_from_db()
    assert (certificate.state, certificate.replaced_by, certificate.holder) == (State.REPLACED, new, "Zofia Żółć")
    assert (new.state, new.holder, new.serial == certificate.serial) == (State.VALID, "Zofia Żołądź", False)
    assert {**new.snapshot, "holder": ""} == {**certificate.snapshot, "holder": ""}
    assert [(event.kind, event.reason, event.by) for event in certificate.events.all()][1:] == [("corrected", "Literówka.", coordinator)]


def test_without_a_reason_or_a_name_nothing_changes(certificate: Certificate, coordinator: User) -> None:
    with pytest.raises(NoReasonError):
        revoke_certificate(certificate=certificate, reason=" ", by=coordinator)
    with pytest.raises(NoReasonError):
        correct_name(certificate=certificate, name="Zofia Nowa", reason="", by=coordinator)
    with pytest.raises(NameRefusedError):
        correct_name(certificate=certificate, name="", reason="Literówka.", by=coordinator)
    certificate.refresh_from_db()
    assert (certificate.state, Certificate.objects.count(), certificate.events.count()) == (State.VALID, 1, 1)


def test_the_holder_shows_and_hides_the_name(certificate: Certificate) -> None:
    for shown in (True, True, False):
        show_name(certificate=certificate, shown=shown)
    certificate.refresh_from_db()
    assert certificate.shows_name is False
    assert [event.kind for event in certificate.events.all()] == ["issued", "shown", "hidden"]
