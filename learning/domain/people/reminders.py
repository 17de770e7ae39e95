"""Reminders by e-mail, for those who asked: a course begun and left, a new edition of a finished one.

A row of ``SentReminder`` comes first and decides: of two runs at once only the one whose row it is writes the mail. Should the
machine stop between the two, a reminder is lost; nobody is ever asked twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import translation

from cms.core.mailing import queue_mail
from cms.core.pages.places import absolute
from learning.enums import ReminderKind
from learning.models import CourseProgress, ReminderWish, SentReminder
from learning.outline import course_map

#: A course counts as left when nothing was done in it for so long.
LEFT_AFTER = timedelta(days=14)
SALT = "learning.reminders"
#: People in one transaction.
BATCH = 200
_COLUMNS = ("participant", "course_key", "kind", "structure", "sent_at")


@dataclass(frozen=True)
class Line:
    """A course in a mail."""

    title: str
    url: str
    done: int
    total: int


def due(kind: ReminderKind, *, now: datetime) -> QuerySet[CourseProgress, Any]:
    """Enrolments of people with an open account who want this reminder and did not get it for the present edition.

    Args:
        kind: which reminder.
        now: the moment from which the days are counted back.
    """
    wished = Exists(ReminderWish.objects.filter(participant=OuterRef("participant"), kind=kind))
    told = Exists(
        SentReminder.objects.filter(
            participant=OuterRef("participant"), course_key=OuterRef("course_key"), kind=kind, structure=OuterRef("structure")
        )
    )
    rows = CourseProgress.objects.filter(wished, ~told, participant__user__is_active=True, structure__is_current=True, total__gt=0)
    if kind == ReminderKind.UNFINISHED:
        return rows.filter(completed_at=None, last_activity_at__lte=now - LEFT_AFTER)
    # All of the completed edition was done, so whatever is not done now was added to it since.
    return rows.filter(~Q(completed_structure=F("structure")), completed_at__isnull=False, done__lt=F("total"))


def send_reminders(*, now: datetime) -> dict[ReminderKind, int]:
    """Write every reminder that is due, one mail a person and kind with all their courses in it.

    Args:
        now: the moment it is done for.

    Returns:
        How many mails of each kind were written. A second call writes none.
    """
    return {kind: _send_all(kind, now) for kind in ReminderKind}


def _send_all(kind: ReminderKind, now: datetime) -> int:
    written, last = 0, 0
    while True:
        with transaction.atomic():
            people = due(kind, now=now).filter(participant__gt=last).order_by("participant").values_list("participant", flat=True)
            ids = list(people.distinct()[:BATCH])
            if not ids:
                return written
            rows = due(kind, now=now).filter(participant__in=ids).select_related("participant__user").order_by("participant", "course_key")
            written += _send_batch(kind, list(rows), now)
        last = ids[-1]


def _send_batch(kind: ReminderKind, rows: Sequence[CourseProgress], now: datetime) -> int:
    ours = _claim([(row.participant_id, row.course_key, kind.value, row.structure_id, now) for row in rows])
    by_person: dict[int, list[CourseProgress]] = defaultdict(list)
    for row in rows:
        if (row.participant_id, row.course_key) in ours:
            by_person[row.participant_id].append(row)
    return sum(_write(kind, enrolments) for enrolments in by_person.values())


def _claim(values: Sequence[tuple[Any, ...]]) -> set[tuple[int, UUID]]:
    """Insert the rows that are not there yet, in one statement, and give those that are now ours.

    The ORM cannot tell which of the rows it was asked to insert were there already. Sorted, so that two runs do not deadlock.
    """
    fields: list[Any] = [SentReminder._meta.get_field(name) for name in _COLUMNS]
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    row_marks = f"({', '.join(['%s'] * len(fields))})"
    statement = (
        f"INSERT INTO {quote(SentReminder._meta.db_table)} ({names}) VALUES {', '.join([row_marks] * len(values))}"  # noqa: S608 - own names
        f" ON CONFLICT DO NOTHING RETURNING {quote(fields[0].column)}, {quote(fields[1].column)}"
    )
    given = [field.get_db_prep_save(value, connection) for row in sorted(values) for field, value in zip(fields, row, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return {(participant, key if isinstance(key, UUID) else UUID(key)) for participant, key in cursor.fetchall()}


def _write(kind: ReminderKind, enrolments: Sequence[CourseProgress]) -> int:
    participant = enrolments[0].participant
    user = participant.user
    assert user is not None, "only people with an account are reminded"  # noqa: S101 - narrows the type; the query says so
    with translation.override(user.language):
        lines = list(_lines(enrolments, user.language))
        if not lines:
            return 0  # withdrawn, or hidden from the public: there is nothing to go on with
        stop_url = absolute(reverse("learning_unsubscribe", args=[unsubscribe_key(participant.pk, kind)]))
        wishes_url = absolute(reverse("learning_mine")) + "#reminders"
    queue_mail(
        template="emails/reminder_unfinished" if kind == ReminderKind.UNFINISHED else "emails/reminder_new_edition",
        to=user.email,
        language=user.language,
        context={"courses": lines, "stop_url": stop_url, "wishes_url": wishes_url},
        # RFC 8058: the mail programme's own “unsubscribe” button sends a POST there.
        headers={"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
    return 1


def _lines(enrolments: Iterable[CourseProgress], language: str) -> Iterable[Line]:
    for row in enrolments:
        found = course_map(row.course_key, language)
        if found is not None:
            url = found.url if found.url.startswith("http") else absolute(found.url)
            yield Line(found.title, url, row.done, row.total)


def unsubscribe_key(participant_id: int, kind: ReminderKind) -> str:
    """What stands in the address by which a person stops one kind of reminder without signing in.

    Args:
        participant_id: primary key of the person.
        kind: which reminder.
    """
    return signing.dumps([participant_id, kind.value], salt=SALT)


def read_unsubscribe_key(text: str) -> tuple[int, ReminderKind] | None:
    """Read such a key; None for one that the portal did not sign. It never gets too old: a mail may be found years later."""
    try:
        participant_id, kind = signing.loads(text, salt=SALT)
        return int(participant_id), ReminderKind(kind)
    except (signing.BadSignature, ValueError, TypeError):
        return None
