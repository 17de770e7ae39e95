"""Moving learning into an account: any two histories, merged once or many times, give one that holds."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.accounts.domain.merge import merge_participant
from cms.accounts.models import Participant
from learning.domain.people.merge import merge_learning
from learning.domain.rebuild import differences
from learning.models import Attempt, CourseProgress, StepCompletion
from tests.factories import ParticipantFactory, SiteTree
from tests.learning.domain.publishing.test_structure import complete, confirm
from tests.learning.quizzes import submit

pytestmark = pytest.mark.django_db


def state(person: Participant) -> tuple[list[tuple[str, int, bool]], list[str], list[tuple[int, int]]]:
    """Attempts, completions and counters of a person."""
    return (
        [(str(a.step_key), a.number, a.passed) for a in Attempt.objects.filter(participant=person).order_by("step_key", "number")],
        sorted(str(c.step_key) for c in StepCompletion.objects.filter(participant=person)),
        [(c.done, c.total) for c in CourseProgress.objects.filter(participant=person)],
    )


def test_everything_moves_and_nothing_is_left(site_tree: SiteTree) -> None:
    anonymous, account = ParticipantFactory(), ParticipantFactory(signed_in=True)
    submit(site_tree.steps[0], anonymous, right=False)
    submit(site_tree.steps[0], anonymous)
    confirm(site_tree.read_step, anonymous)
    before = state(anonymous)
    merge_participant(source=anonymous, target=account)
    assert state(account) == before
    assert state(anonymous) == ([], [], [])


def test_attempts_are_numbered_after_those_that_stand(site_tree: SiteTree) -> None:
    anonymous, account = ParticipantFactory(), ParticipantFactory(signed_in=True)
    mine = [submit(site_tree.steps[0], account, right=False).pk for _ in range(2)]
    theirs = [submit(site_tree.steps[0], anonymous, right=right).pk for right in (False, True)]
    merge_participant(source=anonymous, target=account)
    assert list(Attempt.objects.filter(participant=account).order_by("number").values_list("number", "pk")) == list(
        enumerate(mine + theirs, start=1)
    )


def test_the_earliest_completion_stays_whichever_side_it_was_on(site_tree: SiteTree) -> None:
    early, late = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
    for mine, theirs in ((early, late), (late, early)):
        anonymous, account = ParticipantFactory(), ParticipantFactory(signed_in=True)
        for person, when in ((account, mine), (anonymous, theirs)):
            confirm(site_tree.read_step, person)
            StepCompletion.objects.filter(participant=person).update(completed_at=when)
        merge_participant(source=anonymous, target=account)
        assert StepCompletion.objects.get(participant=account).completed_at == early


def test_two_halves_make_a_completed_course(site_tree: SiteTree) -> None:
    anonymous, account = ParticipantFactory(), ParticipantFactory(signed_in=True)
    submit(site_tree.steps[0], account)
    confirm(site_tree.read_step, anonymous)
    submit(site_tree.steps[2], anonymous)
    merge_participant(source=anonymous, target=account)
    row = CourseProgress.objects.get(participant=account)
    assert (row.done, row.total, row.completed_at is not None) == (3, 3, True)


def test_a_completed_course_stays_completed_on_its_own_date(site_tree: SiteTree) -> None:
    anonymous, account = ParticipantFactory(), ParticipantFactory(signed_in=True)
    first = complete(site_tree, anonymous)
    CourseProgress.objects.filter(pk=first.pk).update(completed_at=first.completed_at - timedelta(days=9))
    complete(site_tree, account)
    merge_participant(source=anonymous, target=account)
    assert CourseProgress.objects.get(participant=account).completed_at == first.completed_at - timedelta(days=9)


ACTS = st.lists(st.tuples(st.sampled_from(["mine", "theirs"]), st.sampled_from(["right", "wrong", "read", "last"])), max_size=8)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_any_two_histories_merge_into_one_that_holds(site_tree: SiteTree, acts: list[tuple[str, str]]) -> None:
    people = {"mine": ParticipantFactory(signed_in=True), "theirs": ParticipantFactory()}
    for who, what in acts:
        if what == "read":
            confirm(site_tree.read_step, people[who])
        else:
            submit(site_tree.steps[2 if what == "last" else 0], people[who], right=what != "wrong")
    facts = [state(person) for person in people.values()]
    account, anonymous = people["mine"], people["theirs"]
    for _ in range(2):
        merge_learning(source=anonymous, target=account)
        merged = state(account)
        assert len(merged[0]) == sum(len(fact[0]) for fact in facts)
        assert merged[1] == sorted(set(facts[0][1]) | set(facts[1][1]))
        assert all(0 <= done <= total for done, total in merged[2])
        assert list(differences()) == []
