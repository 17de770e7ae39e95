"""Which attempt counts: by the rule, for any sequence of attempts, in Python and in the database alike."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.accounts.models import Participant
from learning.domain.answering.counted import counting_attempt, mark_counting, mark_everybody
from learning.enums import AttemptState, ScoreRule
from learning.models import Attempt
from tests.factories import ParticipantFactory

START = datetime(2026, 9, 1, tzinfo=UTC)
STEP = UUID(int=7)
#: Points, points to be had, whether it passed, minutes after the start. Shares repeat on purpose: 1/3 = 2/6, 0.33/0.99.
GOES = st.tuples(
    st.sampled_from([("0", "3"), ("1", "3"), ("2", "6"), ("0.33", "0.99"), ("3", "3"), ("0", "0"), ("2", "3")]),
    st.booleans(),
    st.integers(0, 4),
)
RULES = st.sampled_from(ScoreRule.values)


def attempts_of(goes: list[tuple[tuple[str, str], bool, int]], participant: Participant | None = None) -> list[Attempt]:
    """Submitted attempts, numbered as they come; after a merge the time of a later number may be earlier."""
    return [
        Attempt(
            id=uuid4(),
            participant=participant,
            step_key=STEP,
            number=number,
            state=AttemptState.SUBMITTED,
            seed=0,
            locale="pl",
            points=Decimal(points),
            max_points=Decimal(most),
            passed=passed,
            submitted_at=START + timedelta(minutes=minute),
        )
        for number, ((points, most), passed, minute) in enumerate(goes, start=1)
    ]


def naive(attempts: list[Attempt], rule: str) -> Attempt | None:
    """The definition, word for word and slowly."""
    if not attempts:
        return None

    def earlier(one: Attempt, other: Attempt) -> bool:
        assert one.submitted_at
        assert other.submitted_at
        return (one.submitted_at, one.number) < (other.submitted_at, other.number)

    def better(one: Attempt, other: Attempt) -> bool:
        if one.passed != other.passed:
            return one.passed
        shares = [Fraction(a.points) / Fraction(a.max_points) if a.max_points else Fraction(0) for a in (one, other)]
        return shares[0] > shares[1] if shares[0] != shares[1] else earlier(one, other)

    beats = {ScoreRule.FIRST: earlier, ScoreRule.LAST: lambda one, other: earlier(other, one), ScoreRule.BEST: better}[ScoreRule(rule)]
    return next(one for one in attempts if all(other is one or beats(one, other) for other in attempts))


@given(st.lists(GOES, max_size=7), RULES)
def test_the_attempt_that_counts_is_that_of_the_definition(goes: list[tuple[tuple[str, str], bool, int]], rule: str) -> None:
    attempts = attempts_of(goes)
    assert counting_attempt(reversed(attempts), rule) is naive(attempts, rule)


def test_an_open_attempt_never_counts() -> None:
    attempts = attempts_of([(("1", "3"), False, 0), (("3", "3"), True, 1)])
    attempts[1].state, attempts[1].submitted_at = AttemptState.OPEN, None
    assert [counting_attempt(attempts, rule) for rule in ScoreRule.values] == [attempts[0]] * 3


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(goes=st.lists(st.lists(GOES, max_size=5), min_size=1, max_size=3), rules=st.lists(RULES, min_size=1, max_size=3))
def test_one_attempt_of_each_person_is_marked_after_every_change_of_rule(
    goes: list[list[tuple[tuple[str, str], bool, int]]], rules: list[str]
) -> None:
    people = [ParticipantFactory() for _ in goes]
    Attempt.objects.all().delete()
    for person, own in zip(people, goes, strict=True):
        for attempt in attempts_of(own, person):
            attempt.save(force_insert=True)
            mark_counting(participant=person, step_key=STEP, rule=rules[0])
    assert marked() == wanted(rules[0])
    for rule in rules[1:]:
        mark_everybody(step_key=STEP, rule=rule)
        assert marked() == wanted(rule)


def marked() -> set[UUID]:
    """Ids of the attempts that are marked."""
    return set(Attempt.objects.filter(counts=True).values_list("pk", flat=True))


def wanted(rule: str) -> set[UUID]:
    """Ids of those that should be."""
    by_person: dict[int, list[Attempt]] = {}
    for attempt in Attempt.objects.order_by("number"):
        by_person.setdefault(attempt.participant_id, []).append(attempt)
    return {found.pk for own in by_person.values() if (found := naive(own, rule))}


@pytest.mark.django_db
def test_attempts_at_another_step_and_of_others_are_left_alone() -> None:
    person, other = ParticipantFactory(), ParticipantFactory()
    mine, theirs = attempts_of([(("1", "3"), False, 0)], person)[0], attempts_of([(("1", "3"), False, 0)], other)[0]
    elsewhere = attempts_of([(("1", "3"), False, 0)], person)[0]
    elsewhere.step_key = UUID(int=8)
    Attempt.objects.bulk_create([mine, theirs, elsewhere])
    assert mark_counting(participant=person, step_key=STEP, rule="best") == mine
    assert marked() == {mine.pk}


@pytest.mark.django_db
@pytest.mark.parametrize("people", [2, 40])
def test_marking_everybody_takes_two_statements_at_any_size(people: int, sql_count: object) -> None:
    for _ in range(people):
        Attempt.objects.bulk_create(attempts_of([(("1", "3"), False, 0), (("3", "3"), True, 1)], ParticipantFactory()))
    with sql_count() as queries:  # type: ignore[operator]
        assert mark_everybody(step_key=STEP, rule="last") == people
    assert queries.count == 2
