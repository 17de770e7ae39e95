"""What a coordinator does with a group. Each action finds the group by its coordinator, so nobody touches another's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.accounts.models import User
from learning.errors import GroupEndedError, GroupNotFoundError, TooManyGroupsError
from learning.models import GroupConsent, GroupCourse, GroupMember, LearningGroup
from learning.models.groups import new_invitation

#: Open groups of one coordinator; whoever needs more is no person but a script.
MOST_GROUPS = 20


@dataclass(frozen=True)
class GroupPlan:
    """What a coordinator says of a group. ``courses``: keys of courses, each with the day by which it is to be done."""

    name: str
    organisation: str
    courses: Mapping[UUID, date | None]


@transaction.atomic
def make_group(*, coordinator: User, group_id: UUID, plan: GroupPlan) -> LearningGroup:
    """Make a group. The same form sent twice makes it once.

    Args:
        coordinator: whose it is.
        group_id: what the form was minted with; the group's key.
        plan: its name, organisation and courses.

    Raises:
        TooManyGroupsError: when the person coordinates ``MOST_GROUPS`` open groups. Nothing is made.
        GroupNotFoundError: when the form is another person's.
    """
    User.objects.select_for_update().get(pk=coordinator.pk)  # one group at a time, so that the count holds
    standing = LearningGroup.objects.filter(pk=group_id).first()
    if standing is not None:
        if standing.coordinator_id != coordinator.pk:
            raise GroupNotFoundError
        return standing
    if LearningGroup.objects.filter(coordinator=coordinator, closed_at=None).count() >= MOST_GROUPS:
        raise TooManyGroupsError
    group = LearningGroup.objects.create(pk=group_id, name=plan.name, organisation=plan.organisation, coordinator=coordinator)
    GroupCourse.objects.bulk_create(GroupCourse(group=group, course_key=key, due_on=due) for key, due in plan.courses.items())
    return group


@transaction.atomic
def change_group(*, coordinator: User, group_id: UUID, plan: GroupPlan) -> None:
    """Change what a group is called and takes.

    Consent to a course that leaves the group ends with it; taken up again, the course needs another one. Nobody has agreed to a
    course that is new.

    Args:
        coordinator: whose group it is.
        group_id: the group.
        plan: all of what it shall be.

    Raises:
        GroupNotFoundError: when the person coordinates no such group.
        GroupEndedError: when it has ended.
    """
    group = _held(coordinator, group_id)
    LearningGroup.objects.filter(pk=group.pk).update(name=plan.name, organisation=plan.organisation)
    group.courses.exclude(course_key__in=plan.courses).delete()
    GroupConsent.objects.filter(member__group=group).exclude(course_key__in=plan.courses).delete()
    for key, due in plan.courses.items():
        GroupCourse.objects.update_or_create(group=group, course_key=key, defaults={"due_on": due})


@transaction.atomic
def renew_invitation(*, coordinator: User, group_id: UUID) -> None:
    """Make another invitation link; the one that stands leads nowhere from now on. Members stay.

    Raises:
        GroupNotFoundError: when the person coordinates no such group.
        GroupEndedError: when it has ended.
    """
    group = _held(coordinator, group_id)
    LearningGroup.objects.filter(pk=group.pk).update(invitation=new_invitation())


@transaction.atomic
def end_group(*, coordinator: User, group_id: UUID) -> None:
    """End a group: every membership is deleted, with its consents. What people learned stays theirs. Ending it again changes nothing.

    Raises:
        GroupNotFoundError: when the person coordinates no such group.
    """
    try:
        group = _held(coordinator, group_id)
    except GroupEndedError:
        return
    LearningGroup.objects.filter(pk=group.pk).update(closed_at=timezone.now())
    group.members.all().delete()


@transaction.atomic
def dismiss_member(*, coordinator: User, group_id: UUID, member_id: int) -> None:
    """Take somebody out of a group. Their learning stays theirs; doing it again changes nothing.

    Raises:
        GroupNotFoundError: when the person coordinates no such group.
        GroupEndedError: when it has ended.
    """
    group = _held(coordinator, group_id)
    GroupMember.objects.filter(group=group, pk=member_id).delete()


@transaction.atomic
def appoint_coordinator(*, group_id: UUID, coordinator: User) -> None:
    """Give an open group another coordinator, as staff do when somebody has left. Members read the new name on their page.

    Args:
        group_id: the group.
        coordinator: an active account.

    Raises:
        GroupNotFoundError: when there is no such group.
        GroupEndedError: when it has ended.
    """
    group = _open(LearningGroup.objects.select_for_update().filter(pk=group_id).first())
    LearningGroup.objects.filter(pk=group.pk).update(coordinator=coordinator)


def _held(coordinator: User, group_id: UUID) -> LearningGroup:
    return _open(LearningGroup.objects.select_for_update().filter(pk=group_id, coordinator=coordinator).first())


def _open(group: LearningGroup | None) -> LearningGroup:
    if group is None:
        raise GroupNotFoundError
    if group.closed_at is not None:
        raise GroupEndedError
    return group
