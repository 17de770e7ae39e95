"""Real threads on the real database: a regrade meets answers, another regrade and a publish."""

from functools import partial
from typing import Any

import pytest
from django.core.management import call_command

from cms.accounts.models import Participant
from learning.domain.answering.attempts import submit_attempt
from learning.domain.publishing.impact import waiting_questions
from learning.domain.regrading.regrade import apply_regrade, plan_regrade
from learning.errors import RegradeRefusedError
from learning.models import Attempt, CourseProgress, Regrade, RegradeChange, Response, StepCompletion, StepPage
from tests.factories import ParticipantFactory, UserFactory, site_tree
from tests.learning.domain.answering.test_threads import at_once
from tests.learning.domain.publishing.test_versions import edit, flip_key
from tests.learning.domain.regrading.test_regrade import question_of
from tests.learning.quizzes import key_for, lock_of, submit, wrong_answers

pytestmark = pytest.mark.django_db(transaction=True)


def errors(results: list[Any]) -> list[Any]:
    """What went wrong, a regrade that found nothing to do left out."""
    return [result for result in results if isinstance(result, Exception) and not isinstance(result, RegradeRefusedError)]


def test_a_regrade_clicked_many_times_at_once_is_done_once() -> None:
    step = site_tree().steps[2]
    for _ in range(5):
        submit(step, ParticipantFactory(), right=False)
    question, editor = question_of(edit(step, flip_key)), UserFactory(admin=True)
    results = at_once(lambda _: apply_regrade(question=question, by=editor, reason="Klucz.").pk, times=8)
    assert (len(set(results)), Regrade.objects.count(), RegradeChange.objects.count()) == (1, 1, 5)
    assert Response.objects.filter(points=1, graded_by=question.current).count() == 5
    call_command("rebuild_progress", check=True)


def test_a_regrade_that_meets_answers_by_the_old_key_counts_each_once() -> None:
    step = site_tree().steps[2]
    people = [ParticipantFactory() for _ in range(8)]
    for person in people[:4]:
        submit(step, person, right=False)
    forms = [key_for(step, person) for person in people]
    wrong = wrong_answers(forms[0])
    question, editor = question_of(edit(step, flip_key)), UserFactory(admin=True)

    def work(number: int) -> Any:
        if number >= len(people):
            return apply_regrade(question=question, by=editor, reason="Klucz.")
        return submit_attempt(owner=partial(lock_of, people[number]), key=forms[number], answers=wrong)

    assert errors(at_once(work, times=len(people) + 3)) == []
    assert Attempt.objects.count() == 12
    call_command("rebuild_progress", check=True)
    if waiting_questions():  # who came after the last regrade
        apply_regrade(question=question, by=editor, reason="Klucz.")
    assert not Response.objects.exclude(points=1, correct=True).exists()
    assert (StepCompletion.objects.count(), CourseProgress.objects.filter(done=1).count()) == (8, 8)
    assert Attempt.objects.filter(counts=True, passed=True).count() == 8
    call_command("rebuild_progress", check=True)


def test_a_regrade_that_meets_a_publish_grades_by_one_key_or_the_other() -> None:
    step = site_tree().steps[2]
    people: list[Participant] = [ParticipantFactory() for _ in range(6)]
    for person in people:
        submit(step, person, right=False)
    question, editor = question_of(edit(step, flip_key)), UserFactory(admin=True)
    late = [ParticipantFactory() for _ in range(3)]
    forms = [key_for(step, person) for person in late]
    wrong = wrong_answers(forms[0])

    def publish_points(number: int) -> None:
        def change(raw: list[Any]) -> None:
            raw[0]["value"]["points"] = number + 2

        page: Any = StepPage.objects.get(pk=step.pk)
        raw = list(page.questions.raw_data)
        change(raw)
        page.questions = raw
        page.required = number % 2 == 0  # a new edition, so that everybody is recounted
        page.save_revision().publish()

    def work(number: int) -> Any:
        if number < 3:
            return submit_attempt(owner=partial(lock_of, late[number]), key=forms[number], answers=wrong)
        return apply_regrade(question=question, by=editor, reason="Klucz.") if number % 2 else publish_points(number)

    assert errors(at_once(work, times=8)) == []
    assert Attempt.objects.count() == 9
    call_command("rebuild_progress", check=True)
    present = question_of(StepPage.objects.get(pk=step.pk))
    if plan_regrade(question=present).refusal is None:
        apply_regrade(question=present, by=editor, reason="Klucz.")
    assert plan_regrade(question=present).raised == []
    assert not Attempt.objects.filter(passed=False).exclude(participant__in=late).exists()
    call_command("rebuild_progress", check=True)
