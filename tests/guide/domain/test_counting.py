"""Counting terms: the rules of k.p.a. art. 57 and k.c. art. 111–115, by examples and for every date."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.guide.domain.counting import day_of, same_day, term_ends
from cms.guide.domain.days_off import is_day_off
from cms.guide.enums import Direction, Unit
from cms.guide.validators import EARLIEST_DATE, LATEST_DATE

STARTS = st.dates(EARLIEST_DATE, LATEST_DATE)
AMOUNTS = st.integers(1, 400)
UNITS = st.sampled_from(Unit.values)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "direction", "counted", "day"),
    [
        (date(2026, 11, 3), 14, "days", "after", date(2026, 11, 17), date(2026, 11, 17)),
        (date(2026, 11, 3), 21, "days", "after", date(2026, 11, 24), date(2026, 11, 24)),
        # A Saturday, then a Sunday.
        (date(2026, 10, 31), 14, "days", "after", date(2026, 11, 14), date(2026, 11, 16)),
        # 24 December is a day off, and so are the three after it: 2026 ends on a Monday's work.
        (date(2026, 12, 10), 14, "days", "after", date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 11, 10), 1, "working_days", "after", date(2026, 11, 12), date(2026, 11, 12)),
        (date(2026, 11, 6), 3, "working_days", "after", date(2026, 11, 12), date(2026, 11, 12)),
        (date(2026, 11, 3), 2, "weeks", "after", date(2026, 11, 17), date(2026, 11, 17)),
        (date(2027, 1, 31), 1, "months", "after", date(2027, 2, 28), date(2027, 3, 1)),
        (date(2028, 1, 31), 1, "months", "after", date(2028, 2, 29), date(2028, 2, 29)),
        (date(2026, 8, 31), 6, "months", "after", date(2027, 2, 28), date(2027, 3, 1)),
        (date(2028, 2, 29), 1, "years", "after", date(2029, 2, 28), date(2029, 2, 28)),
        (date(2026, 12, 31), 2, "years", "after", date(2028, 12, 31), date(2029, 1, 2)),
        (date(2027, 3, 1), 8, "weeks", "before", date(2027, 1, 4), date(2027, 1, 4)),
        (date(2027, 1, 6), 2, "days", "before", date(2027, 1, 4), date(2027, 1, 4)),
        (date(2027, 1, 4), 1, "days", "before", date(2027, 1, 3), date(2026, 12, 31)),
        (date(2027, 3, 31), 1, "months", "before", date(2027, 2, 28), date(2027, 2, 26)),
    ],
)
def test_a_term_ends_as_the_acts_say(start: date, amount: int, unit: str, direction: str, counted: date, day: date) -> None:
    assert term_ends(start, amount=amount, unit=unit, direction=direction) == (counted, day)


@given(STARTS, AMOUNTS, UNITS)
def test_a_term_never_ends_on_a_day_off_nor_before_it_was_counted(start: date, amount: int, unit: str) -> None:
    counted, day = term_ends(start, amount=amount, unit=unit, direction=Direction.AFTER)
    assert start < counted <= day
    assert not is_day_off(day)
    assert all(is_day_off(counted + timedelta(days=number)) for number in range((day - counted).days))


@given(STARTS, AMOUNTS, UNITS)
def test_what_is_to_be_done_before_a_day_only_moves_earlier(start: date, amount: int, unit: str) -> None:
    counted, day = term_ends(start, amount=amount, unit=unit, direction=Direction.BEFORE)
    assert day <= counted < start
    assert not is_day_off(day)


@given(STARTS, AMOUNTS)
def test_working_days_are_as_many_as_were_asked_for(start: date, amount: int) -> None:
    counted, day = term_ends(start, amount=amount, unit=Unit.WORKING_DAYS, direction=Direction.AFTER)
    between = (start + timedelta(days=number) for number in range(1, (day - start).days + 1))
    assert (counted, sum(not is_day_off(one) for one in between)) == (day, amount)


@given(STARTS, AMOUNTS, UNITS)
def test_a_later_start_never_ends_earlier(start: date, amount: int, unit: str) -> None:
    first, _ = term_ends(start, amount=amount, unit=unit, direction=Direction.AFTER)
    second, _ = term_ends(start + timedelta(days=1), amount=amount, unit=unit, direction=Direction.AFTER)
    assert first <= second


@given(STARTS, st.integers(-4000, 4000))
def test_months_end_on_the_same_number_or_on_the_last_day(start: date, months: int) -> None:
    day = same_day(start, months=months)
    assert (day.year * 12 + day.month) - (start.year * 12 + start.month) == months
    assert day.day == min(start.day, monthrange(day.year, day.month)[1])


def test_29_february_is_the_28th_in_most_years() -> None:
    assert [day_of(year, 2, 29) for year in (2027, 2028)] == [date(2027, 2, 28), date(2028, 2, 29)]
