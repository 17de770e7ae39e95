"""Grading again: who gains is told beforehand, nobody loses, and once is enough."""

import json
from collections.abc import Callable
from copy import copy
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from cms.accounts.models import Participant, User
from learning.domain.answering.attempts import submit_attempt
from learning.domain.counting.recounting import counter_differences
from learning.domain.keys import page_key
from learning.domain.rebuild import differences, rebuild
from learning.domain.regrading.plan import Refusal
from learning.domain.regrading.regrade import apply_regrade, plan_regrade
from learning.errors import PlanOutdatedError, RegradeRefusedError
from learning.models import Attempt, CourseProgress, Question, Regrade, RegradeChange, Response, StepCompletion, StepPage
from tests.factories import ParticipantFactory, SiteTree, UserFactory, block, option, single, translate, unpublish
from tests.learning.domain.publishing.test_versions import edit, flip_key, mend_typo
from tests.learning.quizzes import key_for, lock_of, right_answers, submit, wrong_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Participant:
    """Somebody who learns."""
    return ParticipantFactory()


@pytest.fixture
def editor() -> User:
    """Whoever grades again."""
    return UserFactory(role="Editors")


def question_of(step: StepPage, position: int = 0) -> Any:
    """A question of a step."""
    return Question.objects.asked_in(page_key(step)).select_related("current")[position]


def regrade(step: StepPage, by: User, *, position: int = 0, **options: Any) -> Regrade:
    """Grade a question of a step again."""
    return apply_regrade(question=question_of(step, position), by=by, reason="Klucz był odwrócony.", **options)


def set_points(points: int) -> Callable[[list[Any]], None]:
    """An edit: the first question is worth so many points."""

    def change(raw: list[Any]) -> None:
        raw[0]["value"]["points"] = points

    return change


def dry_run(step: StepPage) -> Any:
    """The plan for a step's first question."""
    return plan_regrade(question=question_of(step))


def standing(person: Participant) -> Any:
    """Somebody's points, what was to be had, whether they passed, and required steps done."""
    attempt = Attempt.objects.get(participant=person)
    return attempt.points, attempt.max_points, attempt.passed, CourseProgress.objects.get(participant=person).done


def drift() -> list[Any]:
    """What the kept counters and progress say wrongly."""
    return [*differences(), *counter_differences()]


def test_nothing_changes_before_the_regrade_and_the_plan_writes_nothing(site_tree: SiteTree, person: Participant) -> None:
    submit(site_tree.steps[2], person, right=False)
    edit(site_tree.steps[2], flip_key)
    plan = dry_run(site_tree.steps[2])
    assert (plan.looked_at, plan.people, plan.frozen, plan.refusal) == (1, 1, 0, None)
    assert [(one.points_before, one.points_after, one.newly_passed) for one in plan.raised] == [(0, 1, True)]
    assert (plan.lowered, standing(person), Regrade.objects.count()) == ([], (0, 1, False, 0), 0)


def test_a_new_pass_completes_the_step_and_everything_follows(site_tree: SiteTree, person: Participant, editor: User) -> None:
    attempt = submit(site_tree.steps[2], person, right=False)
    edit(site_tree.steps[2], flip_key)
    done = regrade(site_tree.steps[2], editor)
    assert standing(person) == (1, 1, True, 1)
    completion = StepCompletion.objects.get(participant=person)
    assert (completion.reason, completion.evidence_id) == ("passed", attempt.pk)
    row: Any = Response.objects.get()
    assert (row.points, row.correct, row.graded_by, row.version.number) == (1, True, question_of(site_tree.steps[2]).current, 1)
    assert (done.looked_at, done.raised, done.lowered, done.newly_passed) == (1, 1, 0, 1)
    assert (done.made_by, done.reason, done.may_lower, done.version) == (editor, "Klucz był odwrócony.", False, row.graded_by)
    change: Any = RegradeChange.objects.get()
    assert (change.response, change.points_before, change.points_after) == (row, 0, 1)
    assert (change.passed_before, change.passed_after, drift()) == (False, True, [])


