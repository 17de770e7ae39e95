"""When a declaration has to be reviewed: by 31 March of each year (ustawa o dostępności cyfrowej, art. 11)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import DatabaseError
from django.utils import timezone

from cms.core.health.registry import Finding

MARCH, LAST_DAY = 3, 31


@dataclass(frozen=True)
class Overdue:
    """A declaration whose review is late."""

    title: str
    looked_at_on: date
    due_on: date


def due_on(*, today: date) -> date:
    """The day by which a declaration had to be reviewed last: the latest 31 March that has passed."""
    this_year = date(today.year, MARCH, LAST_DAY)
    return this_year if today > this_year else date(today.year - 1, MARCH, LAST_DAY)


def is_overdue(*, looked_at_on: date, today: date) -> bool:
    """Whether the review of a year is missing.

    Args:
        looked_at_on: the last review, or the day on which the declaration was made if there was none yet.
        today: the day on which it is asked.

    Returns:
        True when 31 March of this year has passed and the declaration was not looked at in this year; before that day, when it
        was not looked at in the year before.
    """
    return looked_at_on.year < due_on(today=today).year


def overdue(*, today: date | None = None) -> list[Overdue]:
    """The live declarations in Polish whose review is late; translations carry the same dates."""
    from home.models import DeclarationPage

    day = today or timezone.localdate()
    pages = DeclarationPage.objects.filter(live=True, archived_on=None, locale__language_code=settings.LANGUAGE_CODE).order_by("path")
    return [
        Overdue(page.title, page.looked_at_on, due_on(today=day)) for page in pages if is_overdue(looked_at_on=page.looked_at_on, today=day)
    ]


@checks.register(checks.Tags.database)
def check_declarations(databases: Any = None, **_kwargs: Any) -> list[checks.CheckMessage]:
    """Warn of declarations that were not reviewed in time. Runs where a database is asked for: ``migrate``, ``check --database``."""
    if not databases:
        return []
    try:
        late = overdue()
    except DatabaseError:
        # Before the first migration there is no table, and nothing to review.
        return []
    return [
        checks.Warning(
            f"The accessibility declaration “{one.title}” was last looked at on {one.looked_at_on}; a review was due by {one.due_on}.",
            hint="Look through it, mend what has changed, and set “last reviewed on” in the admin.",
            id="mowis_home.W001",
        )
        for one in late
    ]


def to_look_at(day: date) -> list[tuple[int, date]]:
    """Live declarations whose review is late, for the report of pages to look at again: ids, and by when it was due."""
    from home.models import DeclarationPage

    pages = DeclarationPage.objects.filter(live=True, archived_on=None, alias_of=None)
    return [(page.pk, due_on(today=day)) for page in pages if is_overdue(looked_at_on=page.looked_at_on, today=day)]


def look() -> Finding:
    """The doctor's line."""
    from home.models import DeclarationPage

    late = overdue()
    if late:
        found = f"last looked at on {late[0].looked_at_on}, due by {late[0].due_on}"
        return Finding(False, found, "Review it and set “last reviewed on” in the admin.")
    if not DeclarationPage.objects.filter(live=True).exists():
        return Finding(False, "there is none on the portal", "Add an “accessibility declaration” in the admin, or: manage.py load_content")
    return Finding(True, "reviewed in time")
