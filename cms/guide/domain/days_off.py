"""Days off work in Poland."""

from datetime import date, timedelta
from functools import lru_cache

SATURDAY = 5
_DAY = timedelta(days=1)
#: Month and day of the holidays that do not move, with the year since which each is one (within the dates that people may enter).
FIXED: tuple[tuple[int, int, int], ...] = (
    (1, 1, 0),
    (1, 6, 2011),
    (5, 1, 0),
    (5, 3, 1990),
    (8, 15, 1989),
    (11, 1, 0),
    (11, 11, 1989),
    (12, 24, 2025),
    (12, 25, 0),
    (12, 26, 0),
)
#: Easter Monday and Corpus Christi, in days after Easter. Easter and Pentecost are Sundays as it is.
AFTER_EASTER = (1, 60)


def easter(year: int) -> date:
    """The Sunday of Easter in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).

    Args:
        year: 1583 or later.
    """
    century, of_century = divmod(year, 100)
    golden = year % 19
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=512)
def holidays(year: int) -> frozenset[date]:
    """The public holidays of a year that may fall on any day of the week (ustawa z 18.01.1951 o dniach wolnych od pracy, art. 1)."""
    fixed = {date(year, month, day) for month, day, since in FIXED if year >= since}
    return frozenset(fixed | {easter(year) + days * _DAY for days in AFTER_EASTER})


def is_day_off(day: date) -> bool:
    """Whether a day is a Saturday, a Sunday or a public holiday: a term does not end on it (k.p.a. art. 57 § 4, k.c. art. 115)."""
    return day.weekday() >= SATURDAY or day in holidays(day.year)


def working_day(day: date, *, step: int = 1) -> date:
    """The day itself if it is a working day, else the nearest one after it.

    Args:
        day: any day.
        step: -1 for the nearest one before it.
    """
    while is_day_off(day):
        day += step * _DAY
    return day
