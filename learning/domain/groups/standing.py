"""What is seen of groups: by the coordinator what members agreed to and nothing else, by a member what is seen of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F
from django.utils.translation import get_language

from cms.accounts.models import Participant, User
from cms.core.language.sorting import sort_key
from learning.enums import GroupState
from learning.errors import GroupNotFoundError
from learning.models import CourseProgress, GroupConsent, GroupMember, LearningGroup


@dataclass(frozen=True)
class Seen:
    """How far a member is in a course of the group, as the coordinator sees it. Without consent there are no numbers."""

    course_key: UUID
    state: GroupState
    done: int = 0
    total: int = 0
    completed_at: datetime | None = None


@dataclass(frozen=True)
class MemberRow:
    """A member with what is seen of them, in the order of the group's courses."""

    member: GroupMember
    seen: list[Seen]


@dataclass(frozen=True)
class MyGroup:
    """A group of somebody's: one that they coordinate, one that they are in, or both. ``members`` is told to its coordinator."""

    group: LearningGroup
    is_led: bool
    is_member: bool
    members: int = 0


def led_group(*, coordinator: User, group_id: UUID) -> LearningGroup:
    """A group of a coordinator's, ended ones too.

    Raises:
        GroupNotFoundError: when the person coordinates no such group.
    """
    group = LearningGroup.objects.filter(pk=group_id, coordinator=coordinator).first()
    if group is None:
        raise GroupNotFoundError
    return group


def membership(*, participant: Participant | None, group_id: UUID) -> GroupMember:
    """Somebody's place in an open group.

    Raises:
        GroupNotFoundError: when they are not in it.
    """
    rows = GroupMember.objects.filter(participant=participant, group_id=group_id, group__closed_at=None)
    member = rows.select_related("group__coordinator").first() if participant is not None else None
    if member is None:
        raise GroupNotFoundError
    return member


def invited_to(*, invitation: str) -> LearningGroup:
    """The group that an invitation link leads to, ended ones too.

    Raises:
        GroupNotFoundError: when the link leads nowhere.
    """
    group = LearningGroup.objects.select_related("coordinator").filter(invitation=invitation).first()
    if group is None:
        raise GroupNotFoundError
    return group


def groups_of(*, participant: Participant | None, user: User | None) -> list[MyGroup]:
    """The groups that somebody coordinates or is in, by name: one statement each.

    Args:
        participant: who learns, None for a stranger.
        user: their account, if they have one.
    """
    found: dict[UUID, MyGroup] = {}
    if user is not None:
        led = LearningGroup.objects.filter(coordinator=user).annotate(people=Count("members"))
        found = {group.pk: MyGroup(group, True, False, members=group.people) for group in led}
    if participant is not None:
        for group in LearningGroup.objects.filter(members__participant=participant, closed_at=None):
            known = found.get(group.pk)
            found[group.pk] = MyGroup(group, known is not None, True, members=known.members if known else 0)
    return sorted(found.values(), key=lambda row: (row.group.closed_at is not None, sort_key(row.group.name, _reader()), str(row.group.pk)))


def member_rows(*, group: LearningGroup, course_keys: list[UUID]) -> list[MemberRow]:
    """Every member by name, with what they agreed to show: three statements, however many they are.

    Args:
        group: an open group.
        course_keys: its courses, in the order in which they are shown.
    """
    return _rows(group.members.all(), course_keys)


def seen_of(*, member: GroupMember, course_keys: list[UUID]) -> list[Seen]:
    """What the coordinator sees of one member: the same, told to the member."""
    return _rows([member], course_keys)[0].seen


def _reader() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _rows(members: Iterable[GroupMember], course_keys: list[UUID]) -> list[MemberRow]:
    by_name = sorted(members, key=lambda member: (sort_key(member.name, _reader()), member.pk))
    ids = [member.pk for member in by_name]
    agreed = set(GroupConsent.objects.filter(member__in=ids, course_key__in=course_keys).values_list("member", "course_key"))
    # Asked for by consent: what nobody agreed to show is not even read.
    shown = CourseProgress.objects.filter(
        participant__memberships__in=ids, participant__memberships__consents__course_key=F("course_key"), course_key__in=course_keys
    )
    progress = {(row.participant_id, row.course_key): row for row in shown}
    return [
        MemberRow(
            member, [_seen(key, progress.get((member.participant_id, key)), is_agreed=(member.pk, key) in agreed) for key in course_keys]
        )
        for member in by_name
    ]


def _seen(key: UUID, row: CourseProgress | None, *, is_agreed: bool) -> Seen:
    if not is_agreed:
        return Seen(key, GroupState.NO_CONSENT)
    if row is None:
        return Seen(key, GroupState.NOT_BEGUN)
    state = GroupState.COMPLETED if row.completed_at else GroupState.BEGUN
    return Seen(key, state, row.done, row.total, row.completed_at)
