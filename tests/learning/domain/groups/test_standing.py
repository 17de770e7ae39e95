"""What is seen of groups: what was agreed to, and nothing else."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID, uuid4

import pytest

from cms.accounts.models import User
from learning.domain.groups import standing
from learning.domain.groups.keeping import end_group
from learning.domain.groups.standing import groups_of, invited_to, led_group, member_rows, membership, seen_of
from learning.domain.keys import page_key
from learning.enums import GroupState
from learning.errors import GroupNotFoundError
from tests.factories import ParticipantFactory, SiteTree, UserFactory, course_of
from tests.harness.queries import Queries
from tests.learning.domain.acting import read
from tests.learning.domain.publishing.test_structure import complete
from tests.learning.grouping import group_of, join

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]


def test_each_member_stands_by_name_with_what_they_agreed_to_show(site_tree: SiteTree) -> None:
    other = course_of(1, parent=site_tree.index, quiz=False)
    keys = [page_key(site_tree.course), page_key(other)]
    group = group_of(site_tree.course, other)
    done, begun, silent = (ParticipantFactory() for _ in range(3))
    complete(site_tree, done)
    read(site_tree.read_step, begun)
    complete(site_tree, silent)
    join(group, begun, name="Łucja")
    join(group, silent, keys[1:], name="żaneta")
    join(group, done, keys[:1], name="Adam")
    rows = member_rows(group=group, course_keys=keys)
    assert [row.member.name for row in rows] == ["Adam", "Łucja", "żaneta"]
    assert [[(one.state, one.done, one.total, bool(one.completed_at)) for one in row.seen] for row in rows] == [
        [(GroupState.COMPLETED, 3, 3, True), (GroupState.NO_CONSENT, 0, 0, False)],
        [(GroupState.BEGUN, 1, 3, False), (GroupState.NOT_BEGUN, 0, 0, False)],
        [(GroupState.NO_CONSENT, 0, 0, False), (GroupState.NOT_BEGUN, 0, 0, False)],
    ]
    assert seen_of(member=rows[0].member, course_keys=keys) == rows[0].seen


def test_consent_in_one_group_is_none_in_another(site_tree: SiteTree) -> None:
    other = course_of(1, parent=site_tree.index, quiz=False)
    keys = [page_key(site_tree.course), page_key(other)]
    person = ParticipantFactory()
    read(site_tree.read_step, person)
    join(group_of(site_tree.course), person)
    second = group_of(site_tree.course, other)
    join(second, person, keys[1:])
    [row] = member_rows(group=second, course_keys=keys)
    assert [one.state for one in row.seen] == [GroupState.NO_CONSENT, GroupState.NOT_BEGUN]


def test_progress_without_consent_is_not_even_read(site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[Any] = []
    told = standing._seen

    def watch(key: UUID, row: Any, *, is_agreed: bool) -> Any:
        fetched.append(row)
        return told(key, row, is_agreed=is_agreed)

    monkeypatch.setattr(standing, "_seen", watch)
    other, person = course_of(1, parent=site_tree.index, quiz=False), ParticipantFactory()
    complete(site_tree, person)
    group = group_of(site_tree.course, other)
    join(group, person, [page_key(other)])
    member_rows(group=group, course_keys=[page_key(site_tree.course), page_key(other)])
    assert fetched == [None, None]


def test_the_cost_of_a_group_does_not_grow_with_its_members(site_tree: SiteTree, sql_count: Counter) -> None:
    group, keys, counts = group_of(site_tree.course), [page_key(site_tree.course)], []
    for size in (1, 30):
        for number in range(size):
            person = ParticipantFactory()
            read(site_tree.read_step, person)
            join(group, person, name=f"Osoba {number}")
        with sql_count() as queries:
            rows = member_rows(group=group, course_keys=keys)
        counts.append(queries.count)
    assert (counts, len(rows)) == ([3, 3], 31)


def test_ones_groups_are_those_led_and_those_joined(site_tree: SiteTree, learner: User, sql_count: Counter) -> None:
    person = ParticipantFactory(user=learner, token_hash=None)
    both = group_of(site_tree.course, coordinator=learner, name="Obie")
    led = group_of(site_tree.course, coordinator=learner, name="Łączona")
    joined = group_of(site_tree.course, coordinator=UserFactory(), name="Cudza")
    ended = group_of(site_tree.course, coordinator=learner, name="Adam był tu")
    group_of(site_tree.course, name="Niczyja")
    for group in (both, joined, ended):
        join(group, person)
    join(both, ParticipantFactory())
    end_group(coordinator=learner, group_id=ended.pk)
    with sql_count() as queries:
        rows = groups_of(participant=person, user=learner)
    assert [(row.group.name, row.is_led, row.is_member, row.members) for row in rows] == [
        ("Cudza", False, True, 0), ("Łączona", True, False, 0), ("Obie", True, True, 2), ("Adam był tu", True, False, 0)
    ]  # fmt: skip
    assert (queries.count, groups_of(participant=None, user=None)) == (2, [])
    assert led.pk == led_group(coordinator=learner, group_id=led.pk).pk


def test_nobody_finds_what_is_not_theirs(site_tree: SiteTree, learner: User) -> None:
    group, person = group_of(site_tree.course), ParticipantFactory()
    join(group, person)
    assert membership(participant=person, group_id=group.pk).name == "Ola Nowak"
    assert invited_to(invitation=group.invitation) == group
    for look in (
        lambda: led_group(coordinator=learner, group_id=group.pk),
        lambda: membership(participant=None, group_id=group.pk),
        lambda: membership(participant=ParticipantFactory(), group_id=group.pk),
        lambda: membership(participant=person, group_id=uuid4()),
        lambda: invited_to(invitation="nic"),
    ):
        with pytest.raises(GroupNotFoundError):
            look()
