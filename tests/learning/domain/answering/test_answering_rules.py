"""Rules that answering is held to: windows, what comes first, attempts and waiting, hints that cost, which attempt counts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from cms.accounts.models import Participant
from learning.domain.keys import page_key
from learning.enums import AttemptState, ScoreRule
from learning.errors import ClosedError, UnknownOptionError
from learning.models import Attempt, LearningCount, StepCompletion, StructureStep
from tests.factories import SiteTree
from tests.learning.domain.answering.test_saving import kept
from tests.learning.domain.publishing.test_versions import edit
from tests.learning.quizzes import key_for, right_answers, submit, wrong_answers

pytestmark = pytest.mark.django_db


def rule(step: Any, **values: Any) -> None:
    """Settle rules of a step without publishing it anew."""
    StructureStep.objects.filter(step_key=page_key(step)).update(**values)


def costly_hints(raw: list[dict[str, Any]]) -> None:
    for block in raw:
        block["value"] |= {"hint": "Zajrzyj do art. 2.", "hint_cost": 50}


CLOSED: dict[str, Callable[[], dict[str, Any]]] = {
    "not yet open": lambda: {"opens_at": timezone.now() + timedelta(days=1)},
    "closed": lambda: {"closes_at": timezone.now() - timedelta(days=1)},
    "first comes another step": lambda: {"prerequisites": "read"},
}


@pytest.mark.parametrize("case", CLOSED)
def test_a_closed_quiz_counts_nothing_and_keeps_what_was_typed(
    site_tree: SiteTree, person: Participant, save: Any, send: Any, case: str
) -> None:
    edit(site_tree.quiz_step, costly_hints)
    values = CLOSED[case]()
    if "prerequisites" in values:
        values = {"prerequisites": [["step", str(page_key(site_tree.read_step))]]}
    rule(site_tree.quiz_step, **values)
    key = key_for(site_tree.quiz_step, person)
    with pytest.raises(ClosedError):
        send(key, right_answers(key))
    assert not Attempt.objects.exists()
    with pytest.raises(ClosedError):
        save(key, right_answers(key), while_closed=False)
    assert not Attempt.objects.exists()
    with pytest.raises(ClosedError):
        save(key, right_answers(key), hints=list(right_answers(key)))
    attempt = Attempt.objects.get()
    assert (attempt.state, kept(attempt)) == (AttemptState.OPEN, right_answers(key))
    assert not attempt.responses.filter(hint_taken=True).exists()
    assert not LearningCount.objects.exists()


def test_attempts_run_out_and_waiting_is_kept_to(site_tree: SiteTree, person: Participant, send: Any) -> None:
    rule(site_tree.quiz_step, attempts_allowed=2, attempt_delay=60)
    sent = submit(site_tree.quiz_step, person, right=False)
    key = key_for(site_tree.quiz_step, person)
    with pytest.raises(ClosedError):
        send(key, right_answers(key))
    hour_ago = timezone.now() - timedelta(minutes=61)
    Attempt.objects.filter(pk=sent.pk).update(submitted_at=hour_ago, started_at=hour_ago)
    assert send(key, wrong_answers(key)).number == 2
    Attempt.objects.update(submitted_at=hour_ago, started_at=hour_ago)
    last = key_for(site_tree.quiz_step, person)
    with pytest.raises(ClosedError):
        send(last, right_answers(last))
    assert Attempt.objects.count() == 2


def test_an_attempt_that_was_counted_is_still_given_after_the_closing_date(site_tree: SiteTree, person: Participant, send: Any) -> None:
    key = key_for(site_tree.quiz_step, person)
    sent = send(key, right_answers(key))
    rule(site_tree.quiz_step, closes_at=timezone.now() - timedelta(days=1))
    assert send(key, right_answers(key)) == sent


def test_a_hint_costs_and_stays_taken_in_every_tab_of_the_go(site_tree: SiteTree, person: Participant, save: Any, send: Any) -> None:
    edit(site_tree.quiz_step, costly_hints)
    tab, other = key_for(site_tree.quiz_step, person), key_for(site_tree.quiz_step, person)
    one, two = list(right_answers(tab))
    save(tab, {}, hints=[one])
    save(tab, {})
    attempt = send(other, right_answers(other))
    points = {row.question.block_id: (row.hint_taken, row.points, row.max_points, row.correct) for row in attempt.responses.all()}
    assert points == {one: (True, 0.5, 1, True), two: (False, 1, 1, True)}


def test_a_hint_that_costs_nothing_or_is_not_there_cannot_be_taken(site_tree: SiteTree, person: Participant, save: Any) -> None:
    key = key_for(site_tree.quiz_step, person)
    for hint in (*right_answers(key), uuid4()):
        with pytest.raises(UnknownOptionError):
            save(key, right_answers(key), hints=[hint])
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("score_rule", ScoreRule.values)
def test_one_attempt_counts_by_the_steps_rule(site_tree: SiteTree, person: Participant, score_rule: str) -> None:
    rule(site_tree.quiz_step, score_rule=score_rule)
    for right in (False, True, False):
        submit(site_tree.quiz_step, person, right=right)
    counted = Attempt.objects.get(participant=person, counts=True)
    assert counted.number == {"best": 2, "last": 3, "first": 1}[score_rule]


def test_a_step_is_done_by_answering_where_that_is_its_rule(site_tree: SiteTree, person: Participant) -> None:
    rule(site_tree.quiz_step, completion_rule="answered")
    attempt = submit(site_tree.quiz_step, person, right=False)
    assert StepCompletion.objects.values_list("reason", "evidence_id").get() == ("answered", attempt.pk)


def test_where_the_first_attempt_counts_a_later_one_does_not_pass_for_it(site_tree: SiteTree, person: Participant) -> None:
    rule(site_tree.quiz_step, score_rule="first")
    assert [submit(site_tree.quiz_step, person, right=right).passed for right in (False, True)] == [False, True]
    assert not StepCompletion.objects.exists()
