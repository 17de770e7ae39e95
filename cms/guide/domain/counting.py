"""Counting a term from a date, as Polish law counts it."""

from calendar import monthrange
from datetime import date, timedelta

from cms.guide.enums import Direction, Unit

from .days_off import working_day

_MONTHS = 12
_WEEK = 7


def term_ends(start: date, *, amount: int, unit: str, direction: str) -> tuple[date, date]:
    """The last day of a term, as counted and as it holds.

    The day of the event itself is not counted (k.p.a. art. 57 § 1, k.c. art. 111 § 2). Weeks, months and years end on the day that
    corresponds to the first one by name or number, else on the last day of the month (k.p.a. art. 57 § 2–3a, k.c. art. 112). A term that
    would end on a Saturday, a Sunday or a public holiday ends on the next day that is none (k.p.a. art. 57 § 4, k.c. art. 115); where
    something is to be done so long *before* a day, no act says what happens, so it moves earlier, which is early enough in any case.

    Args:
        start: the day that the term is counted from.
        amount: how many units.
        unit: a value of ``Unit``.
        direction: a value of ``Direction``.

    Returns:
        The day as counted, and the day that holds; the same one unless it moved.
    """
    sign = 1 if direction == Direction.AFTER else -1
    counted = _counted(start, sign * amount, unit)
    return counted, working_day(counted, step=sign)


def _counted(start: date, amount: int, unit: str) -> date:
    if unit == Unit.WORKING_DAYS:
        return _working_days(start, amount)
    if unit == Unit.DAYS:
        return start + timedelta(days=amount)
    if unit == Unit.WEEKS:
        return start + timedelta(days=_WEEK * amount)
    return same_day(start, months=amount * (_MONTHS if unit == Unit.YEARS else 1))


def _working_days(start: date, amount: int) -> date:
    step, day = (1, start) if amount >= 0 else (-1, start)
    for _number in range(abs(amount)):
        day = working_day(day + timedelta(days=step), step=step)
    return day


def same_day(start: date, *, months: int) -> date:
    """The day with the same number so many months later (or earlier); the last day of the month where it has no such day."""
    year, month = divmod(start.year * _MONTHS + start.month - 1 + months, _MONTHS)
    return day_of(year, month + 1, start.day)


def day_of(year: int, month: int, day: int) -> date:
    """A day of a month, or the month's last day when it is shorter: 29 February is the 28th in most years."""
    return date(year, month, min(day, monthrange(year, month)[1]))
