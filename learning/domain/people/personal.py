"""What a learner keeps for themselves: bookmarks, notes, wishes to be reminded. Nobody else ever reads it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, QuerySet, TextField, Value
from django.utils import timezone

from cms.accounts.models import Participant
from learning.enums import ReminderKind
from learning.errors import StepWithdrawnError, TooLongError
from learning.models import Bookmark, ReminderWish, StepNote, StructureStep
from learning.models.personal import LONGEST_NOTE

#: Gives the participant who acts, locked until the transaction ends; makes one where there is none.
Owner = Callable[[], Participant]


@dataclass(frozen=True)
class Kept:
    """What somebody keeps with one step."""

    step_key: UUID
    bookmarked_at: datetime | None = None
    note: str = ""
    noted_at: datetime | None = None


def kept_things(*, participant: Participant | None, step_key: UUID | None = None) -> dict[UUID, Kept]:
    """Bookmarks and notes of a person by step, in one statement; none for a stranger. The order is that of the latest change.

    Args:
        participant: whose.
        step_key: only this step's.
    """
    if participant is None:
        return {}
    bookmarks: QuerySet[Bookmark, Any] = Bookmark.objects.filter(participant=participant)
    notes: QuerySet[StepNote, Any] = StepNote.objects.filter(participant=participant)
    if step_key is not None:
        bookmarks, notes = bookmarks.filter(step_key=step_key), notes.filter(step_key=step_key)
    marked = bookmarks.values_list("step_key", Value("bookmark", CharField()), Value("", TextField()), "created_at")
    noted = notes.values_list("step_key", Value("note", CharField()), "text", "updated_at")
    found: dict[UUID, Kept] = {}
    for key, what, text, at in sorted(marked.union(noted, all=True), key=lambda row: row[3], reverse=True):
        known = found.get(key, Kept(key))
        if what == "note":
            found[key] = Kept(key, known.bookmarked_at, text, at)
        else:
            found[key] = Kept(key, at, known.note, known.noted_at)
    return found


@transaction.atomic
def set_bookmark(*, owner: Owner, step_key: UUID, kept: bool) -> None:
    """Keep a step, or let go of it. Doing it again changes nothing.

    Args:
        owner: gives the participant, locked; called once it is known that the step may be kept.
        step_key: the step. One that is no longer there can still be let go.
        kept: which of the two.

    Raises:
        StepWithdrawnError: when there never was such a step in a course.
    """
    if not kept:
        Bookmark.objects.filter(participant=owner(), step_key=step_key).delete()
        return
    _check_step(step_key)
    Bookmark.objects.bulk_create([Bookmark(participant=owner(), step_key=step_key)], ignore_conflicts=True)


@transaction.atomic
def write_note(*, owner: Owner, step_key: UUID, text: str) -> None:
    """Write a person's note to a step in place of the one that stands; an empty text deletes it.

    Args:
        owner: gives the participant, locked; called once the note is known to be good.
        step_key: the step. A note to one that is no longer there can still be deleted.
        text: what was typed.

    Raises:
        TooLongError: when it is longer than 4000 characters. Nothing is cut, the note that stands stays.
        StepWithdrawnError: when there never was such a step in a course.
    """
    words = plain_text(text)
    if len(words) > LONGEST_NOTE:
        raise TooLongError(length=len(words), limit=LONGEST_NOTE)
    if not words:
        StepNote.objects.filter(participant=owner(), step_key=step_key).delete()
        return
    _check_step(step_key)
    now = timezone.now()
    StepNote.objects.update_or_create(participant=owner(), step_key=step_key, defaults={"text": words, "updated_at": now})


@transaction.atomic
def set_wishes(*, participant: Participant, kinds: Collection[ReminderKind]) -> None:
    """Write down what a person wants to be reminded of, and nothing else. A wish that stands keeps its date.

    Args:
        participant: a person with an account, locked.
        kinds: all that they want; none withdraws every wish.
    """
    ReminderWish.objects.filter(participant=participant).exclude(kind__in=kinds).delete()
    rows = [ReminderWish(participant=participant, kind=kind) for kind in sorted(kinds)]
    ReminderWish.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def withdraw_wish(*, participant_id: int, kind: ReminderKind) -> None:
    """Take back one wish, as the link in a mail does. Doing it again, or after the account is gone, changes nothing.

    Args:
        participant_id: primary key of the person.
        kind: of what they want no more reminders.
    """
    ReminderWish.objects.filter(participant=participant_id, kind=kind).delete()


def plain_text(text: str) -> str:
    """A typed text as it is kept: lines ended one way, no blanks around it, no NUL, which PostgreSQL refuses and nobody types."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()


def _check_step(step_key: UUID) -> None:
    if not StructureStep.objects.filter(step_key=step_key).exists():
        raise StepWithdrawnError
