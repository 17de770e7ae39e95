"""What was typed and sent on two devices becomes one history: nothing typed is lost, one attempt counts."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from cms.accounts.domain.merge import merge_participant
from cms.accounts.models import Participant
from learning.domain.answering.saving import save_answers
from learning.domain.keys import page_key
from learning.domain.people.merge import merge_learning
from learning.kinds import Answer
from learning.models import Attempt, Response, StructureStep
from tests.factories import ParticipantFactory, SiteTree, multiple, single
from tests.learning.domain.publishing.test_versions import edit, flip_key
from tests.learning.quizzes import key_for, lock_of, right_answers, submit, wrong_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> Participant:
    """Somebody signed in."""
    return ParticipantFactory(signed_in=True)


@pytest.fixture
def stranger() -> Participant:
    """The same person without the account."""
    return ParticipantFactory()


def save(step: Any, person: Participant, answers: dict[UUID, Answer], **more: Any) -> Attempt:
    return save_answers(owner=partial(lock_of, person), key=key_for(step, person), answers=answers, **more)


def kept(person: Participant) -> dict[UUID, Answer]:
    rows = Response.objects.filter(attempt__participant=person).select_related("question")
    return {row.question.block_id: row.answer for row in rows}


@pytest.mark.parametrize("stranger_is_later", [True, False])
def test_two_open_attempts_become_one_and_the_later_answer_stays(
    site_tree: SiteTree, account: Participant, stranger: Participant, stranger_is_later: bool
) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: [single(), multiple(), single(prompt="A po trzecie?")])
    right, wrong = right_answers(key_for(step)), wrong_answers(key_for(step))
    one, two, three = list(right)
    mine = save(step, account, {one: right[one], two: right[two]})
    theirs = save(step, stranger, {two: wrong[two], three: wrong[three]})
    earlier = mine.saved_at - timedelta(hours=1)
    Attempt.objects.filter(pk=(mine if stranger_is_later else theirs).pk).update(saved_at=earlier)
    for _ in range(2):
        merge_participant(source=stranger, target=account)
    assert kept(account) == {one: right[one], two: (wrong if stranger_is_later else right)[two], three: wrong[three]}
    assert list(Attempt.objects.values_list("pk", "participant", "number")) == [(mine.pk, account.pk, 1)]


def test_what_was_cleared_later_does_not_wipe_an_answer_and_a_hint_stays_taken(
    site_tree: SiteTree, account: Participant, stranger: Participant
) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: [single(hint="Art. 2", hint_cost=50)])
    right = right_answers(key_for(step))
    (block,) = right
    save(step, account, right)
    save(step, stranger, {}, hints=[block])
    merge_learning(source=stranger, target=account)
    assert (kept(account), Response.objects.get().hint_taken) == (right, True)


def test_answers_to_two_versions_keep_theirs(site_tree: SiteTree, account: Participant, stranger: Participant) -> None:
    step = site_tree.quiz_step
    right = right_answers(key_for(step))
    one, two = list(right)
    save(step, account, {one: right[one]})
    edit(step, flip_key)
    later = save(step, stranger, {two: right[two]})
    newest = dict(right_answers(key_for(step)))
    merge_learning(source=stranger, target=account)
    attempt = Attempt.objects.get()
    versions = {row.question.block_id: row.version_id for row in attempt.responses.select_related("question")}
    assert (set(versions), {version for version, _ in attempt.asked}) == ({one, two}, set(versions.values()))
    assert (newest != right, Attempt.objects.filter(pk=later.pk).exists()) == (True, False)


def test_an_open_attempt_moves_where_none_is_open(site_tree: SiteTree, account: Participant, stranger: Participant) -> None:
    submit(site_tree.quiz_step, account, right=False)
    right = right_answers(key_for(site_tree.quiz_step))
    save(site_tree.quiz_step, stranger, right)
    merge_learning(source=stranger, target=account)
    assert list(Attempt.objects.filter(participant=account).order_by("number").values_list("number", "state")) == [
        (1, "submitted"),
        (2, "open"),
    ]


@pytest.mark.parametrize(("rule", "counted"), [("best", "theirs"), ("first", "mine"), ("last", "theirs")])
def test_one_attempt_counts_after_the_merge(
    site_tree: SiteTree, account: Participant, stranger: Participant, rule: str, counted: str
) -> None:
    StructureStep.objects.filter(step_key=page_key(site_tree.quiz_step)).update(score_rule=rule)
    by = {"mine": submit(site_tree.quiz_step, account, right=False), "theirs": submit(site_tree.quiz_step, stranger)}
    only_theirs = submit(site_tree.steps[2], stranger)
    for _ in range(2):
        merge_learning(source=stranger, target=account)
    counting = set(Attempt.objects.filter(participant=account, counts=True).values_list("pk", flat=True))
    assert counting == {by[counted].pk, only_theirs.pk}
