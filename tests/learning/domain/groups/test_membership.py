"""Joining, agreeing, leaving."""

from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

import pytest

from cms.accounts.domain.people import delete_account
from cms.accounts.models import Participant, User
from learning.domain.groups import membership
from learning.domain.groups.keeping import end_group
from learning.domain.groups.membership import Consent, change_consent, leave_group
from learning.domain.keys import page_key
from learning.errors import GroupEndedError, GroupFullError, GroupNotFoundError, NoConsentError
from learning.models import GroupConsent, GroupMember
from tests.factories import ParticipantFactory, SiteTree, UserFactory, course_of
from tests.learning.grouping import group_of, join
from tests.learning.quizzes import lock_of

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def test_joining_again_changes_the_name_and_keeps_the_dates(site_tree: SiteTree) -> None:
    group, person = group_of(site_tree.course), ParticipantFactory()
    join(group, person, name="Ola")
    GroupConsent.objects.update(agreed_at=LONG_AGO)
    join(group, person, name="Aleksandra Nowak")
    assert list(GroupMember.objects.values_list("participant", "name")) == [(person.pk, "Aleksandra Nowak")]
    assert list(GroupConsent.objects.values_list("course_key", "agreed_at")) == [(page_key(site_tree.course), LONG_AGO)]


def test_consent_to_nothing_or_to_a_course_of_no_such_group_joins_nobody(site_tree: SiteTree) -> None:
    group, person = group_of(site_tree.course), ParticipantFactory()
    for keys in ([], [uuid4()]):
        with pytest.raises(NoConsentError):
            join(group, person, keys)
    assert GroupMember.objects.count() == 0


def test_what_the_group_does_not_take_is_not_agreed_to(site_tree: SiteTree) -> None:
    group = group_of(site_tree.course)
    member = join(group, ParticipantFactory(), [page_key(site_tree.course), uuid4()])
    assert list(member.consents.values_list("course_key", flat=True)) == [page_key(site_tree.course)]


def test_a_refused_wish_makes_nobody(site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    """The owner is asked for only when somebody may join, except that a full group is known by its members."""
    asked: list[bool] = []

    def owner() -> Participant:
        asked.append(True)
        return ParticipantFactory()

    group = group_of(site_tree.course)
    with pytest.raises(NoConsentError):
        membership.join_group(owner=owner, invitation=group.invitation, consent=Consent("Ola", []))
    with pytest.raises(GroupNotFoundError):
        membership.join_group(owner=owner, invitation="nic", consent=Consent("Ola", []))
    assert asked == []


def test_a_full_group_takes_nobody_and_keeps_who_is_in(site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(membership, "MOST_MEMBERS", 1)
    group, person = group_of(site_tree.course), ParticipantFactory()
    join(group, person)
    with pytest.raises(GroupFullError):
        join(group, ParticipantFactory())
    join(group, person, name="Nowe imię")
    assert list(GroupMember.objects.values_list("name", flat=True)) == ["Nowe imię"]


def test_consent_is_taken_back_course_by_course_and_as_a_whole(site_tree: SiteTree) -> None:
    other = course_of(1, parent=site_tree.index, quiz=False)
    group, person = group_of(site_tree.course, other), ParticipantFactory()
    member = join(group, person)
    for keys in ([page_key(other)], []):
        change_consent(owner=partial(lock_of, person), group_id=group.pk, consent=Consent("Ola", keys))
        assert list(member.consents.values_list("course_key", flat=True)) == keys
    assert GroupMember.objects.count() == 1


def test_whoever_is_in_no_group_changes_nothing(site_tree: SiteTree) -> None:
    group, stranger = group_of(site_tree.course), ParticipantFactory()
    join(group, ParticipantFactory())
    with pytest.raises(GroupNotFoundError):
        change_consent(owner=partial(lock_of, stranger), group_id=group.pk, consent=Consent("Obcy", [page_key(site_tree.course)]))
    leave_group(participant=stranger, group_id=group.pk)
    assert list(GroupMember.objects.values_list("name", flat=True)) == ["Ola Nowak"]


def test_leaving_takes_every_consent_back_and_can_be_done_twice(site_tree: SiteTree) -> None:
    group, person = group_of(site_tree.course), ParticipantFactory()
    join(group, person)
    for _ in range(2):
        leave_group(participant=person, group_id=group.pk)
    assert (GroupMember.objects.count(), GroupConsent.objects.count()) == (0, 0)


def test_an_ended_group_takes_nobody(site_tree: SiteTree, learner: User) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    end_group(coordinator=learner, group_id=group.pk)
    with pytest.raises(GroupEndedError):
        join(group, ParticipantFactory())


def test_a_deleted_account_leaves_its_groups_and_those_that_it_coordinated_go_on(site_tree: SiteTree, learner: User) -> None:
    led = group_of(site_tree.course, coordinator=learner)
    elsewhere = group_of(site_tree.course, coordinator=UserFactory())
    join(elsewhere, ParticipantFactory(user=learner, token_hash=None))
    stays = join(led, ParticipantFactory())
    delete_account(user=learner)
    led.refresh_from_db()
    assert (led.coordinator, led.closed_at, list(GroupMember.objects.all())) == (None, None, [stays])
