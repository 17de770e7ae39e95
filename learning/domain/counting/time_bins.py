"""Times in bins, so that a median can be told from counters. Bins grow with the time: a tenth of an hour matters more than of a day."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Case, CharField, DurationField, ExpressionWrapper, F, Value, When
from django.db.models.lookups import LessThan

#: Where bins begin, in seconds. The last has no end.
STARTS = (0, 15, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 14400, 86400)
PREFIX = "time-"


def bin_of(took: timedelta) -> str:
    """The bin of a time, ``time-N`` where N is its beginning in seconds. A time below zero falls into the first."""
    index = bisect_right([timedelta(seconds=start) for start in STARTS], took) - 1
    return f"{PREFIX}{STARTS[max(index, 0)]}"


def bin_expression(start: str, end: str) -> Case:
    """The same as ``bin_of``, told to the database.

    Args:
        start: field of the moment when something began.
        end: field of the moment when it ended.
    """
    took: Any = ExpressionWrapper(F(end) - F(start), output_field=DurationField())
    whens = [When(LessThan(took, timedelta(seconds=limit)), then=Value(f"{PREFIX}{begin}")) for begin, limit in pairwise(STARTS)]
    return Case(*whens, default=Value(f"{PREFIX}{STARTS[-1]}"), output_field=CharField())


def median_seconds(counts: Mapping[str, int]) -> int | None:
    """The median of times that were counted in bins, in seconds; None when nothing was counted.

    Within the bin the times are taken as spread evenly, the usual estimate for grouped data: L + (n/2 − F) / f · w, where L is where
    the median's bin begins, w its width, f its count and F the count of all bins before it. In the last bin, which has no end, it is L.

    Args:
        counts: how many times fell into each bin; other measures among the keys are passed over.
    """
    numbers = [counts.get(f"{PREFIX}{start}", 0) for start in STARTS]
    half = sum(numbers) / 2
    if not half:
        return None
    before = 0
    for index, number in enumerate(numbers):
        if number and before + number >= half:
            width = STARTS[index + 1] - STARTS[index] if index + 1 < len(STARTS) else 0
            return round(STARTS[index] + (half - before) / number * width)
        before += number
    raise AssertionError("half of a sum is reached before its end")
