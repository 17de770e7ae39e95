"""Certificates when people sign in, copy their data, delete their account, or are forgotten after a time."""

import pytest

from cms.accounts.domain.merge import merge_participant
from cms.accounts.domain.people import delete_account
from cms.accounts.models import Participant, User
from cms.credentials.domain.holders import confirm_name
from cms.credentials.domain.issuing import issue_certificate, valid_certificate
from cms.credentials.domain.personal import certificate_tables
from cms.credentials.models import Certificate, Holder
from tests.credentials.holding import complete, course_rule
from tests.factories import ParticipantFactory, SiteTree, UserFactory

pytestmark = pytest.mark.django_db


def test_signing_in_brings_certificate_and_name_along(site_tree: SiteTree) -> None:
    anonymous: Participant = ParticipantFactory()
    complete(site_tree, anonymous)
    confirm_name(participant=anonymous, name="Zofia Żółć", language="pl", shows_name=False)
    certificate = issue_certificate(participant=anonymous, rule=course_rule(site_tree), name="Zofia Żółć", language="pl")
    account: Participant = ParticipantFactory(signed_in=True)
    for _again in range(2):
        merge_participant(source=anonymous, target=account)
    certificate.refresh_from_db()
    assert certificate.participant == account
    assert Holder.objects.get().participant == account


def test_two_certificates_of_one_rule_both_stay_true(site_tree: SiteTree, certificate: Certificate, holder: Participant) -> None:
    anonymous: Participant = ParticipantFactory()
    complete(site_tree, anonymous)
    other = issue_certificate(participant=anonymous, rule=certificate.rule, name="Zofia Żółć", language="nb")
    merge_participant(source=anonymous, target=holder)
    other.refresh_from_db()
    assert (other.state, other.participant) == ("valid", anonymous)
    assert valid_certificate(participant=holder, rule=certificate.rule) == certificate
    [table, _name] = certificate_tables(participant=holder, user=None)
    assert [row["serial"] for row in table.rows] == [certificate.serial, other.serial]


def test_deleting_the_account_takes_the_name_and_leaves_the_truth(certificate: Certificate, learner: User, holder: Participant) -> None:
    confirm_name(participant=holder, name="Zofia Żółć", language="pl", shows_name=True)
    anonymous: Participant = ParticipantFactory()
    merge_participant(source=anonymous, target=holder)
    UserFactory(admin=True)
    delete_account(user=learner)
    certificate.refresh_from_db()
    assert (certificate.state, certificate.holder, certificate.shows_name) == ("valid", "", False)
    assert certificate.erased_at
    assert Holder.objects.count() == 0
    assert "Żółć" not in str(list(Certificate.objects.values()))


def test_a_certificate_outlives_progress_without_an_account(site_tree: SiteTree) -> None:
    anonymous: Participant = ParticipantFactory()
    complete(site_tree, anonymous)
    issue_certificate(participant=anonymous, rule=course_rule(site_tree), name="Zofia Żółć", language="pl")
    Participant.objects.filter(pk=anonymous.pk).delete()
    certificate = Certificate.objects.get()
    assert (certificate.participant, certificate.holder, certificate.state) == (None, "Zofia Żółć", "valid")


def test_the_copy_of_somebodys_data_has_them(certificate: Certificate, holder: Participant, learner: User) -> None:
    confirm_name(participant=holder, name="Zofia Żółć", language="pl", shows_name=True)
    held, name = certificate_tables(participant=holder, user=learner)
    assert [(row["serial"], row["holder"], row["state"]) for row in held.rows] == [(certificate.serial, "Zofia Żółć", "ważny")]
    assert [row["name"] for row in name.rows] == ["Zofia Żółć"]
    assert [table.rows for table in certificate_tables(participant=None, user=None)] == [[], []]
