"""Joining two people's ways, who are one person: nothing is lost, and doing it again changes nothing."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.accounts.domain.merge import merge_participant
from cms.accounts.models import Participant
from cms.guide.domain.merge import merge_journeys
from cms.guide.models import OwnChoice, OwnDate, OwnJourney, OwnStep
from tests.factories import ParticipantFactory
from tests.guide.outlines import everything

pytestmark = pytest.mark.django_db
START = datetime(2026, 5, 1, 12, tzinfo=UTC)


def day(number: int) -> datetime:
    """A day of May."""
    return START + timedelta(days=number)


def journey(person: Participant, at: int, *, steps: dict[int, int], dates: dict[str, int], choice: int = 0, key: int = 1) -> OwnJourney:
    """A journey last used on a day; steps by the day of their tick, dates (their day is that of the entry), one choice."""
    made = OwnJourney.objects.create(
        participant=person, procedure_key=UUID(int=key), title=f"Sprawa {at}", started_at=day(-at), touched_at=day(at)
    )
    for step, on in steps.items():
        OwnStep.objects.create(journey=made, step_id=UUID(int=step), title=f"Krok {step}", ticked_at=day(on))
    for name, on in dates.items():
        OwnDate.objects.create(journey=made, key=name, label=name, on=day(on).date(), entered_at=day(on))
    if choice:
        OwnChoice.objects.create(journey=made, group_id=UUID(int=50), strand_id=UUID(int=choice), title=f"Sposób {choice}")
    return made


@pytest.mark.parametrize("later", ["account", "other"])
def test_of_one_procedure_ticks_are_joined_and_the_later_date_and_choice_stay(later: str) -> None:
    account, other = ParticipantFactory(signed_in=True), ParticipantFactory()
    at = {"account": 3, "other": 9} if later == "other" else {"account": 9, "other": 3}
    journey(account, at["account"], steps={11: 2, 12: 3}, dates={"a": 1, "b": 5}, choice=61)
    journey(other, at["other"], steps={11: 1, 13: 4}, dates={"a": 2, "b": 4, "c": 1}, choice=62)
    merge_participant(source=other, target=account)
    assert everything(account) == [
        (
            UUID(int=1), "Sprawa 9", day(-9), day(9),
            [(UUID(int=11), "Krok 11", day(1)), (UUID(int=12), "Krok 12", day(3)), (UUID(int=13), "Krok 13", day(4))],
            [("a", date(2026, 5, 3), day(2)), ("b", date(2026, 5, 6), day(5)), ("c", date(2026, 5, 2), day(1))],
            [(UUID(int=50), UUID(int=62 if later == "other" else 61))],
        )
    ]  # fmt: skip
    assert everything(other) == []


def test_a_procedure_of_one_of_them_moves_as_it_is() -> None:
    account, other = ParticipantFactory(signed_in=True), ParticipantFactory()
    moved = journey(other, 3, steps={11: 1}, dates={"a": 1}, choice=61)
    before = everything(other)
    merge_participant(source=other, target=account)
    assert (everything(account), everything(other), OwnJourney.objects.get().pk) == (before, [], moved.pk)


def test_what_comes_in_after_the_merge_joins_at_the_next() -> None:
    account, other = ParticipantFactory(signed_in=True), ParticipantFactory()
    merge_participant(source=other, target=account)
    journey(other, 3, steps={11: 1}, dates={})
    merge_participant(source=other, target=account)
    assert [len(rows[4]) for rows in everything(account)] == [1]


#: By procedure: when it was last used, steps, dates, choice.
Life = dict[int, tuple[int, dict[int, int], dict[str, int], int]]
KEYS = st.integers(1, 3)
LIVES = st.dictionaries(
    KEYS,
    st.tuples(
        st.integers(1, 20),
        st.dictionaries(st.integers(11, 14), st.integers(1, 20)),
        st.dictionaries(st.sampled_from("abc"), st.integers(1, 20)),
        st.sampled_from([0, 61, 62]),
    ),
    max_size=3,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LIVES, LIVES)
def test_nothing_is_lost_and_merging_again_changes_nothing(mine: Life, theirs: Life) -> None:
    account, other = ParticipantFactory(), ParticipantFactory()
    for person, life in ((account, mine), (other, theirs)):
        for key, (at, steps, dates, choice) in life.items():
            journey(person, at, steps=steps, dates=dates, choice=choice, key=key)
    merge_journeys(source=other, target=account)
    once = everything(account)
    merge_journeys(source=other, target=account)
    assert (everything(account), everything(other)) == (once, [])
    for row in once:
        key = row[0].int
        lives = [life[key] for life in (mine, theirs) if key in life]
        ticks = {step: min(life[1][step] for life in lives if step in life[1]) for life in lives for step in life[1]}
        entered = {name: max(life[2][name] for life in lives if name in life[2]) for life in lives for name in life[2]}
        assert [(step.int, at) for step, _title, at in row[4]] == sorted((step, day(at)) for step, at in ticks.items())
        assert [(name, at) for name, _on, at in row[5]] == sorted((name, day(at)) for name, at in entered.items())
    assert {row[0].int for row in once} == set(mine) | set(theirs)
