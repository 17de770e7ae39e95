"""Days off work: against what calendars say, and what the rules promise for every year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.guide.domain.days_off import easter, holidays, is_day_off, working_day

DAYS = st.dates(date(1989, 1, 1), date(2499, 12, 31))


@pytest.mark.parametrize(
    "sunday",
    [date(1990, 4, 15), date(2000, 4, 23), date(2008, 3, 23), date(2011, 4, 24), date(2024, 3, 31), date(2026, 4, 5), date(2038, 4, 25)],
    ids=str,
)
def test_easter_falls_where_calendars_have_it(sunday: date) -> None:
    assert easter(sunday.year) == sunday


def test_holidays_of_2026_are_those_of_the_act() -> None:
    assert sorted(holidays(2026)) == [
        date(2026, 1, 1), date(2026, 1, 6), date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 3), date(2026, 6, 4),
        date(2026, 8, 15), date(2026, 11, 1), date(2026, 11, 11), date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "is_off"),
    [
        (date(2024, 12, 24), False),
        (date(2025, 12, 24), True),
        (date(2010, 1, 6), False),
        (date(2011, 1, 6), True),
        (date(2026, 11, 7), True),
        (date(2026, 11, 8), True),
        (date(2026, 11, 9), False),
    ],
    ids=str,
)
def test_a_day_is_off_since_its_act_says_so(day: date, is_off: bool) -> None:
    assert is_day_off(day) is is_off


@given(st.integers(1583, 2600))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    day = easter(year)
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(DAYS, st.sampled_from([1, -1]))
def test_the_nearest_working_day_is_one_and_none_lies_between(day: date, step: int) -> None:
    found = working_day(day, step=step)
    between = [day + timedelta(days=step * number) for number in range(abs((found - day).days))]
    assert (is_day_off(found), all(is_day_off(one) for one in between)) == (False, True)
    assert (found - day).days * step >= 0
