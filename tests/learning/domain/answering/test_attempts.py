"""Submitting attempts: once, by the versions that were shown, and nothing for a form that is refused."""

from functools import partial
from uuid import uuid4

import pytest

from cms.accounts.models import Participant
from learning.domain.answering.attempts import submit_attempt
from learning.domain.keys import page_key
from learning.errors import ForeignAttemptError, StaleFormError, StepWithdrawnError, UnansweredError, UnknownOptionError
from learning.kinds import WHOLE
from learning.models import Attempt, CourseProgress, Response, StepCompletion
from tests.factories import ParticipantFactory, SiteTree, unpublish
from tests.learning.domain.publishing.test_versions import edit, flip_key, mend_typo
from tests.learning.quizzes import key_for, lock_of, right_answers, submit, wrong_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Participant:
    """Somebody who learns."""
    return ParticipantFactory()


def test_a_right_answer_passes_completes_and_counts(site_tree: SiteTree, person: Participant) -> None:
    attempt = submit(site_tree.quiz_step, person)
    assert (attempt.number, attempt.points, attempt.max_points, attempt.pass_mark, attempt.passed) == (1, 2, 2, 60, True)
    completion = StepCompletion.objects.get(participant=person)
    assert (completion.step_key, completion.reason, completion.evidence_id) == (page_key(site_tree.quiz_step), "passed", attempt.pk)
    progress = CourseProgress.objects.get(participant=person)
    assert (progress.done, progress.total, progress.percent, progress.completed_at) == (1, 3, 33, None)


def test_a_wrong_answer_enrols_and_completes_nothing(site_tree: SiteTree, person: Participant) -> None:
    attempt = submit(site_tree.quiz_step, person, right=False)
    assert (attempt.passed, attempt.points) == (False, 0)
    assert not StepCompletion.objects.exists()
    progress = CourseProgress.objects.get(participant=person)
    assert (progress.done, progress.last_step_key) == (0, page_key(site_tree.quiz_step))


def test_attempts_are_numbered(site_tree: SiteTree, person: Participant) -> None:
    assert [submit(site_tree.quiz_step, person, right=right).number for right in (False, False, True)] == [1, 2, 3]


def test_the_same_form_twice_is_one_attempt_with_the_first_answers(site_tree: SiteTree, person: Participant) -> None:
    key = key_for(site_tree.quiz_step, person)
    first = submit(site_tree.quiz_step, person, key=key, right=False)
    second = submit(site_tree.quiz_step, person, key=key, right=True)
    assert (first.pk, Attempt.objects.count(), Response.objects.count(), second.passed) == (second.pk, 1, 2, False)


def test_another_persons_form_is_refused_and_makes_nothing(site_tree: SiteTree, person: Participant) -> None:
    key = key_for(site_tree.quiz_step, person)
    submit(site_tree.quiz_step, person, key=key)
    with pytest.raises(ForeignAttemptError):
        submit(site_tree.quiz_step, ParticipantFactory(), key=key)
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize("left_out", [1, 2])
def test_an_unanswered_question_consumes_nothing_and_is_named(site_tree: SiteTree, person: Participant, left_out: int) -> None:
    key = key_for(site_tree.quiz_step, person)
    answers = right_answers(key)
    missing = list(answers)[:left_out]
    for block in missing:
        answers.pop(block)
    with pytest.raises(UnansweredError) as caught:
        submit_attempt(owner=partial(lock_of, person), key=key, answers=answers)
    assert set(caught.value.blocks) == set(missing)
    assert not Attempt.objects.exists()
    assert not CourseProgress.objects.exists()


def test_two_answers_to_a_single_choice_are_no_answer(site_tree: SiteTree, person: Participant) -> None:
    step = site_tree.steps[2]
    key = key_for(step, person)
    both = {block: {WHOLE: right[WHOLE] + wrong_answers(key)[block][WHOLE]} for block, right in right_answers(key).items()}
    with pytest.raises(UnansweredError):
        submit_attempt(owner=partial(lock_of, person), key=key, answers=both)


