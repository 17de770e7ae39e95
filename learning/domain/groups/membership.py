"""What somebody does in a group: join, say what may be seen, leave."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from cms.accounts.models import Participant
from learning.domain.people.personal import Owner
from learning.errors import GroupEndedError, GroupFullError, GroupNotFoundError, NoConsentError
from learning.models import GroupConsent, GroupMember, LearningGroup

#: Members of one group: as many as one page still shows and one person still knows.
MOST_MEMBERS = 500


@dataclass(frozen=True)
class Consent:
    """What a member says: the name that the coordinator sees, and the courses in which progress may be seen."""

    name: str
    courses: Collection[UUID]


@transaction.atomic
def join_group(*, owner: Owner, invitation: str, consent: Consent) -> GroupMember:
    """Join by an invitation link. Whoever is in the group already changes their name and consents by it.

    Args:
        owner: gives the participant, locked; called once it is known that somebody may join.
        invitation: the secret of the link.
        consent: the name, and at least one of the group's courses.

    Raises:
        GroupNotFoundError: when the link leads nowhere, for example because there is a newer one.
        GroupEndedError: when the group has ended.
        NoConsentError: when the consent names no course of the group.
        GroupFullError: when ``MOST_MEMBERS`` are in it. Nobody joined.
    """
    group = _held(invitation=invitation)
    agreed = _agreed(group, consent)
    if not agreed:
        raise NoConsentError
    participant = owner()
    member = GroupMember.objects.filter(group=group, participant=participant).first()
    if member is None:
        if group.members.count() >= MOST_MEMBERS:
            raise GroupFullError
        member = GroupMember.objects.create(group=group, participant=participant, name=consent.name)
    _write(member, consent.name, agreed)
    return member


@transaction.atomic
def change_consent(*, owner: Owner, group_id: UUID, consent: Consent) -> None:
    """Change one's name in a group, and what its coordinator may see; nothing at all, if the consent names no course.

    Args:
        owner: gives the participant, locked.
        group_id: the group.
        consent: all of what holds from now on.

    Raises:
        GroupNotFoundError: when the person is not in the group.
    """
    group = _held(pk=group_id)
    member = GroupMember.objects.filter(group=group, participant=owner()).first()
    if member is None:
        raise GroupNotFoundError
    _write(member, consent.name, _agreed(group, consent))


@transaction.atomic
def leave_group(*, participant: Participant, group_id: UUID) -> None:
    """Leave a group, and take every consent back with it. Doing it again changes nothing.

    Args:
        participant: who leaves.
        group_id: the group.
    """
    GroupMember.objects.filter(group_id=group_id, participant=participant).delete()


def _held(**which: Any) -> LearningGroup:
    """An open group, locked: its courses and the number of its members stay until the caller is done."""
    group = LearningGroup.objects.select_for_update().filter(**which).first()
    if group is None:
        raise GroupNotFoundError
    if group.closed_at is not None:
        raise GroupEndedError
    return group


def _agreed(group: LearningGroup, consent: Consent) -> set[UUID]:
    """What is agreed to of what the group takes now."""
    return set(group.courses.filter(course_key__in=consent.courses).values_list("course_key", flat=True))


def _write(member: GroupMember, name: str, courses: set[UUID]) -> None:
    """A consent that stands keeps its date."""
    GroupMember.objects.filter(pk=member.pk).update(name=name)
    member.consents.exclude(course_key__in=courses).delete()
    rows = [GroupConsent(member=member, course_key=key) for key in sorted(courses)]
    GroupConsent.objects.bulk_create(rows, ignore_conflicts=True)
