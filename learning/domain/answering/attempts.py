"""Submitting an attempt: one transaction, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.accounts.models import Participant
from learning.domain.counting.counting import Submission, count_submission
from learning.enums import AttemptState, CompletionReason, CompletionRule, ScoreRule
from learning.errors import ClosedError, ForeignAttemptError, StaleFormError, UnansweredError
from learning.kinds import Answer
from learning.models import Attempt, Response, StructureStep

from .attempt_keys import AttemptKey
from .completions import held_live_places, record_activity
from .counted import counting_attempt, mark_counting
from .goes import Goes, goes_at
from .grading import Grade, grade, has_passed
from .opening import ReasonCode, closed_reasons, tries_of
from .pinned import Answers, PinnedQuestion, accept_answers, pinned_questions, unanswered
from .saving import SAVED_FIELDS, Owner, changed_lines, joined, keep_open

#: What no waiting mends: after these, answers that were sent too late are not kept for a further attempt.
FINAL = frozenset({ReasonCode.TOO_LATE, ReasonCode.NO_ATTEMPT_LEFT})
GRADED_FIELDS = [*SAVED_FIELDS, "points", "max_points", "correct"]


@dataclass(frozen=True)
class Marked:
    """An answer with its grade."""

    question: PinnedQuestion
    answer: Answer
    hint_taken: bool
    grade: Grade


def submit_attempt(*, owner: Owner, key: AttemptKey, answers: Answers) -> Attempt:
    """Grade a form and record it as an attempt. The same form again gives the same attempt, however often and at once.

    Grading reads the question versions that the form pinned, whatever was published since. A question that was removed since
    is dropped from what was to be had. What the person had saved is closed with it. A form that was given out before another
    attempt was submitted – a second tab, a second device – is the same go: it gives that attempt, and what it says otherwise
    is kept as an open attempt if another one is allowed.

    Args:
        owner: gives the participant who answers, locked; called once the answers are known to be fit to grade, so that a form
            of nonsense makes nobody.
        key: what the form was minted for.
        answers: what was posted, by question block.

    Returns:
        The attempt, submitted; its id differs from the key's where the form belongs to an earlier one.

    Raises:
        ForeignAttemptError: when the attempt is another participant's.
        StepWithdrawnError: when the step is not part of a live course.
        StaleFormError: when none of its questions is asked any more.
        UnansweredError: when the answer to a question is not whole. Nothing is consumed.
        UnknownOptionError: when an answer was not offered. Nothing is consumed.
        TooLongError: when a typed answer is too long. Nothing is consumed.
        ClosedError: when a rule of the course takes no answer now. Nothing is consumed.
    """
    try:
        with transaction.atomic():
            return _submit(owner, key, answers)
    except IntegrityError:
        # Another participant took the same id in between; whose it is decides.
        if not Attempt.objects.filter(pk=key.attempt_id).exists():
            raise
        raise ForeignAttemptError from None


def _submit(owner: Owner, key: AttemptKey, answers: Answers) -> Attempt:
    try:
        asked = pinned_questions(key)
    except StaleFormError:
        # What was counted before the questions were removed is still there to be seen.
        if not Attempt.objects.filter(pk=key.attempt_id).exists():
            raise
        counted = goes_at(participant=owner(), step_key=key.step_key, attempt_id=key.attempt_id).sent_as(key.attempt_id)
        if counted is None:
            raise
        return counted
    accepted = accept_answers(asked, key, answers)
    participant = owner()
    now = timezone.now()
    goes = goes_at(participant=participant, step_key=key.step_key, attempt_id=key.attempt_id)
    counted = goes.sent_as(key.attempt_id)
    if counted is not None:
        return counted
    places = held_live_places(key.step_key)
    reasons = closed_reasons(participant=participant, step=places[0], now=now, tries=tries_of(goes.submitted))
    earlier = goes.same_go(key)
    if earlier is not None:
        if not any(reason.code in FINAL for reason in reasons):
            _keep_differing(participant, key, goes, earlier, asked, accepted)
        return earlier
    if reasons:
        raise ClosedError(reasons)
    whole = {q.block_id: joined(q, goes.answers.get(q.block_id, {}), accepted[q.block_id]) for q in asked}
    if missing := unanswered(asked, whole):
        raise UnansweredError(missing)
    return _record(participant, places, key, goes, mark_answers(asked, whole, hints=goes.hints), now=now)


def _keep_differing(
    participant: Participant, key: AttemptKey, goes: Goes, earlier: Attempt, asked: list[PinnedQuestion], accepted: Answers
) -> None:
    """Keep what a second form of one go says otherwise for a further attempt, where none is begun."""
    if goes.open is not None:
        return
    given = {row.question_id: row.answer for row in earlier.responses.all()}
    if any(accepted[q.block_id] != given.get(q.question, {}) for q in asked):
        keep_open(participant, key, goes, changed_lines(asked, goes, accepted, key=key))


def mark_answers(asked: list[PinnedQuestion], answers: Answers, *, hints: set[UUID]) -> list[Marked]:
    """Grade whole answers by the versions that were asked.

    Args:
        asked: the questions.
        answers: by question block, as ``Kind.accept`` gives them.
        hints: questions whose hint was taken.
    """
    return [_mark(question, answers[question.block_id], hint_taken=question.block_id in hints) for question in asked]


def _mark(question: PinnedQuestion, answer: Answer, *, hint_taken: bool) -> Marked:
    result = grade(
        kind=question.kind,
        payload=question.payload,
        texts=question.texts,
        answer=answer,
        points=question.points,
        hint_taken=hint_taken,
    )
    return Marked(question, answer, hint_taken, result)


def _record(
    participant: Participant, places: list[StructureStep], key: AttemptKey, goes: Goes, marked: list[Marked], *, now: datetime
) -> Attempt:
    step = places[0]
    attempt = _graded(participant, step, key, goes, marked, now=now)
    attempt.counts = counting_attempt([*goes.submitted, attempt], step.score_rule) is attempt
    # Before the attempt is written: the database lets one row count at a time.
    mark_counting(participant=participant, step_key=key.step_key, rule=step.score_rule, attempts=[*goes.submitted, attempt])
    responses = _write(attempt, key, goes, marked)
    is_first = not goes.submitted
    submission = Submission(
        is_first=is_first,
        passed=attempt.passed,
        passed_before=any(other.passed for other in goes.submitted),
        took=now - attempt.started_at,
    )
    reason = completion_reason(step, attempt)
    progress = record_activity(
        participant=participant,
        places=places,
        reason=reason,
        evidence_id=attempt.pk if reason else None,
        locale=key.locale,
        submission=submission,
        are_held=True,
    )
    count_submission(attempt=attempt, responses=responses, is_first=is_first, in_statistics=progress.in_statistics)
    return attempt


def completion_reason(step: StructureStep, attempt: Attempt) -> CompletionReason | None:
    """By what a submitted attempt completes its step, if it does.

    Args:
        step: the step with its rules.
        attempt: the attempt, with its ``counts``.
    """
    if step.completion_rule == CompletionRule.ANSWERED:
        return CompletionReason.ANSWERED
    if step.completion_rule != CompletionRule.PASSED or not attempt.passed:
        return None
    # Where the first attempt is the one that counts, a later one cannot pass for it.
    return CompletionReason.PASSED if attempt.counts or step.score_rule != ScoreRule.FIRST else None


def _graded(participant: Participant, step: StructureStep, key: AttemptKey, goes: Goes, marked: list[Marked], *, now: datetime) -> Attempt:
    """The attempt as it is to stand; not written yet."""
    points = sum((mark.grade.points for mark in marked), Decimal(0))
    max_points = sum((mark.question.points for mark in marked), Decimal(0))
    return Attempt(
        id=key.attempt_id,
        participant=participant,
        step_key=key.step_key,
        number=goes.next_number,
        state=AttemptState.SUBMITTED,
        locale=key.locale,
        seed=key.seed,
        asked=[list(pin) for pin in key.asked],
        # A form may come from a server whose clock is ahead of ours; nobody sends an answer before getting the form.
        started_at=min(goes.open.started_at if goes.open else key.given_at, key.given_at, now),
        saved_at=now,
        submitted_at=now,
        points=points,
        max_points=max_points,
        pass_mark=step.pass_mark,
        passed=has_passed(points=points, max_points=max_points, pass_mark=step.pass_mark),
    )


def _write(attempt: Attempt, key: AttemptKey, goes: Goes, marked: list[Marked]) -> list[Response]:
    """Write the attempt, closing the open one: it becomes this one, id and all, so that the form stays known by its own id."""
    if goes.open is None:
        attempt.save(force_insert=True)
    else:
        Attempt.objects.filter(pk=goes.open.pk).update(**_columns(attempt))
        attempt._state.adding = False  # noqa: SLF001 - it stands now
        if goes.open.pk != attempt.pk:
            # References are checked when the transaction ends, so the responses may follow.
            Response.objects.filter(attempt_id=goes.open.pk).update(attempt_id=attempt.pk)
    responses = [_response(attempt, mark, key) for mark in marked]
    Response.objects.bulk_create(responses, update_conflicts=True, unique_fields=["attempt", "question"], update_fields=GRADED_FIELDS)
    removed = {kept.question for kept in goes.kept.values()} - {mark.question.question for mark in marked}
    if removed:  # what was typed for questions that are not asked any more
        Response.objects.filter(attempt=attempt, question__in=removed).delete()
    return responses


def _columns(attempt: Attempt) -> Mapping[str, Any]:
    return {field.attname: getattr(attempt, field.attname) for field in Attempt._meta.concrete_fields}


def _response(attempt: Attempt, mark: Marked, key: AttemptKey) -> Response:
    question = mark.question
    return Response(
        attempt=attempt,
        question_id=question.question,
        version=question.key,
        wording_id=question.wording,
        answer=mark.answer,
        shown_order=question.order(key.seed),
        hint_taken=mark.hint_taken,
        points=mark.grade.points,
        max_points=question.points,
        correct=mark.grade.correct,
    )