def test_the_last_missing_pass_completes_the_course(site_tree: SiteTree, person: Participant, editor: User) -> None:
    edit(site_tree.steps[0], lambda raw: [])
    for step in site_tree.steps[:2]:
        StepCompletion.objects.create(participant=person, step_key=page_key(step), reason="read")
    submit(site_tree.steps[2], person, right=False)
    edit(site_tree.steps[2], flip_key)
    assert CourseProgress.objects.get().completed_at is None
    regrade(site_tree.steps[2], editor)
    row = CourseProgress.objects.get()
    assert (row.done, row.total, row.completed_at is not None, row.completed_structure) == (3, 3, True, row.structure)


def test_nobody_is_lowered_unless_it_is_asked_for(site_tree: SiteTree, person: Participant, editor: User) -> None:
    submit(site_tree.steps[2], person)
    edit(site_tree.steps[2], flip_key)
    plan = dry_run(site_tree.steps[2])
    assert [(one.points_before, one.points_after) for one in plan.lowered] == [(1, 0)]
    done = regrade(site_tree.steps[2], editor)
    assert (done.looked_at, done.raised, done.lowered, done.changes.count()) == (1, 0, 0, 0)
    assert (standing(person), Response.objects.get().graded_by, regrade(site_tree.steps[2], editor)) == ((1, 1, True, 1), None, done)


def test_lowering_by_request_takes_points_and_leaves_what_was_completed(site_tree: SiteTree, person: Participant, editor: User) -> None:
    submit(site_tree.steps[2], person)
    edit(site_tree.steps[2], flip_key)
    done = regrade(site_tree.steps[2], editor, may_lower=True)
    assert (standing(person), StepCompletion.objects.count()) == ((0, 1, False, 1), 1)
    assert (done.lowered, done.raised, drift()) == (1, 0, [])


def test_a_second_time_changes_nothing_and_gives_the_first_record(site_tree: SiteTree, person: Participant, editor: User) -> None:
    submit(site_tree.steps[2], person, right=False)
    edit(site_tree.steps[2], flip_key)
    first = regrade(site_tree.steps[2], editor)
    kept = (list(Attempt.objects.values()), list(Response.objects.values()), list(StepCompletion.objects.values()))
    assert regrade(site_tree.steps[2], editor) == first
    assert (list(Attempt.objects.values()), list(Response.objects.values()), list(StepCompletion.objects.values())) == kept
    assert (Regrade.objects.count(), dry_run(site_tree.steps[2]).refusal) == (1, Refusal.NOTHING)


def test_going_back_to_the_first_key_can_be_graded_again_too(site_tree: SiteTree, person: Participant, editor: User) -> None:
    submit(site_tree.steps[2], person, right=False)
    edit(site_tree.steps[2], flip_key)
    regrade(site_tree.steps[2], editor)
    edit(site_tree.steps[2], flip_key)
    regrade(site_tree.steps[2], editor, may_lower=True)
    row: Any = Response.objects.get()
    assert (standing(person), row.graded_by.number) == ((0, 1, False, 1), 1)


@pytest.mark.parametrize("points", [3, 1])
def test_a_smaller_share_of_the_quiz_is_a_lowering_too(site_tree: SiteTree, person: Participant, editor: User, points: int) -> None:
    """Whoever was wrong here and right elsewhere would sink if this question came to weigh more."""
    step = edit(site_tree.quiz_step, set_points(2))
    key = key_for(step, person)
    first = question_of(step).block_id
    answers = {**right_answers(key), first: wrong_answers(key)[first]}
    submit_attempt(owner=partial(lock_of, person), key=key, answers=answers)
    assert standing(person)[:2] == (1, 3)
    edit(step, set_points(points))
    if points == 3:
        assert [one.attempt_most_after for one in dry_run(step).lowered] == [4]
        assert regrade(step, editor).raised == 0
        assert standing(person)[:2] == (1, 3)
    else:
        assert regrade(step, editor).raised == 1
        assert standing(person)[:2] == (1, 2)


