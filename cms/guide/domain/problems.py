"""What can be wrong with something that a form says about somebody's way. The rest of the form is kept."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ProblemKind(StrEnum):
    """What is wrong."""

    UNREADABLE_DATE = "unreadable_date"
    NO_SUCH_DAY = "no_such_day"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    GONE_STEP = "gone_step"
    GONE_DATE = "gone_date"
    GONE_CHOICE = "gone_choice"
    #: Another one was entered since the form was drawn, in another tab for example; that one stands.
    ENTERED_SINCE = "entered_since"


@dataclass(frozen=True)
class Problem:
    """One thing that was not kept.

    Args:
        field: the name of its field in the form.
        kind: what is wrong.
        typed: what stood in the field.
        stands: the date that stands instead, of one that was entered since.
    """

    field: str
    kind: ProblemKind
    typed: str = ""
    stands: date | None = None