def test_an_option_or_question_that_was_not_asked_is_refused_and_nobody_is_made(site_tree: SiteTree) -> None:
    def nobody() -> Participant:
        raise AssertionError("a refused form must not make a participant")

    key = key_for(site_tree.quiz_step)
    good = right_answers(key)
    other = right_answers(key_for(site_tree.steps[2]))
    block = next(iter(good))
    strange = ({WHOLE: [str(uuid4())]}, {WHOLE: ["x"]}, {str(uuid4()): good[block][WHOLE]}, next(iter(other.values())))
    for answers in (*({**good, block: answer} for answer in strange), {**good, uuid4(): good[block]}):
        with pytest.raises(UnknownOptionError):
            submit_attempt(owner=nobody, key=key, answers=answers)
    assert not Attempt.objects.exists()


def test_a_form_is_graded_by_the_key_it_was_shown_with(site_tree: SiteTree, person: Participant) -> None:
    key = key_for(site_tree.quiz_step, person)
    edit(site_tree.quiz_step, flip_key)
    assert submit(site_tree.quiz_step, person, key=key).passed is True


def test_after_a_key_fix_earlier_results_stay_and_new_forms_use_the_new_key(site_tree: SiteTree, person: Participant) -> None:
    before = submit(site_tree.quiz_step, person)
    edit(site_tree.quiz_step, flip_key)
    before.refresh_from_db()
    assert (before.passed, StepCompletion.objects.filter(participant=person).count()) == (True, 1)
    again = key_for(site_tree.quiz_step, person)
    assert right_answers(again) != right_answers(key_for(site_tree.quiz_step)) or again.asked != ()
    answered_as_before = submit_attempt(
        owner=partial(lock_of, person), key=again, answers={r.question.block_id: r.answer for r in before.responses.all()}
    )
    assert answered_as_before.points == 1  # the flipped question is wrong now, the other one right
    assert StepCompletion.objects.filter(participant=person).count() == 1


def test_a_typo_mended_while_a_form_is_open_changes_nothing_and_is_told(site_tree: SiteTree, person: Participant) -> None:
    key = key_for(site_tree.quiz_step, person)
    edit(site_tree.quiz_step, mend_typo)
    attempt = submit(site_tree.quiz_step, person, key=key)
    wordings = [response.wording.texts["prompt"] for response in attempt.responses.order_by("question__position")]
    assert (attempt.passed, wordings[0]) == (True, "Kto może ustanowić fundację?")


def test_a_question_removed_while_a_form_is_open_is_dropped_from_the_maximum(site_tree: SiteTree, person: Participant) -> None:
    key = key_for(site_tree.quiz_step, person)
    answers = right_answers(key)
    edit(site_tree.quiz_step, lambda raw: raw[1:])
    attempt = submit_attempt(owner=partial(lock_of, person), key=key, answers=answers)
    assert (attempt.max_points, attempt.passed, attempt.responses.count()) == (1, True, 1)


def test_a_form_all_of_whose_questions_are_gone_is_stale(site_tree: SiteTree, person: Participant) -> None:
    key = key_for(site_tree.quiz_step, person)
    answers = right_answers(key)
    edit(site_tree.quiz_step, lambda raw: [])
    with pytest.raises(StaleFormError):
        submit_attempt(owner=partial(lock_of, person), key=key, answers=answers)


def test_a_withdrawn_step_takes_no_answer_but_still_shows_one_given_before(site_tree: SiteTree, person: Participant) -> None:
    key, open_key = key_for(site_tree.quiz_step, person), key_for(site_tree.quiz_step, person)
    answers = right_answers(key)
    given = submit(site_tree.quiz_step, person, key=key)
    unpublish(site_tree.quiz_step)
    with pytest.raises(StepWithdrawnError):
        submit_attempt(owner=partial(lock_of, person), key=open_key, answers=answers)
    assert submit_attempt(owner=partial(lock_of, person), key=key, answers=answers).pk == given.pk


def test_shown_order_is_kept_and_is_the_same_for_one_seed(site_tree: SiteTree, person: Participant) -> None:
    def shuffled(raw: list[dict[str, dict[str, object]]]) -> None:
        for block in raw:
            block["value"]["shuffle"] = True

    edit(site_tree.quiz_step, shuffled)
    key = key_for(site_tree.quiz_step, person)
    attempt = submit(site_tree.quiz_step, person, key=key)
    from django.test import RequestFactory
    from django.utils.translation import override

    from learning.views.quiz import quiz_form

    with override("pl"):
        form = quiz_form(RequestFactory().get("/"), page_key(site_tree.quiz_step), key=key)
    assert form is not None
    shown = [[option.id for option in question.detail] for question in form.questions]
    assert [response.shown_order for response in attempt.responses.order_by("question__position")] == shown
