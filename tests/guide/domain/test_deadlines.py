"""Own deadlines: what is overdue, near, unknown, done, and when the yearly ones come."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.guide.domain.deadlines import Deadline, State, next_of_year, own_deadlines
from cms.guide.outline import Outline, Rule, StepRow
from tests.guide.outlines import CRBR, ENTRY, NIP, OUTLINE, REPORT, TODAY, YEARLY

ENTRY_DAY = date(2026, 11, 3)


def deadlines(today: date = TODAY, *, outline: Outline = OUTLINE, start: date | None = ENTRY_DAY, **ticked: date) -> tuple[Deadline, ...]:
    """The deadlines of somebody; ``entry`` and ``yearly`` are days on which those steps were ticked."""
    ids = {"entry": ENTRY.id, "yearly": YEARLY.id}
    dates = {"wpis-krs": start} if start else {}
    marks = {ids[name]: day for name, day in ticked.items()}
    return own_deadlines(outline=outline, steps=outline.steps, dates=dates, ticked=marks, today=today)


def test_the_nearest_comes_first_with_day_and_days_left() -> None:
    assert [(one.rule, one.day, one.days_left, one.state) for one in deadlines()] == [
        (CRBR, date(2026, 11, 17), 7, State.SOON),
        (NIP, date(2026, 11, 24), 14, State.LATER),
        (REPORT, date(2026, 12, 31), 51, State.LATER),
    ]


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [
        (date(2026, 11, 9), State.LATER, 8),
        (date(2026, 11, 10), State.SOON, 7),
        (date(2026, 11, 16), State.SOON, 1),
        (date(2026, 11, 17), State.TODAY, 0),
        (date(2026, 11, 18), State.OVERDUE, -1),
    ],
    ids=str,
)
def test_a_deadline_stands_by_the_days_that_are_left(today: date, state: State, left: int) -> None:
    found = next(one for one in deadlines(today) if one.rule == CRBR)
    assert (found.state, found.days_left) == (state, left)


def test_without_its_date_a_deadline_says_which_one_to_enter() -> None:
    unknown = [one for one in deadlines(start=None) if one.state == State.UNKNOWN]
    assert [(one.rule, one.day, one.waits_for and one.waits_for.label) for one in unknown] == [
        (CRBR, None, "Dzień wpisu do KRS"),
        (NIP, None, "Dzień wpisu do KRS"),
    ]


def test_a_rule_whose_date_is_gone_from_the_guide_stays_unknown() -> None:
    outline = Outline(OUTLINE.key, OUTLINE.title, OUTLINE.url, "", (), (ENTRY,))
    assert {(one.state, one.waits_for) for one in deadlines(outline=outline, start=None)} == {(State.UNKNOWN, None)}


def test_the_deadlines_of_a_ticked_step_are_done_and_come_last() -> None:
    found = deadlines(date(2027, 5, 1), entry=date(2026, 11, 5))
    assert [(one.rule, one.state) for one in found] == [(REPORT, State.LATER), (CRBR, State.DONE), (NIP, State.DONE)]


def test_a_deadline_that_moved_knows_both_days() -> None:
    found = next(one for one in deadlines(start=date(2026, 10, 31)) if one.rule == CRBR)
    assert (found.has_moved, found.counted, found.day, found.start) == (True, date(2026, 11, 14), date(2026, 11, 16), date(2026, 10, 31))


def test_a_yearly_day_stays_where_its_act_names_it() -> None:
    found = next(one for one in deadlines(date(2028, 12, 1)) if one.rule == REPORT)
    assert (found.day, found.has_moved, found.is_on_day_off) == (date(2028, 12, 31), False, True)


@pytest.mark.parametrize(
    ("today", "done", "expected"),
    [
        (date(2026, 3, 30), None, date(2026, 3, 31)),
        (date(2026, 3, 31), None, date(2026, 3, 31)),
        (date(2026, 4, 1), None, date(2027, 3, 31)),
        # Ticked for this time: the next one is the one after.
        (date(2026, 3, 30), date(2026, 2, 10), date(2027, 3, 31)),
        (date(2026, 3, 30), date(2025, 3, 31), date(2026, 3, 31)),
        (date(2026, 3, 30), date(2025, 4, 1), date(2027, 3, 31)),
        # A tick of long ago says nothing about this time.
        (date(2030, 1, 1), date(2026, 2, 10), date(2030, 3, 31)),
    ],
)
def test_a_yearly_deadline_comes_again(today: date, done: date | None, expected: date) -> None:
    assert next_of_year(Rule(UUID(int=9), "Złóż CIT-8", "", month=3, day=31), today=today, done=done) == expected


@given(st.dates(date(1990, 1, 1), date(2098, 1, 1)), st.integers(1, 12), st.integers(1, 31))
def test_a_yearly_deadline_is_within_the_next_year(today: date, month: int, day: int) -> None:
    found = next_of_year(Rule(UUID(int=9), "", "", month=month, day=day), today=today)
    assert today <= found <= today + timedelta(days=366)
    assert found.month == month


@given(st.dates(date(1989, 1, 1), date(2099, 12, 31)), st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 400))
def test_state_and_days_left_never_contradict_each_other(start: date, today: date, amount: int) -> None:
    step = StepRow(UUID(int=8), "1", "Krok", rules=(Rule(UUID(int=9), "", "", "wpis-krs", amount, "days"),))
    (found,) = own_deadlines(outline=OUTLINE, steps=[step], dates={"wpis-krs": start}, ticked={}, today=today)
    left = found.days_left
    assert left is not None
    assert found.state == (State.OVERDUE if left < 0 else State.TODAY if left == 0 else State.SOON if left <= 7 else State.LATER)
    assert found.day == today + timedelta(days=left)
