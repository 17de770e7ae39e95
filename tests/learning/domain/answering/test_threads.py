"""Real threads on the real database: many at once is once."""

import threading
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection

from cms.accounts.models import Participant
from learning.domain.answering.attempts import submit_attempt
from learning.domain.answering.completions import confirm_step
from learning.domain.answering.saving import save_answers
from learning.domain.keys import page_key
from learning.domain.rebuild import differences
from learning.errors import SentAlreadyError
from learning.models import Attempt, CourseProgress, LearningCount, QuestionStat, Response, StepCompletion
from tests.factories import ParticipantFactory, site_tree
from tests.harness.client import BrowserClient
from tests.learning.quizzes import form_key, key_for, lock_of, posted, right_answers, wrong_answers

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 20


def at_once(work: Callable[[int], Any], times: int = TIMES) -> list[Any]:
    """Run ``work`` in that many threads that start together; give what each returned or raised."""
    barrier, results = threading.Barrier(times), [None] * times

    def run(number: int) -> None:
        try:
            barrier.wait()
            results[number] = work(number)
        except Exception as error:  # noqa: BLE001 - the test looks at whatever came
            results[number] = error  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def test_twenty_parallel_submits_of_one_form_are_one_attempt() -> None:
    tree = site_tree()
    person = ParticipantFactory()
    key = key_for(tree.quiz_step, person)
    answers = right_answers(key)
    results = at_once(lambda _: submit_attempt(owner=partial(lock_of, person), key=key, answers=answers).pk)
    assert Counter(results) == {key.attempt_id: TIMES}
    assert (Attempt.objects.count(), Response.objects.count(), StepCompletion.objects.count()) == (1, 2, 1)


def test_twenty_parallel_posts_by_somebody_without_a_cookie_are_one_person_and_one_attempt() -> None:
    tree = site_tree()
    key = form_key(BrowserClient(), tree.quiz_step.url)
    data = posted(key, right_answers(key_for(tree.quiz_step)))
    url = f"/pl/nauka/krok/{page_key(tree.quiz_step)}/odpowiedz/"
    responses = at_once(lambda _: BrowserClient().post(url, data))
    assert Counter(getattr(response, "status_code", response) for response in responses) == {303: TIMES}
    assert len({response.url for response in responses}) == 1
    assert len({response.cookies["mowis_participant"].value.split(":")[0] for response in responses}) == 1
    assert (Attempt.objects.count(), Participant.objects.count(), CourseProgress.objects.count()) == (1, 1, 1)


def test_fifty_parallel_submits_of_a_saved_form_are_one_attempt_and_one_score() -> None:
    tree = site_tree()
    person = ParticipantFactory()
    key = key_for(tree.quiz_step, person)
    save_answers(owner=partial(lock_of, person), key=key, answers=wrong_answers(key))
    answers = right_answers(key)
    results = at_once(lambda _: submit_attempt(owner=partial(lock_of, person), key=key, answers=answers).pk, times=50)
    assert Counter(results) == {key.attempt_id: 50}
    assert list(Attempt.objects.values_list("number", "points", "counts", "state")) == [(1, 2, True, "submitted")]
    assert {row.measure: row.n for row in LearningCount.objects.all() if row.measure.startswith(("att", "pass"))} == {
        "attempts": 1,
        "attempted": 1,
        "passed-first": 1,
        "passed": 1,
    }
    assert list(QuestionStat.objects.values_list("n", "n_correct")) == [(1, 1), (1, 1)]


def test_tabs_sent_at_once_are_one_go() -> None:
    tree = site_tree()
    person = ParticipantFactory()
    keys = [key_for(tree.quiz_step, person) for _ in range(8)]
    right, wrong = right_answers(keys[0]), wrong_answers(keys[0])

    def work(number: int) -> Any:
        return submit_attempt(owner=partial(lock_of, person), key=keys[number], answers=wrong if number % 2 else right).pk

    results = at_once(work, times=8)
    assert len(set(results)) == 1
    # What the other tabs said otherwise is kept once, for another try; nothing of it is counted.
    assert sorted(Attempt.objects.values_list("number", "state")) == [(1, "submitted"), (2, "open")]
    assert LearningCount.objects.get(measure="attempts").n == 1


def test_saving_in_many_tabs_at_once_makes_one_open_attempt_that_holds_all_of_it() -> None:
    tree = site_tree()
    person = ParticipantFactory()
    keys = [key_for(tree.quiz_step, person) for _ in range(10)]
    right = right_answers(keys[0])
    blocks = list(right)

    def work(number: int) -> Any:
        block = blocks[number % 2]
        return save_answers(owner=partial(lock_of, person), key=keys[number], answers={block: right[block]}).pk

    results = at_once(work, times=10)
    assert len(set(results)) == 1
    kept = {row.question.block_id: row.answer for row in Response.objects.select_related("question")}
    assert (Attempt.objects.count(), kept) == (1, right)


def test_a_save_that_meets_the_submit_loses_nothing_and_counts_nothing_twice() -> None:
    tree = site_tree()
    person = ParticipantFactory()
    key = key_for(tree.quiz_step, person)
    right, wrong = right_answers(key), wrong_answers(key)

    def work(number: int) -> Any:
        if number % 4:
            return save_answers(owner=partial(lock_of, person), key=key, answers=wrong).pk
        return submit_attempt(owner=partial(lock_of, person), key=key, answers=right).pk

    results = at_once(work, times=12)
    assert {type(result) for result in results if isinstance(result, Exception)} <= {SentAlreadyError}
    assert list(Attempt.objects.values_list("pk", "state", "points")) == [(key.attempt_id, "submitted", 2)]
    kept = {row.question.block_id: row.answer for row in Response.objects.select_related("question")}
    assert (kept, list(differences())) == (right, [])


def test_counters_hold_when_steps_are_done_at_once() -> None:
    tree = site_tree()
    person = ParticipantFactory()
    keys = [key_for(tree.steps[0], person), key_for(tree.steps[2], person)]

    def work(number: int) -> Any:
        if number % 3 == 2:
            return confirm_step(owner=partial(lock_of, person), step_key=page_key(tree.read_step))
        key = keys[number % 3]
        return submit_attempt(owner=partial(lock_of, person), key=key, answers=right_answers(key))

    results = at_once(work, times=9)
    assert [result for result in results if isinstance(result, Exception)] == []
    row = CourseProgress.objects.get()
    assert (row.done, row.total, row.completed_at is not None, list(differences())) == (3, 3, True, [])
