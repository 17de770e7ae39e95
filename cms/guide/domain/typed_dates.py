"""Reading a date as people type it."""

import re
from datetime import date

from cms.guide.validators import EARLIEST_DATE, LATEST_DATE

from .problems import Problem, ProblemKind

#: As <input type="date"> sends it, and as people write it in Poland: 3.11.2026, 03-11-2026, 3/11/2026.
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_WRITTEN = re.compile(r"(?P<day>\d{1,2})[.\-/] ?(?P<month>\d{1,2})[.\-/] ?(?P<year>\d{4})", re.ASCII)
#: A date is no longer than this; what is longer is no date and is not given back whole.
LONGEST = 40


def read_date(field: str, typed: str) -> date | Problem:
    """Read a typed date.

    Args:
        field: the name of the field, for what is wrong.
        typed: what was typed; not empty.

    Returns:
        The date, or what is wrong with it.
    """
    text = " ".join(typed.split())
    match = _ISO.fullmatch(text) or _WRITTEN.fullmatch(text)
    if match is None:
        return Problem(field, ProblemKind.UNREADABLE_DATE, typed[:LONGEST])
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return Problem(field, ProblemKind.NO_SUCH_DAY, typed[:LONGEST])
    if day < EARLIEST_DATE:
        return Problem(field, ProblemKind.TOO_EARLY, typed[:LONGEST])
    return Problem(field, ProblemKind.TOO_LATE, typed[:LONGEST]) if day > LATEST_DATE else day
