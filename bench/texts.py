"""What somebody types is read once from end to end, whatever it is."""

import contextlib
from collections.abc import Iterator
from functools import partial

from django.core.exceptions import ValidationError

from bench.measure import clock, ratio, take_turns
from bench.report import Line
from cms.news.rich_input import MOST_SIGNS, read_typed

WORST = ("*", "**", "**a ", "[", "[a](", "<", "- ", "https://", "\n")
TIMES = 5
#: Five times the text: 5 when each sign is read once, 25 when all are read again from each.
MOST = 10.0


def _seconds(text: str, repeat: int) -> float:
    def read() -> None:
        with contextlib.suppress(ValidationError):
            read_typed(text)

    return clock(read, repeat)


def lines() -> Iterator[Line]:
    """The worst of the worst texts."""
    found = []
    for sign in WORST:
        long, short = (sign * MOST_SIGNS)[:MOST_SIGNS], (sign * MOST_SIGNS)[: MOST_SIGNS // TIMES]
        timed = take_turns({"long": partial(_seconds, long, 1), "short": partial(_seconds, short, TIMES)})
        found.append((ratio(timed["long"], timed["short"]), sign))
    worst, sign = max(found, key=lambda pair: pair[0].median)
    yield Line(f"a story of {MOST_SIGNS} signs {sign!r} to one of a fifth", f"× {worst}", f"≤ {MOST:.0f}", worst.median <= MOST)
