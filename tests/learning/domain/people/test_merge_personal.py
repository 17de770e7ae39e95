"""Merging what two participants kept for themselves: nothing is lost, and doing it again changes nothing."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.accounts.domain.merge import merge_participant
from cms.accounts.models import Participant
from learning.domain.people.merge import merge_learning
from learning.domain.people.merge_personal import BETWEEN, merge_personal
from learning.enums import ReminderKind
from learning.models import Bookmark, CourseStructure, GroupConsent, GroupMember, LearningGroup, ReminderWish, SentReminder, StepNote
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 5, 1, 12, tzinfo=UTC)
STEPS = [UUID(int=number) for number in range(1, 4)]


def day(number: int) -> datetime:
    """A day of May."""
    return START + timedelta(days=number)


def note(person: Participant, text: str, at: int, step: UUID = STEPS[0]) -> StepNote:
    """A note of a day."""
    return StepNote.objects.create(participant=person, step_key=step, text=text, updated_at=day(at))


def notes(person: Participant) -> list[tuple[str, datetime]]:
    """The notes of a person."""
    return list(StepNote.objects.filter(participant=person).order_by("step_key").values_list("text", "updated_at"))


def everything(person: Participant) -> list[Any]:
    """All that a person keeps."""
    return [
        sorted(Bookmark.objects.filter(participant=person).values_list("step_key", "created_at")),
        sorted(StepNote.objects.filter(participant=person).values_list("step_key", "text", "updated_at")),
        sorted(GroupMember.objects.filter(participant=person).values_list("group", "name", "joined_at")),
        sorted(ReminderWish.objects.filter(participant=person).values_list("kind", "since")),
        sorted(SentReminder.objects.filter(participant=person).values_list("course_key", "kind", "structure", "sent_at")),
    ]


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (("Moja", 1), ("Tamta", 2), ("Tamta\n\n* * *\n\nMoja", 2)),
        (("Moja", 3), ("Tamta", 2), ("Moja\n\n* * *\n\nTamta", 3)),
        (("Ta sama", 1), ("Ta sama", 2), ("Ta sama", 2)),
        (("niebo", 1), ("nie", 2), ("nie\n\n* * *\n\nniebo", 2)),
        (("nie", 1), ("niebo", 2), ("niebo\n\n* * *\n\nnie", 2)),
        (("Druga\n\n* * *\n\nPierwsza", 1), ("Pierwsza", 2), ("Pierwsza\n\n* * *\n\nDruga", 2)),
        (("ż" * 4000, 1), ("ó" * 4000, 2), ("ó" * 4000 + "\n\n* * *\n\n" + "ż" * 4000, 2)),
    ],
)
def test_of_two_notes_both_texts_stay_the_later_first(mine: tuple[str, int], theirs: tuple[str, int], merged: tuple[str, int]) -> None:
    account, other = ParticipantFactory(signed_in=True), ParticipantFactory()
    note(account, *mine)
    note(other, *theirs)
    merge_participant(source=other, target=account)
    assert notes(account) == [(merged[0], day(merged[1]))]
    assert notes(other) == []


def test_a_note_that_comes_in_after_the_merge_joins_at_the_next() -> None:
    account, other = ParticipantFactory(signed_in=True), ParticipantFactory()
    note(other, "Pierwsza", 1)
    merge_participant(source=other, target=account)
    note(other, "Spóźniona", 2)
    merge_participant(source=other, target=account)
    assert notes(account) == [("Spóźniona\n\n* * *\n\nPierwsza", day(2))]


def test_a_membership_stays_under_the_accounts_name_with_the_first_consent() -> None:
    account, other = ParticipantFactory(signed_in=True), ParticipantFactory()
    group = LearningGroup.objects.create(name="Urząd")
    GroupMember.objects.create(group=group, participant=account, name="Anna Nowak", joined_at=day(5))
    GroupMember.objects.create(group=group, participant=other, name="Ania", joined_at=day(1))
    merge_participant(source=other, target=account)
    assert list(GroupMember.objects.values_list("participant", "name", "joined_at")) == [(account.pk, "Anna Nowak", day(1))]


def test_what_either_agreed_to_holds_for_the_one_who_stays() -> None:
    account, other = ParticipantFactory(signed_in=True), ParticipantFactory()
    group = LearningGroup.objects.create(name="Urząd")
    mine, theirs = (GroupMember.objects.create(group=group, participant=person, name="Anna") for person in (account, other))
    for member, step, when in ((mine, 0, 5), (theirs, 0, 1), (theirs, 1, 2), (mine, 2, 3)):
        GroupConsent.objects.create(member=member, course_key=STEPS[step], agreed_at=day(when))
    for _ in range(2):
        merge_participant(source=other, target=account)
    consents = GroupConsent.objects.order_by("agreed_at").values_list("member", "course_key", "agreed_at")
    assert list(consents) == [(mine.pk, STEPS[0], day(1)), (mine.pk, STEPS[1], day(2)), (mine.pk, STEPS[2], day(3))]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["mine", "theirs"]),
        st.sampled_from(["bookmark", "note", "member", "wish", "sent"]),
        st.integers(0, 2),
        st.integers(0, 9),
        st.sampled_from(["Zadzwonić", "Zadzwonić do banku", "Statut", "* * *"]),
    ),
    max_size=14,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_merging_twice_is_merging_once_and_keeps_the_union(db: None, acts: list[tuple[str, str, int, int, str]]) -> None:
    people = {"mine": ParticipantFactory(signed_in=True), "theirs": ParticipantFactory()}
    groups = [LearningGroup.objects.create(name=f"Grupa {n}") for n in range(3)]
    first = CourseStructure.objects.order_by("-version").values_list("version", flat=True).first() or 0
    editions = [
        CourseStructure.objects.create(course_key=STEPS[0], version=first + n, required_hash="", is_current=False) for n in range(1, 4)
    ]
    kinds = list(ReminderKind)
    wanted: list[set[Any]] = [set(), set(), set(), set(), set()]
    for who, what, which, when, text in acts:
        person, at = people[who], day(when)
        if what == "bookmark":
            Bookmark.objects.get_or_create(participant=person, step_key=STEPS[which], defaults={"created_at": at})
            wanted[0].add(STEPS[which])
        elif what == "note":
            StepNote.objects.get_or_create(participant=person, step_key=STEPS[which], defaults={"text": text, "updated_at": at})
            wanted[1].add(STEPS[which])
        elif what == "member":
            GroupMember.objects.get_or_create(participant=person, group=groups[which], defaults={"name": text, "joined_at": at})
            wanted[2].add(groups[which].pk)
        elif what == "wish":
            ReminderWish.objects.get_or_create(participant=person, kind=kinds[which % 2], defaults={"since": at})
            wanted[3].add(kinds[which % 2].value)
        else:
            SentReminder.objects.get_or_create(
                participant=person, course_key=STEPS[0], kind=kinds[0], structure=editions[which], defaults={"sent_at": at}
            )
            wanted[4].add(editions[which].pk)
    texts = {text for person in people.values() for text in StepNote.objects.filter(participant=person).values_list("text", flat=True)}
    merge_personal(source=people["theirs"], target=people["mine"])
    once = everything(people["mine"])
    for _ in range(2):
        merge_learning(source=people["theirs"], target=people["mine"])
    assert everything(people["mine"]) == once
    assert everything(people["theirs"]) == [[], [], [], [], []]
    assert [{row[0] for row in rows} for rows in once[:4]] == wanted[:4]
    assert {row[2] for row in once[4]} == wanted[4]
    assert all(any(text in row[1].split(BETWEEN) for row in once[1]) for text in texts)
