"""What a person keeps for themselves, their groups and reminders, as tables for the copy of their data."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from cms.accounts.exporting import Table
from cms.accounts.models import Participant, User
from learning.domain.titles import Titles
from learning.models import Bookmark, GroupMember, LearningGroup, ReminderWish, SentReminder, StepNote

Rows = list[dict[str, Any]]


def group_tables(participant: Participant | None, user: User | None) -> list[Table]:
    """Groups that somebody is in and, where they have an account, those that they coordinate."""
    tables = [_joined(participant)] if participant is not None else []
    return [*tables, _led(user)] if user is not None else tables


def bookmark_table(rows: Iterable[Bookmark], title: Titles) -> Table:
    """Steps that somebody keeps."""
    columns = {"step": _("Step"), "step_key": _("Key of the step"), "created_at": _("Kept on")}
    table: Rows = [{"step": title(row.step_key), "step_key": row.step_key, "created_at": row.created_at} for row in rows]
    return Table("bookmarks", _("Steps that you keep"), columns, table)


def note_table(rows: Iterable[StepNote], title: Titles) -> Table:
    """Their notes."""
    columns = {"step": _("Step"), "step_key": _("Key of the step"), "text": _("Note"), "updated_at": _("Changed on")}
    table: Rows = [{"step": title(row.step_key), "step_key": row.step_key, "text": row.text, "updated_at": row.updated_at} for row in rows]
    return Table("notes", _("Your notes"), columns, table)


def _joined(participant: Participant) -> Table:
    columns = {
        "group": _("Group"),
        "organisation": _("Organisation or office"),
        "name": _("Your name there"),
        "joined_at": _("Joined on"),
        "shown": _("Courses whose progress you agreed to show"),
    }
    members = GroupMember.objects.filter(participant=participant).select_related("group").prefetch_related("consents")
    found = list(members.order_by("joined_at"))
    title = Titles(consent.course_key for row in found for consent in row.consents.all())
    table: Rows = [
        {
            "group": row.group.name,
            "organisation": row.group.organisation,
            "name": row.name,
            "joined_at": row.joined_at,
            "shown": [title(consent.course_key) for consent in row.consents.all()],
        }
        for row in found
    ]
    return Table("groups", _("Groups that you are in"), columns, table)


def _led(user: User) -> Table:
    columns = {"group": _("Group"), "organisation": _("Organisation or office"), "made_at": _("Made on"), "closed_at": _("Closed on")}
    found = LearningGroup.objects.filter(coordinator=user).order_by("created_at")
    table: Rows = [
        {"group": row.name, "organisation": row.organisation, "made_at": row.created_at, "closed_at": row.closed_at} for row in found
    ]
    return Table("groups_led", _("Groups that you coordinate"), columns, table)


def wish_table(participant: Participant) -> Table:
    """What they want to be reminded of."""
    found = ReminderWish.objects.filter(participant=participant).order_by("since")
    table: Rows = [{"what": row.get_kind_display(), "since": row.since} for row in found]
    return Table("reminders", _("What you want to be reminded of"), {"what": _("Of what"), "since": _("Since")}, table)


def sent_table(rows: Iterable[SentReminder], title: Titles) -> Table:
    """What was sent to them."""
    columns = {"course": _("Course"), "what": _("Of what"), "sent_at": _("Sent on")}
    table: Rows = [{"course": title(row.course_key), "what": row.get_kind_display(), "sent_at": row.sent_at} for row in rows]
    return Table("reminders_sent", _("Reminders sent to you"), columns, table)