def test_answers_to_other_options_are_frozen(site_tree: SiteTree, person: Participant, editor: User) -> None:
    submit(site_tree.steps[2], person, right=False)

    def add_and_flip(raw: list[Any]) -> None:
        raw[0]["value"]["options"].append(option("Nikt"))
        flip_key(raw)

    edit(site_tree.steps[2], add_and_flip)
    plan = dry_run(site_tree.steps[2])
    assert (plan.looked_at, plan.frozen, plan.refusal) == (0, 1, Refusal.NOTHING)
    with pytest.raises(RegradeRefusedError, match="nothing"):
        regrade(site_tree.steps[2], editor)
    assert standing(person) == (0, 1, False, 0)


def test_another_type_freezes_answers_too(site_tree: SiteTree, person: Participant) -> None:
    submit(site_tree.steps[2], person, right=False)

    def change_type(raw: list[Any]) -> None:
        raw[0]["type"] = "multiple"
        raw[0]["value"].pop("shuffle", None)
        flip_key(raw)

    edit(site_tree.steps[2], change_type)
    plan = dry_run(site_tree.steps[2])
    assert (plan.looked_at, plan.frozen, plan.refusal) == (0, 1, Refusal.NOTHING)


def test_a_typo_and_a_reordering_leave_nothing_to_grade(site_tree: SiteTree, person: Participant) -> None:
    submit(site_tree.steps[2], person)
    edit(site_tree.steps[2], mend_typo)
    assert dry_run(site_tree.steps[2]).refusal == Refusal.NOTHING


def test_a_removed_question_and_a_withdrawn_step_are_refused(site_tree: SiteTree, person: Participant, editor: User) -> None:
    submit(site_tree.quiz_step, person, right=False)
    step = edit(site_tree.quiz_step, flip_key)
    kept = json.loads(json.dumps(list(step.questions.raw_data)))
    question = question_of(step)
    unpublish(step)
    with pytest.raises(RegradeRefusedError, match="withdrawn"):
        apply_regrade(question=question, by=editor, reason="x")
    edit(step, lambda raw: raw[1:])
    with pytest.raises(RegradeRefusedError, match="removed"):
        apply_regrade(question=question, by=editor, reason="x")
    edit(step, lambda raw: kept)
    assert apply_regrade(question=question, by=editor, reason="x").raised == 1


def test_a_key_that_changed_after_the_plan_was_read_is_not_applied(site_tree: SiteTree, person: Participant, editor: User) -> None:
    submit(site_tree.steps[2], person, right=False)
    edit(site_tree.steps[2], flip_key)
    seen = dry_run(site_tree.steps[2]).version
    assert seen
    edit(site_tree.steps[2], set_points(2))
    with pytest.raises(PlanOutdatedError):
        regrade(site_tree.steps[2], editor, version=seen.pk)
    assert standing(person) == (0, 1, False, 0)


def test_which_attempt_counts_is_settled_anew(site_tree: SiteTree, person: Participant, editor: User) -> None:
    first = submit(site_tree.steps[2], person, right=False)
    second = submit(site_tree.steps[2], person, right=True)
    edit(site_tree.steps[2], flip_key)
    regrade(site_tree.steps[2], editor, may_lower=True)
    assert dict(Attempt.objects.values_list("pk", "counts")) == {first.pk: True, second.pk: False}


def test_an_answer_that_comes_by_the_old_key_after_the_regrade_waits_for_the_next(
    site_tree: SiteTree, person: Participant, editor: User
) -> None:
    late = ParticipantFactory()
    key = key_for(site_tree.steps[2], late)
    submit(site_tree.steps[2], person, right=False)
    edit(site_tree.steps[2], flip_key)
    regrade(site_tree.steps[2], editor)
    submit(site_tree.steps[2], late, key=key, right=False)
    assert standing(late) == (0, 1, False, 0)
    assert (regrade(site_tree.steps[2], editor).raised, standing(late), drift()) == (1, (1, 1, True, 1), [])


