"""A person's own deadlines: the rules of a procedure, counted from the dates that they entered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from cms.guide.outline import DateRow, Outline, Rule, StepRow

from .counting import day_of, term_ends
from .days_off import is_day_off

#: Days within which a deadline is near.
SOON = 7


class State(StrEnum):
    """How a deadline stands today."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    #: The date that it is counted from has not been entered.
    UNKNOWN = "unknown"
    #: The step that it hangs on is ticked.
    DONE = "done"


@dataclass(frozen=True)
class Deadline:
    """A deadline of somebody.

    Args:
        step: the step that it hangs on.
        rule: by which it was counted.
        state: how it stands.
        day: the last day; None while it is unknown.
        counted: the day as counted, before it moved off a day off; the same as ``day`` where it did not move.
        days_left: from today; below 0 when it has passed, None while it is unknown.
        start: the date that it is counted from, as entered; None while it is unknown and for a yearly one.
        waits_for: the date to enter, of one that is unknown; None there when the guide has no such date any more.
    """

    step: StepRow
    rule: Rule
    state: State
    day: date | None = None
    counted: date | None = None
    days_left: int | None = None
    start: date | None = None
    waits_for: DateRow | None = None

    @property
    def has_moved(self) -> bool:
        """Whether it would have ended on a day off."""
        return self.day != self.counted

    @property
    def is_on_day_off(self) -> bool:
        """Whether it is a Saturday, a Sunday or a holiday all the same: the day of a yearly one is named by its act and stays."""
        return self.day is not None and is_day_off(self.day)

    @property
    def is_open(self) -> bool:
        """Whether there is a day, and something to be done by it."""
        return self.state not in (State.UNKNOWN, State.DONE)


def own_deadlines(
    *, outline: Outline, steps: Iterable[StepRow], dates: Mapping[str, date], ticked: Mapping[UUID, date], today: date
) -> tuple[Deadline, ...]:
    """Count the deadlines of somebody's way.

    Args:
        outline: the procedure.
        steps: the steps of their own way.
        dates: the dates that they entered, by key.
        ticked: on which day they ticked which step.
        today: the day to look from.

    Returns:
        One for each rule: what is to be done by the day, the nearest first; then what waits for a date; then what is done.
    """
    found = [one for step in steps for one in _of_step(outline, step, dates, ticked.get(step.id), today)]
    ranks = {State.UNKNOWN: 1, State.DONE: 2}
    return tuple(sorted(found, key=lambda one: (ranks.get(one.state, 0), one.day or date.max)))


def _of_step(outline: Outline, step: StepRow, dates: Mapping[str, date], ticked: date | None, today: date) -> Iterator[Deadline]:
    for rule in step.rules:
        if rule.is_yearly:
            day = next_of_year(rule, today=today, done=ticked)
            yield Deadline(step, rule, _state(day, today), day, day, (day - today).days)
            continue
        start = dates.get(rule.counted_from)
        if start is None:
            state = State.UNKNOWN if ticked is None else State.DONE
            yield Deadline(step, rule, state, waits_for=outline.date(rule.counted_from))
            continue
        counted, day = term_ends(start, amount=rule.amount, unit=rule.unit, direction=rule.direction)
        state = _state(day, today) if ticked is None else State.DONE
        yield Deadline(step, rule, state, day, counted, (day - today).days, start)


def next_of_year(rule: Rule, *, today: date, done: date | None = None) -> date:
    """The next day on which a yearly deadline ends.

    Args:
        rule: the yearly rule.
        today: a deadline that ends today is the next one.
        done: when its step was ticked: what was ticked since the last of these days is done for this time, so the one after it is next.
    """
    year = today.year if day_of(today.year, rule.month, rule.day) >= today else today.year + 1
    is_done = done is not None and day_of(year - 1, rule.month, rule.day) < done
    return day_of(year + is_done, rule.month, rule.day)


def _state(day: date, today: date) -> State:
    left = (day - today).days
    if left < 0:
        return State.OVERDUE
    if left == 0:
        return State.TODAY
    return State.SOON if left <= SOON else State.LATER
