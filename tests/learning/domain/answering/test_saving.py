"""Saving as one goes: one open attempt a person and step, joined by whatever is sent; two forms of one go are one attempt."""

from functools import partial
from typing import Any
from uuid import UUID

import pytest

from cms.accounts.models import Participant
from learning.domain.answering.attempt_keys import AttemptKey
from learning.domain.answering.saving import save_answers
from learning.domain.keys import page_key
from learning.enums import AttemptState
from learning.errors import (
    ForeignAttemptError,
    SentAlreadyError,
    StepWithdrawnError,
    UnansweredError,
)
from learning.kinds import WHOLE, Answer
from learning.models import Attempt, CourseProgress, LearningCount, Response, StepCompletion, StructureStep
from tests.factories import ParticipantFactory, SiteTree, multiple, single, unpublish
from tests.learning.domain.publishing.test_versions import edit, flip_key
from tests.learning.quizzes import key_for, lock_of, right_answers, submit, wrong_answers

pytestmark = pytest.mark.django_db


def kept(attempt: Attempt) -> dict[UUID, Answer]:
    return {row.question.block_id: row.answer for row in attempt.responses.select_related("question")}


def test_what_is_saved_is_kept_and_nothing_is_graded_or_counted(site_tree: SiteTree, person: Participant, save: Any) -> None:
    key = key_for(site_tree.quiz_step, person)
    first = dict(list(right_answers(key).items())[:1])
    attempt = save(key, first)
    assert (attempt.pk, attempt.state, attempt.number, attempt.submitted_at) == (key.attempt_id, AttemptState.OPEN, 1, None)
    assert (kept(attempt), attempt.started_at) == (first, key.given_at)
    assert [(row.points, row.max_points, row.correct) for row in attempt.responses.all()] == [(0, 0, False)]
    assert not StepCompletion.objects.exists()
    assert not CourseProgress.objects.exists()
    assert not LearningCount.objects.exists()


def test_saving_again_adds_changes_and_clears(site_tree: SiteTree, person: Participant, save: Any) -> None:
    key = key_for(site_tree.quiz_step, person)
    right, wrong = right_answers(key), wrong_answers(key)
    one, two = list(right)
    save(key, {one: right[one]})
    save(key, {one: wrong[one], two: right[two]})
    assert kept(save(key, {one: wrong[one]})) == {one: wrong[one], two: {}}
    assert (Attempt.objects.count(), Response.objects.count()) == (1, 2)


def test_a_second_tab_writes_into_the_same_attempt_and_what_it_leaves_blank_stays(
    site_tree: SiteTree, person: Participant, save: Any
) -> None:
    tab, other = key_for(site_tree.quiz_step, person), key_for(site_tree.quiz_step, person)
    right, wrong = right_answers(tab), wrong_answers(tab)
    one, two = list(right)
    save(tab, {one: right[one], two: right[two]})
    attempt = save(other, {two: wrong[two]})
    assert (attempt.pk, kept(attempt)) == (tab.attempt_id, {one: right[one], two: wrong[two]})
    assert Attempt.objects.count() == 1


def test_only_what_the_script_names_is_written_blank_or_not(site_tree: SiteTree, person: Participant, save: Any) -> None:
    key = key_for(site_tree.quiz_step, person)
    right = right_answers(key)
    one, two = list(right)
    save(key, right)
    assert kept(save(key, {}, touched=[two])) == {one: right[one], two: {}}


def test_submitting_closes_the_open_attempt_under_its_own_id(site_tree: SiteTree, person: Participant, save: Any, send: Any) -> None:
    key = key_for(site_tree.quiz_step, person)
    save(key, wrong_answers(key))
    attempt = send(key, right_answers(key))
    stored = Attempt.objects.get()
    assert (stored.pk, stored.state, stored.passed, stored.counts, stored.started_at) == (
        key.attempt_id,
        "submitted",
        True,
        True,
        key.given_at,
    )
    assert (attempt, kept(stored)) == (stored, right_answers(key))
    assert [(row.points, row.max_points) for row in stored.responses.all()] == [(1, 1), (1, 1)]


def test_submitting_another_tab_takes_its_answers_over_the_open_attempt(
    site_tree: SiteTree, person: Participant, save: Any, send: Any
) -> None:
    tab, other = key_for(site_tree.quiz_step, person), key_for(site_tree.quiz_step, person)
    save(tab, wrong_answers(tab))
    attempt = send(other, right_answers(other))
    assert (attempt.pk, attempt.number, attempt.passed) == (other.attempt_id, 1, True)
    assert (Attempt.objects.count(), Response.objects.count(), kept(attempt)) == (1, 2, right_answers(other))