def short_text(*accepted: str) -> dict[str, Any]:
    """A question with a typed answer."""
    words = {"hint": "", "feedback_correct": "", "feedback_incorrect": ""}
    value = {"prompt": "Jak nazywa się osoba, która ustanawia fundację?", "accepted": "\n".join(accepted), "points": 1, **words}
    return block("short_text", value, "7d0f3a52-6f0e-4f0b-8d7e-6a2f3c1b9e10")


def test_a_newly_accepted_answer_of_a_translation_can_be_graded_again(site_tree: SiteTree, person: Participant, editor: User) -> None:
    step = edit(site_tree.steps[2], lambda raw: [short_text("fundator")])
    translate(step, "en", words=lambda text: "founder" if text == "fundator" else f"en: {text}")
    key = key_for(step, person, locale="en")
    typed = {question_of(step).block_id: {"": ["establisher"]}}
    submit_attempt(owner=partial(lock_of, person), key=key, answers=typed)
    assert dry_run(step).refusal == Refusal.NOTHING
    translate(step, "en", words=lambda text: "founder\nestablisher" if text == "fundator" else f"en: {text}")
    assert [one.points_after for one in dry_run(step).raised] == [1]
    regrade(step, editor)
    assert (standing(person), drift()) == ((1, 1, True, 1), [])
    assert dry_run(step).refusal == Refusal.NOTHING


def test_an_answer_no_longer_accepted_is_not_saved_by_the_words_that_were_shown(site_tree: SiteTree, person: Participant) -> None:
    step = edit(site_tree.steps[2], lambda raw: [short_text("fundator", "darczyńca")])
    typed = {question_of(step).block_id: {"": ["darczyńca"]}}
    submit_attempt(owner=partial(lock_of, person), key=key_for(step, person), answers=typed)
    edit(step, lambda raw: [short_text("fundator")])
    assert [(one.points_before, one.points_after) for one in dry_run(step).lowered] == [(1, 0)]


def answers_in_bulk(step: StepPage, number: int, *, right: bool = False) -> None:
    """That many people who were wrong, or right, all copies of one, so that a test of size costs little."""
    pattern = submit(step, ParticipantFactory(), right=right)
    answers, place = list(pattern.responses.all()), CourseProgress.objects.get(participant=pattern.participant)
    people = Participant.objects.bulk_create(
        [Participant(token_hash=f"{10**12 * number + at:064x}") for at in range(number - 1)], batch_size=200
    )
    attempts: list[Any] = []
    responses: list[Any] = []
    places: list[Any] = []
    for person in people:
        attempt = Attempt.objects.get(pk=pattern.pk) if not attempts else copy(attempts[0])
        attempt.pk, attempt.participant = uuid4(), person
        attempts.append(attempt)
        for row in answers:
            mine = copy(row)
            mine.pk, mine.attempt = None, attempt
            responses.append(mine)
        mine_too = copy(place)
        mine_too.pk, mine_too.participant = None, person
        places.append(mine_too)
    Attempt.objects.bulk_create(attempts, batch_size=50)
    Response.objects.bulk_create(responses, batch_size=50)
    CourseProgress.objects.bulk_create(places, batch_size=50)


def test_a_thousand_answers_cost_as_many_statements_as_a_hundred(site_tree: SiteTree, editor: User, sql_count: Any) -> None:
    counts = []
    for page, number in ((site_tree.steps[2], 1000), (site_tree.quiz_step, 100)):
        step = edit(page, lambda raw: [single()])
        answers_in_bulk(step, number)
        rebuild()
        edit(step, flip_key)
        with sql_count() as queries:
            assert regrade(step, editor).newly_passed == number
        counts.append(queries.count)
        assert StepCompletion.objects.filter(step_key=page_key(step)).count() == number
    assert drift() == []
    # SQLite takes fewer values at a time, so that rows which are new go in by more than one statement there.
    assert counts[0] <= counts[1] + (0 if connection.vendor == "postgresql" else 40), counts
