"""Own deadlines in the format of calendars (iCalendar, RFC 5545), with reminders a week and a day before."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from cms.core.pages.places import absolute
from cms.guide.domain.deadlines import Deadline, State
from cms.guide.domain.standing import Standing
from cms.guide.models import OwnJourney
from cms.guide.outline import Outline

from . import words

#: A day's event begins at midnight, so nine in the morning a week and a day before are these times before it.
REMINDERS = (timedelta(days=-7, hours=9), timedelta(days=-1, hours=9))
_DAY = timedelta(days=1)
_FEBRUARY, _LEAP_DAY = 2, 29


def calendar_file(*, outline: Outline, standing: Standing, now: datetime) -> bytes:
    """The deadlines of somebody's way that are still to be met.

    Args:
        outline: the procedure.
        standing: where the person stands; one who has begun.
        now: when the file is made.

    Returns:
        The file. Downloaded again it replaces what a calendar holds of it: each deadline keeps its UID, whatever becomes of its day.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//MOWIS//{_('My matters')}//{(get_language() or settings.LANGUAGE_CODE).upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", outline.title)
    journey = standing.journey
    if journey is not None:
        for deadline in standing.open_deadlines:
            calendar.add_component(_event(deadline, outline, journey, now))
    return bytes(calendar.to_ical())


def _event(deadline: Deadline, outline: Outline, journey: OwnJourney, now: datetime) -> Event:
    url = absolute(f"{outline.url}#step-{deadline.step.short}")
    event = Event()
    event.add("uid", f"{journey.pk}-{deadline.rule.id}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}")
    event.add("dtstamp", now)
    event.add("last-modified", journey.touched_at)
    # Calendars take a changed day only under a higher number.
    event.add("sequence", max(0, int((journey.touched_at - journey.started_at).total_seconds())))
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + _DAY if deadline.day else None)
    event.add("summary", deadline.rule.what)
    event.add("description", _description(deadline, outline, url))
    event.add("url", url)
    event.add("categories", [outline.title])
    event.add("transp", "TRANSPARENT")
    if deadline.rule.is_yearly:
        event.add("rrule", _yearly(deadline))
    if deadline.state != State.OVERDUE:
        for before in REMINDERS:
            event.add_component(_alarm(deadline.rule.what, before))
    return event


def _yearly(deadline: Deadline) -> dict[str, Any]:
    """Every year; 29 February is the last day of the month in the others."""
    rule = deadline.rule
    if (rule.month, rule.day) == (_FEBRUARY, _LEAP_DAY):
        return {"freq": "yearly", "bymonth": _FEBRUARY, "bymonthday": -1}
    return {"freq": "yearly"}


def _description(deadline: Deadline, outline: Outline, url: str) -> str:
    step = _("Step %(number)s. %(title)s") % {"number": deadline.step.number, "title": deadline.step.title}
    basis = _("Legal basis: %(basis)s") % {"basis": deadline.rule.basis} if deadline.rule.basis else ""
    return "\n".join(line for line in (outline.title, step, words.moved_words(deadline), basis, url) if line)


def _alarm(what: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", what)
    alarm.add("trigger", before)
    return alarm