def test_what_a_form_does_not_show_is_not_sent_for_it(site_tree: SiteTree, person: Participant, save: Any, send: Any) -> None:
    key = key_for(site_tree.quiz_step, person)
    right = right_answers(key)
    one, two = list(right)
    save(key, right)
    with pytest.raises(UnansweredError) as caught:
        send(key_for(site_tree.quiz_step, person), {one: right[one]})
    assert (caught.value.blocks, Attempt.objects.get().state) == ([two], AttemptState.OPEN)


def test_a_form_given_out_before_an_attempt_was_sent_is_the_same_go(site_tree: SiteTree, person: Participant, send: Any) -> None:
    tab, other = key_for(site_tree.quiz_step, person), key_for(site_tree.quiz_step, person)
    first = send(tab, wrong_answers(tab))
    again = send(other, wrong_answers(other))
    assert (again, list(Attempt.objects.values_list("pk", flat=True))) == (first, [tab.attempt_id])
    counted = {row.measure: row.n for row in LearningCount.objects.filter(measure__in=["attempts", "attempted"])}
    assert counted == {"attempts": 1, "attempted": 1}


def test_what_the_second_form_says_otherwise_is_kept_for_the_next_try(site_tree: SiteTree, person: Participant, send: Any) -> None:
    tab, other = key_for(site_tree.quiz_step, person), key_for(site_tree.quiz_step, person)
    first = send(tab, wrong_answers(tab))
    for _ in range(3):
        assert send(other, right_answers(other)) == first
    open_one = Attempt.objects.get(state=AttemptState.OPEN)
    assert (open_one.number, kept(open_one), StepCompletion.objects.count()) == (2, right_answers(other), 0)


def test_nothing_is_kept_for_a_try_that_will_not_come(site_tree: SiteTree, person: Participant, send: Any) -> None:
    StructureStep.objects.filter(step_key=page_key(site_tree.quiz_step)).update(attempts_allowed=1)
    tab, other = key_for(site_tree.quiz_step, person), key_for(site_tree.quiz_step, person)
    first = send(tab, wrong_answers(tab))
    assert send(other, right_answers(other)) == first
    assert Attempt.objects.count() == 1


def test_a_form_given_out_later_is_another_go(site_tree: SiteTree, person: Participant, send: Any) -> None:
    submit(site_tree.quiz_step, person, right=False)
    key = key_for(site_tree.quiz_step, person)
    assert send(key, right_answers(key)).number == 2


def test_a_saved_attempt_that_was_sent_takes_nothing_more(site_tree: SiteTree, person: Participant, save: Any, send: Any) -> None:
    key = key_for(site_tree.quiz_step, person)
    send(key, right_answers(key))
    with pytest.raises(SentAlreadyError) as caught:
        save(key, wrong_answers(key))
    assert (caught.value.attempt_id, kept(Attempt.objects.get())) == (key.attempt_id, right_answers(key))


def test_another_persons_attempt_is_neither_written_nor_told(site_tree: SiteTree, person: Participant, save: Any, send: Any) -> None:
    other = ParticipantFactory()
    key = key_for(site_tree.quiz_step, other)
    save_answers(owner=partial(lock_of, other), key=key, answers=right_answers(key))
    for act in (save, send):
        with pytest.raises(ForeignAttemptError):
            act(key, wrong_answers(key))
    assert kept(Attempt.objects.get()) == right_answers(key)


def test_a_withdrawn_step_takes_nothing_and_keeps_what_was_saved(site_tree: SiteTree, person: Participant, save: Any) -> None:
    key = key_for(site_tree.quiz_step, person)
    save(key, right_answers(key))
    unpublish(site_tree.quiz_step)
    with pytest.raises(StepWithdrawnError):
        save(key, wrong_answers(key))
    assert kept(Attempt.objects.get()) == right_answers(key)


def test_what_was_begun_goes_on_with_the_key_it_was_begun_with(site_tree: SiteTree, person: Participant, save: Any, send: Any) -> None:
    key: AttemptKey = key_for(site_tree.quiz_step, person)
    right = right_answers(key)
    save(key, right)
    edit(site_tree.quiz_step, flip_key)
    assert send(key, right).passed is True


def test_what_was_typed_for_a_question_that_is_gone_goes_with_it(site_tree: SiteTree, person: Participant, save: Any, send: Any) -> None:
    key = key_for(site_tree.quiz_step, person)
    right = right_answers(key)
    save(key, right)
    edit(site_tree.quiz_step, lambda raw: raw[1:])
    attempt = send(key, right)
    assert (attempt.max_points, attempt.responses.count()) == (1, 1)


def test_clearing_is_not_answering(site_tree: SiteTree, person: Participant, save: Any, send: Any) -> None:
    edit(site_tree.quiz_step, lambda _raw: [single(), multiple()])
    key = key_for(site_tree.quiz_step, person)
    right = right_answers(key)
    save(key, right)
    last = list(right)[1]
    with pytest.raises(UnansweredError):
        send(key, {**right, last: {WHOLE: []}})
