"""What is said about somebody's own way, in sentences."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.core.views.error_texts import ErrorText
from cms.guide.domain.deadlines import Deadline, State
from cms.guide.domain.journeys import MOST_JOURNEYS
from cms.guide.domain.problems import Problem, ProblemKind
from cms.guide.enums import Direction
from cms.guide.validators import EARLIEST_DATE, LATEST_DATE


def written(day: date) -> str:
    """A day with its weekday: „sobota, 14 listopada 2026”."""
    return f"{date_format(day, 'l')}, {date_format(day, 'DATE_FORMAT')}"


def problem_words(problem: Problem) -> str:
    """What is wrong, what was kept, what to do."""
    said = {
        ProblemKind.UNREADABLE_DATE: _("We could not read this as a date. Write it like 3.11.2026; everything else was saved."),
        ProblemKind.NO_SUCH_DAY: _("There is no such day in the calendar. Check day and month; everything else was saved."),
        ProblemKind.TOO_EARLY: _("This date is before %(earliest)s. Check the year; everything else was saved."),
        ProblemKind.TOO_LATE: _("This date is after %(latest)s. Check the year; everything else was saved."),
        ProblemKind.GONE_STEP: _(
            "The step that you ticked is no longer in the guide: it was changed while the page was open. Everything else was saved;"
            " below are the steps as they are now."
        ),
        ProblemKind.GONE_CHOICE: _(
            "The way that you chose is no longer in the guide: it was changed while the page was open. Everything else was saved;"
            " below are the ways as they are now."
        ),
        ProblemKind.GONE_DATE: _("The guide does not ask for this date any more, so “%(typed)s” was not saved. Everything else was."),
        ProblemKind.ENTERED_SINCE: _(
            "You entered %(stands)s here after this page had been opened, so that date stands."
            " If it should be %(typed)s, change it and save."
        ),
    }[problem.kind]
    typed = date_format(date.fromisoformat(problem.typed), "DATE_FORMAT") if problem.kind == ProblemKind.ENTERED_SINCE else problem.typed
    return said % {
        "earliest": date_format(EARLIEST_DATE, "DATE_FORMAT"),
        "latest": date_format(LATEST_DATE, "DATE_FORMAT"),
        "typed": typed[:60],
        "stands": date_format(problem.stands, "DATE_FORMAT") if problem.stands else "",
    }


def moved_words(deadline: Deadline) -> str:
    """Why a deadline does not end on the day as counted; empty where it does."""
    if deadline.day is None or deadline.counted is None:
        return ""
    said = {"counted": written(deadline.counted), "day": written(deadline.day)}
    if deadline.has_moved and deadline.rule.direction == Direction.BEFORE:
        return _("Counted, it would be %(counted)s. That is a day off, so do it by the working day before: %(day)s.") % said
    if deadline.has_moved:
        return _("Counted, it would be %(counted)s. That is a day off, so the term ends on the next working day: %(day)s.") % said
    return _("%(day)s is a day off. To be safe, do it on a working day before it.") % said if deadline.is_on_day_off else ""


def left_words(deadline: Deadline) -> str:
    """How long is left, or how long ago it was; empty for what is done or not known."""
    days = deadline.days_left
    if days is None or not deadline.is_open:
        return ""
    if deadline.state == State.OVERDUE:
        return ngettext("%(days)s day ago", "%(days)s days ago", -days) % {"days": -days}
    if days == 0:
        return _("today")
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}


def too_often() -> ErrorText:
    """Said when a program, rather than a person, sends forms."""
    return ErrorText(
        _("Too many forms at once"),
        _("More than sixty forms came from you within a minute."),
        _("What you saved before is kept. This last form was not saved; it is still there if you go back."),
        _("Wait a minute and press the button again."),
    )


def too_many_journeys() -> ErrorText:
    """Said when somebody keeps as many procedures as one person can."""
    happened = _("You keep %(most)s procedures already, and there is no room for more.") % {"most": MOST_JOURNEYS}
    kept = _("Everything that you keep stays. This form was not saved.")
    return ErrorText(
        _("No room for another procedure"), happened, kept, _("Delete one that you do not need under “My matters”, then come back.")
    )


def signed_out() -> str:
    """Said when the session ended while the page was open."""
    return _(
        "You have been signed out in the meantime, so nothing was saved yet. The dates stand as you typed them. Press the button again:"
        " it is kept in this browser and joins your account when you sign in."
    )


def stood_open() -> str:
    """Said when the page was drawn for somebody else, or too long ago."""
    return _(
        "This page stood open while you signed in or out, so nothing was saved yet. The dates stand as you typed them:"
        " press the button again."
    )
