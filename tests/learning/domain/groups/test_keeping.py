"""What a coordinator does with a group, and that nobody else does it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from cms.accounts.models import User
from learning.domain.groups import keeping
from learning.domain.groups.keeping import change_group, dismiss_member, end_group, make_group, renew_invitation
from learning.domain.keys import page_key
from learning.errors import GroupEndedError, GroupNotFoundError, TooManyGroupsError
from learning.models import CourseProgress, GroupConsent, GroupCourse, GroupMember, LearningGroup
from tests.factories import ParticipantFactory, SiteTree, UserFactory, course_of
from tests.learning.domain.acting import read
from tests.learning.grouping import group_of, join, plan

pytestmark = pytest.mark.django_db
Act = Callable[[User, LearningGroup], Any]


def act_on(work: Any, **further: Any) -> Act:
    """An act of a coordinator on a group."""
    return lambda user, group: work(coordinator=user, group_id=group.pk, **further)


ACTS: dict[str, Act] = {
    "change": act_on(change_group, plan=plan(name="Cudza")),
    "link": act_on(renew_invitation),
    "end": act_on(end_group),
    "dismiss": act_on(dismiss_member, member_id=1),
}


def test_the_same_form_makes_one_group(site_tree: SiteTree, learner: User) -> None:
    key = uuid4()
    made = [make_group(coordinator=learner, group_id=key, plan=plan(site_tree.course, due=date(2027, 1, 31))) for _ in range(2)]
    assert [group.pk for group in made] == [key, key]
    assert list(GroupCourse.objects.values_list("group", "course_key", "due_on")) == [(key, page_key(site_tree.course), date(2027, 1, 31))]


def test_somebody_elses_form_makes_nothing(site_tree: SiteTree, learner: User) -> None:
    group = group_of(site_tree.course)
    with pytest.raises(GroupNotFoundError):
        make_group(coordinator=learner, group_id=group.pk, plan=plan(site_tree.course, name="Cudza"))
    assert list(LearningGroup.objects.values_list("name", flat=True)) == ["Akademia dla urzędników"]


def test_one_person_coordinates_so_many_open_groups(site_tree: SiteTree, learner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_GROUPS", 2)
    first, _second = (group_of(site_tree.course, coordinator=learner) for _ in range(2))
    with pytest.raises(TooManyGroupsError):
        group_of(site_tree.course, coordinator=learner)
    end_group(coordinator=learner, group_id=first.pk)
    group_of(site_tree.course, coordinator=learner)
    assert LearningGroup.objects.filter(closed_at=None).count() == 2


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_nobody_touches_anothers_group(site_tree: SiteTree, learner: User, act: Act) -> None:
    group = group_of(site_tree.course)
    join(group, ParticipantFactory())
    before = list(LearningGroup.objects.values())
    with pytest.raises(GroupNotFoundError):
        act(learner, group)
    assert (list(LearningGroup.objects.values()), GroupMember.objects.count()) == (before, 1)


@pytest.mark.parametrize("name", ["change", "link", "dismiss"])
def test_an_ended_group_is_not_changed(site_tree: SiteTree, learner: User, name: str) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    end_group(coordinator=learner, group_id=group.pk)
    with pytest.raises(GroupEndedError):
        ACTS[name](learner, group)


def test_ending_deletes_memberships_and_leaves_the_learning(site_tree: SiteTree, learner: User) -> None:
    group, person = group_of(site_tree.course, coordinator=learner), ParticipantFactory()
    read(site_tree.read_step, person)
    join(group, person)
    for _ in range(2):
        end_group(coordinator=learner, group_id=group.pk)
    group.refresh_from_db()
    assert group.closed_at is not None
    assert (GroupMember.objects.count(), GroupConsent.objects.count(), CourseProgress.objects.count()) == (0, 0, 1)


def test_a_new_link_ends_the_one_before_and_keeps_the_members(site_tree: SiteTree, learner: User) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    join(group, ParticipantFactory())
    renew_invitation(coordinator=learner, group_id=group.pk)
    with pytest.raises(GroupNotFoundError):
        join(group, ParticipantFactory())
    assert GroupMember.objects.count() == 1


def test_consent_to_a_course_ends_when_it_leaves_the_group_and_does_not_come_back(site_tree: SiteTree, learner: User) -> None:
    other = course_of(1, parent=site_tree.index, quiz=False)
    group = group_of(site_tree.course, other, coordinator=learner)
    member = join(group, ParticipantFactory())
    change = partial(change_group, coordinator=learner, group_id=group.pk)
    change(plan=plan(site_tree.course))
    change(plan=plan(site_tree.course, other, name="Inna nazwa", organisation=""))
    assert list(member.consents.values_list("course_key", flat=True)) == [page_key(site_tree.course)]
    group.refresh_from_db()
    assert (group.name, group.organisation, group.courses.count()) == ("Inna nazwa", "", 2)


def test_a_day_is_changed_without_touching_consent(site_tree: SiteTree, learner: User) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    consent = join(group, ParticipantFactory()).consents.get()
    change_group(coordinator=learner, group_id=group.pk, plan=plan(site_tree.course, due=date(2027, 5, 1)))
    assert (group.courses.get().due_on, GroupConsent.objects.get()) == (date(2027, 5, 1), consent)


def test_somebody_is_taken_out_once_and_only_of_this_group(site_tree: SiteTree, learner: User) -> None:
    group, other = group_of(site_tree.course, coordinator=learner), group_of(site_tree.course, coordinator=UserFactory())
    person = ParticipantFactory()
    member, elsewhere = join(group, person), join(other, person)
    for pk in (member.pk, member.pk, elsewhere.pk):
        dismiss_member(coordinator=learner, group_id=group.pk, member_id=pk)
    assert list(GroupMember.objects.all()) == [elsewhere]
