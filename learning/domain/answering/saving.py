"""Saving what was typed so far: an open attempt, one a person and step, in whichever tab, language or device they go on."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.accounts.models import Participant
from learning.enums import AttemptState
from learning.errors import ClosedError, ForeignAttemptError, SentAlreadyError
from learning.kinds import Answer
from learning.models import Attempt, Response

from .attempt_keys import AttemptKey
from .completions import live_places
from .goes import Goes, goes_at
from .hints import check_hints
from .opening import Reason, closed_reasons, tries_of
from .pinned import Answers, PinnedQuestion, accept_answers, pinned_questions

#: Gives the participant who answers, locked until the transaction ends.
Owner = Callable[[], Participant]
#: What a save writes into a response that stands already.
SAVED_FIELDS = ["version", "wording", "answer", "shown_order", "hint_taken"]


@dataclass(frozen=True)
class Line:
    """What is to stand for one question."""

    question: PinnedQuestion
    answer: Answer
    hint_taken: bool


def save_answers(
    *,
    owner: Owner,
    key: AttemptKey,
    answers: Answers,
    hints: Collection[UUID] = (),
    touched: Collection[UUID] | None = None,
    while_closed: bool = True,
) -> Attempt:
    """Keep what was typed in the open attempt of the person and step, which is made if there is none. Nothing is graded.

    A second tab's form writes into the same attempt. What it leaves blank stays as it was, unless the form is that attempt's own.

    Args:
        owner: gives the participant who answers, locked; called once the answers are known to be fit to keep.
        key: what the form was minted for.
        answers: what was posted, by question block.
        hints: questions whose hint is taken, at its cost.
        touched: questions that the form says have changed; only these are written, blank ones too. None: all of the form.
        while_closed: whether what was typed is kept even while a rule of the course takes no answer; no hint is taken then.

    Returns:
        The open attempt.

    Raises:
        ClosedError: when a rule of the course takes no answer now, after keeping what was typed if ``while_closed``.
        SentAlreadyError: when the form's own attempt was submitted already.
        ForeignAttemptError: when the attempt is another participant's.
        StepWithdrawnError: when the step is not part of a live course.
        StaleFormError: when none of its questions is asked any more.
        UnknownOptionError: when an answer or a hint was not offered.
        TooLongError: when a typed answer is too long.
    """
    try:
        with transaction.atomic():
            attempt, reasons = _save(owner, key, answers, hints, touched)
            if reasons and not while_closed:
                raise ClosedError(reasons)
    except IntegrityError:
        # Another participant took the same id in between; whose it is decides.
        if not Attempt.objects.filter(pk=key.attempt_id).exists():
            raise
        raise ForeignAttemptError from None
    if reasons:
        raise ClosedError(reasons)
    return attempt


def _save(
    owner: Owner, key: AttemptKey, answers: Answers, hints: Collection[UUID], touched: Collection[UUID] | None
) -> tuple[Attempt, list[Reason]]:
    step = live_places(key.step_key)[0]
    asked = pinned_questions(key)
    accepted = accept_answers(asked, key, answers)
    check_hints(asked, hints)
    participant = owner()
    goes = goes_at(participant=participant, step_key=key.step_key, attempt_id=key.attempt_id)
    if goes.sent_as(key.attempt_id):
        raise SentAlreadyError(key.attempt_id)
    reasons = closed_reasons(participant=participant, step=step, now=timezone.now(), tries=tries_of(goes.submitted))
    lines = changed_lines(asked, goes, accepted, key=key, hints=() if reasons else hints, touched=touched)
    return keep_open(participant, key, goes, lines), reasons


def changed_lines(
    asked: Iterable[PinnedQuestion],
    goes: Goes,
    accepted: Answers,
    *,
    key: AttemptKey,
    hints: Collection[UUID] = (),
    touched: Collection[UUID] | None = None,
) -> list[Line]:
    """What a form changes in the open attempt.

    Args:
        asked: the questions of the form.
        goes: what stands.
        accepted: the form's answers.
        key: the form's key.
        hints: questions whose hint is taken.
        touched: questions that the form says have changed, None where it does not say.
    """
    own = goes.open is not None and goes.open.pk == key.attempt_id
    lines = []
    for question in asked:
        block = question.block_id
        saved, answer = goes.answers.get(block, {}), accepted[block]
        wants_writing = block in touched if touched is not None else own or bool(answer)
        after = joined(question, saved, answer) if wants_writing else saved
        took = block in goes.hints or block in hints
        if after != saved or took != (block in goes.hints):
            lines.append(Line(question, after, took))
    return lines


def joined(question: PinnedQuestion, saved: Answer, answer: Answer) -> Answer:
    """What stands for a question when an answer comes on top of what was saved: choices that are final stay."""
    return question.rules.joined(question.payload, saved, answer) if saved else answer


def keep_open(participant: Participant, key: AttemptKey, goes: Goes, lines: list[Line]) -> Attempt:
    """Write lines into the open attempt, in two statements at any number of questions. The caller holds the participant's lock.

    The attempt goes on with the order, language and versions of the form that wrote last.
    """
    now = timezone.now()
    attempt = goes.open
    if attempt is None:
        attempt = Attempt.objects.create(
            id=key.attempt_id,
            participant=participant,
            step_key=key.step_key,
            number=goes.next_number,
            state=AttemptState.OPEN,
            locale=key.locale,
            seed=key.seed,
            asked=[list(pin) for pin in key.asked],
            started_at=min(key.given_at, now),
            saved_at=now,
        )
    else:
        attempt.locale, attempt.seed, attempt.saved_at = key.locale, key.seed, now
        attempt.asked = [list(pin) for pin in key.asked]
        attempt.save(update_fields=["locale", "seed", "saved_at", "asked"])
    if lines:
        Response.objects.bulk_create(
            [_response(attempt, line, key) for line in lines],
            update_conflicts=True,
            unique_fields=["attempt", "question"],
            update_fields=SAVED_FIELDS,
        )
    return attempt


def _response(attempt: Attempt, line: Line, key: AttemptKey) -> Response:
    return Response(
        attempt=attempt,
        question_id=line.question.question,
        version_id=line.question.version,
        wording_id=line.question.wording,
        answer=line.answer,
        shown_order=line.question.order(key.seed),
        hint_taken=line.hint_taken,
    )
