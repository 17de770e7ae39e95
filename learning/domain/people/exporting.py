"""What learning keeps of a person, in words, for the copy of their data (``cms.accounts.exporting``)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cms.accounts.exporting import Table
from cms.accounts.models import Participant, User
from learning.domain.answering.answer_words import answer_in_words
from learning.domain.titles import Titles
from learning.models import Attempt, Bookmark, CourseProgress, Response, SentReminder, StepCompletion, StepNote

from .exporting_personal import bookmark_table, group_tables, note_table, sent_table, wish_table

Rows = list[dict[str, Any]]


def learning_tables(*, participant: Participant | None, user: User | None) -> list[Table]:
    """The tables of this room; the number of statements does not grow with the rows.

    Args:
        participant: who learned; None for somebody who never did.
        user: their account, if they have one; a coordinator's groups hang on it.
    """
    if participant is None:
        return group_tables(None, user)
    enrolments = CourseProgress.objects.filter(participant=participant).select_related("completed_structure")
    rows: dict[str, list[Any]] = {
        "courses": list(enrolments.order_by("enrolled_at")),
        "completions": list(StepCompletion.objects.filter(participant=participant).order_by("completed_at")),
        "attempts": list(Attempt.objects.filter(participant=participant).order_by("started_at", "number")),
        "bookmarks": list(Bookmark.objects.filter(participant=participant).order_by("created_at")),
        "notes": list(StepNote.objects.filter(participant=participant).order_by("updated_at")),
        "sent": list(SentReminder.objects.filter(participant=participant).order_by("sent_at")),
    }
    title = Titles(key for table in rows.values() for row in table for key in _keys(row))
    return [
        _courses(rows["courses"], title),
        _completions(rows["completions"], title),
        _attempts(rows["attempts"], title),
        _answers(participant, title),
        bookmark_table(rows["bookmarks"], title),
        note_table(rows["notes"], title),
        *group_tables(participant, user),
        wish_table(participant),
        sent_table(rows["sent"], title),
    ]


def _keys(row: Any) -> Iterable[UUID]:
    return [key for name in ("step_key", "course_key", "last_step_key") if (key := getattr(row, name, None))]


def _courses(rows: Iterable[CourseProgress], title: Titles) -> Table:
    columns = {
        "course": _("Course"),
        "course_key": _("Key of the course"),
        "enrolled_at": _("Begun on"),
        "last_activity_at": _("Last activity"),
        "last_step": _("Last step"),
        "done": _("Required steps done"),
        "total": _("Required steps"),
        "completed_at": _("Completed on"),
        "completed_edition": _("Completed edition"),
        "audience": _("Audience"),
        "language": _("Language"),
    }
    table: Rows = [
        {
            "course": title(row.course_key),
            "course_key": row.course_key,
            "enrolled_at": row.enrolled_at,
            "last_activity_at": row.last_activity_at,
            "last_step": title(row.last_step_key),
            "done": row.done,
            "total": row.total,
            "completed_at": row.completed_at,
            "completed_edition": row.completed_structure.version if row.completed_structure else None,
            "audience": row.get_audience_display(),
            "language": row.locale,
        }
        for row in rows
    ]
    return Table("courses", _("Courses"), columns, table)


def _completions(rows: Iterable[StepCompletion], title: Titles) -> Table:
    columns = {"step": _("Step"), "step_key": _("Key of the step"), "reason": _("Reason"), "completed_at": _("Done on")}
    table: Rows = [
        {
            "step": title(row.step_key),
            "step_key": row.step_key,
            "reason": row.get_reason_display(),
            "completed_at": row.completed_at,
        }
        for row in rows
    ]
    return Table("completions", _("Steps done"), columns, table)


def _attempts(rows: Iterable[Attempt], title: Titles) -> Table:
    columns = {
        "id": _("Attempt"),
        "step": _("Step"),
        "step_key": _("Key of the step"),
        "number": _("Number"),
        "state": _("State"),
        "language": _("Language"),
        "started_at": _("Started"),
        "saved_at": _("Last saved"),
        "submitted_at": _("Submitted"),
        "points": _("Points"),
        "max_points": _("Points to be had"),
        "pass_mark": _("Pass mark in percent"),
        "passed": _("Passed"),
        "counts": _("Counts"),
    }
    same = ("id", "step_key", "number", "started_at", "saved_at", "submitted_at", "points", "max_points", "pass_mark", "passed", "counts")
    table: Rows = [
        {
            **{name: getattr(row, name) for name in same},
            "step": title(row.step_key),
            "state": row.get_state_display(),
            "language": row.locale,
        }
        for row in rows
    ]
    return Table("attempts", _("Attempts at quizzes"), columns, table)


def _answers(participant: Participant, title: Titles) -> Table:
    columns = {
        "attempt": _("Attempt"),
        "step": _("Step"),
        "question": _("Question"),
        "answer": _("Your answer"),
        "hint_taken": _("Took the hint"),
        "points": _("Points"),
        "max_points": _("Points to be had"),
        "correct": _("Right"),
    }
    found = Response.objects.filter(attempt__participant=participant).select_related("attempt", "version", "wording")
    table: Rows = [
        {
            "attempt": row.attempt_id,
            "step": title(row.attempt.step_key),
            "question": row.wording.texts.get("prompt", ""),
            "answer": answer_in_words(kind=row.version.kind, payload=row.version.payload, texts=row.wording.texts, answer=row.answer),
            "hint_taken": row.hint_taken,
            "points": row.points,
            "max_points": row.max_points,
            "correct": row.correct,
        }
        for row in found.order_by("attempt__started_at", "attempt", "question__position", "question")
    ]
    return Table("answers", _("Your answers"), columns, table)
