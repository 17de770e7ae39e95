"""Merging what two participants, who are one person, kept for themselves. Part of ``learning.domain.people.merge``."""

from typing import Any

from django.db.models import Model

from cms.accounts.models import Participant
from learning.models import Bookmark, GroupConsent, GroupMember, ReminderWish, SentReminder, StepNote

#: Stands between two notes to one step, in no language.
BETWEEN = "\n\n* * *\n\n"


def merge_personal(*, source: Participant, target: Participant) -> None:
    """Move bookmarks, notes, memberships, wishes and sent reminders from ``source`` to ``target``. Running it again moves nothing.

    Of what both have, the earlier date stays; of two notes to one step both texts stay, the later one first.
    """
    _merge_notes(source, target)
    _merge_rows(Bookmark, source, target, key=("step_key",), date="created_at")
    _merge_consents(source, target)
    _merge_rows(GroupMember, source, target, key=("group_id",), date="joined_at")
    _merge_rows(ReminderWish, source, target, key=("kind",), date="since")
    _merge_rows(SentReminder, source, target, key=("course_key", "kind", "structure_id"), date="sent_at")


def _merge_rows(model: type[Model], source: Participant, target: Participant, *, key: tuple[str, ...], date: str) -> None:
    """Move rows that the target does not have; where it has one, that one stays, with the earlier of the two dates."""
    rows = model._default_manager
    theirs = list(rows.filter(participant=source))
    if not theirs:
        return

    def of(row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in key)

    mine = {of(row): row for row in rows.filter(participant=target)}
    rows.filter(pk__in=[row.pk for row in theirs if of(row) not in mine]).update(participant=target)
    for row in theirs:
        standing = mine.get(of(row))
        if standing is not None and getattr(row, date) < getattr(standing, date):
            rows.filter(pk=standing.pk).update(**{date: getattr(row, date)})
    rows.filter(participant=source).delete()


def _merge_consents(source: Participant, target: Participant) -> None:
    """In a group that both are in, what either agreed to holds for the one member who stays, from the earlier date on."""
    mine = dict(GroupMember.objects.filter(participant=target).values_list("group_id", "pk"))
    for row in GroupConsent.objects.filter(member__participant=source, member__group__in=mine).select_related("member"):
        standing, made = GroupConsent.objects.get_or_create(
            member_id=mine[row.member.group_id], course_key=row.course_key, defaults={"agreed_at": row.agreed_at}
        )
        if not made and row.agreed_at < standing.agreed_at:
            GroupConsent.objects.filter(pk=standing.pk).update(agreed_at=row.agreed_at)


def _merge_notes(source: Participant, target: Participant) -> None:
    theirs = list(StepNote.objects.filter(participant=source))
    if not theirs:
        return
    mine = {row.step_key: row for row in StepNote.objects.filter(participant=target)}
    moved = []
    for row in theirs:
        standing = mine.get(row.step_key)
        if standing is None:
            moved.append(row.pk)
            continue
        text, updated_at = joined(standing, row), max(standing.updated_at, row.updated_at)
        StepNote.objects.filter(pk=standing.pk).update(text=text, updated_at=updated_at)
    StepNote.objects.filter(pk__in=moved).update(participant=target)
    StepNote.objects.filter(participant=source).delete()


def joined(one: StepNote, other: StepNote) -> str:
    """The texts of two notes, the later first; what stands in both word for word is said once."""
    later, earlier = (one, other) if one.updated_at >= other.updated_at else (other, one)
    return BETWEEN.join(dict.fromkeys([*later.text.split(BETWEEN), *earlier.text.split(BETWEEN)]))
