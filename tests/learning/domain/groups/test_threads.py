"""Many at once: one membership of a person, one group of a form, no member more than fit."""

import contextlib
from functools import partial
from uuid import uuid4

import pytest

from learning.domain.groups import keeping, membership
from learning.domain.groups.keeping import end_group, make_group
from learning.errors import GroupEndedError, GroupFullError, TooManyGroupsError
from learning.models import GroupConsent, GroupMember, LearningGroup
from tests.accounts.browsing import in_threads
from tests.factories import ParticipantFactory, SiteTree, UserFactory
from tests.learning.grouping import group_of, join, plan

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 20


def test_a_form_sent_many_times_at_once_joins_once(site_tree: SiteTree) -> None:
    group, person = group_of(site_tree.course), ParticipantFactory()
    in_threads(MANY, lambda _number: join(group, person))
    assert (GroupMember.objects.count(), GroupConsent.objects.count()) == (1, 1)


def test_no_more_join_at_once_than_fit(site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(membership, "MOST_MEMBERS", 5)
    group, people = group_of(site_tree.course), [ParticipantFactory() for _ in range(MANY)]

    def work(number: int) -> bool:
        try:
            join(group, people[number])
        except GroupFullError:
            return False
        return True

    assert (sum(in_threads(MANY, work)), GroupMember.objects.count()) == (5, 5)


def test_one_form_and_one_person_make_no_more_groups_than_they_may(site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_GROUPS", 3)
    user, key = UserFactory(), uuid4()
    make = partial(make_group, coordinator=user, plan=plan(site_tree.course))
    in_threads(MANY, lambda _number: make(group_id=key))
    assert LearningGroup.objects.count() == 1

    def work(_number: int) -> bool:
        try:
            make(group_id=uuid4())
        except TooManyGroupsError:
            return False
        return True

    assert (sum(in_threads(MANY, work)), LearningGroup.objects.count()) == (2, 3)


def test_a_group_that_ends_while_people_join_keeps_nobody(site_tree: SiteTree) -> None:
    user = UserFactory()
    group, people = group_of(site_tree.course, coordinator=user), [ParticipantFactory() for _ in range(8)]

    def work(number: int) -> None:
        if number == 4:
            end_group(coordinator=user, group_id=group.pk)
            return
        with contextlib.suppress(GroupEndedError):
            join(group, people[number])

    in_threads(8, work)
    assert (GroupMember.objects.count(), LearningGroup.objects.get().closed_at is not None) == (0, True)
