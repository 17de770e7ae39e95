"""Submitting an attempt: one transaction, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from cms.accounts.models import Participant
from learning.enums import AttemptState, CompletionReason, QuestionKind
from learning.models import Attempt, QuestionVersion, Response, StructureStep

from .attempt_keys import AttemptKey, shown_order
from .completions import live_places, record_activity
from .errors import ForeignAttemptError, StaleFormError, StepWithdrawnError, UnansweredError, UnknownOptionError
from .grading import Grade, grade, has_passed

Answers = Mapping[UUID, list[str]]
#: Gives the participant who answers, locked until the transaction ends.
Owner = Callable[[], Participant]


@dataclass(frozen=True)
class Marked:
    """An answer with its grade."""

    version: QuestionVersion
    wording_id: int
    chosen: list[str]
    grade: Grade


def submit_attempt(*, owner: Owner, key: AttemptKey, answers: Answers) -> Attempt:
    """Grade a form and record it as an attempt. The same form again gives the same attempt, however often and at once.

    Grading reads the question versions that the form pinned, whatever was published since. A question that was removed since
    is dropped from what was to be had.

    Args:
        owner: gives the participant who answers, locked; called once the answers are known to be good, so that a refused form
            makes nobody.
        key: what the form was minted for.
        answers: chosen option ids by question block.

    Returns:
        The attempt, submitted.

    Raises:
        ForeignAttemptError: when the attempt is another participant's.
        StepWithdrawnError: when the step is not part of a live course.
        StaleFormError: when none of its questions is asked any more.
        UnansweredError: when a question has no answer, or a single choice has two. Nothing is consumed.
        UnknownOptionError: when an answer was not offered. Nothing is consumed.
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
        places = live_places(key.step_key)
        marked = mark_answers(pinned_versions(key), key, answers)
    except (StepWithdrawnError, StaleFormError):
        # What was counted before the step was withdrawn is still there to be seen.
        if Attempt.objects.filter(pk=key.attempt_id).exists():
            return _own(Attempt.objects.get(pk=key.attempt_id), owner())
        raise
    participant = owner()
    same = Q(pk=key.attempt_id) | Q(participant=participant, step_key=key.step_key)
    earlier = list(Attempt.objects.filter(same).values_list("pk", "number", "participant"))
    if any(pk == key.attempt_id for pk, _, _ in earlier):
        return _own(Attempt.objects.get(pk=key.attempt_id), participant)
    attempt = _create(participant, key, marked, places[0], number=1 + max((number for _, number, _ in earlier), default=0))
    reason = CompletionReason.PASSED if attempt.passed else None
    record_activity(participant=participant, places=places, reason=reason, evidence_id=attempt.pk if reason else None)
    return attempt


def _own(attempt: Attempt, participant: Participant) -> Attempt:
    if attempt.participant_id != participant.pk:
        raise ForeignAttemptError
    return attempt


def _create(participant: Participant, key: AttemptKey, marked: list[Marked], step: StructureStep, *, number: int) -> Attempt:
    points = sum((mark.grade.points for mark in marked), Decimal(0))
    max_points = sum((mark.version.points for mark in marked), Decimal(0))
    attempt = Attempt.objects.create(
        id=key.attempt_id,
        participant=participant,
        step_key=key.step_key,
        number=number,
        state=AttemptState.SUBMITTED,
        locale=key.locale,
        seed=key.seed,
        submitted_at=timezone.now(),
        points=points,
        max_points=max_points,
        pass_mark=step.pass_mark,
        passed=has_passed(points=points, max_points=max_points, pass_mark=step.pass_mark),
    )
    Response.objects.bulk_create([_response(attempt, mark, key) for mark in marked])
    return attempt


def pinned_versions(key: AttemptKey) -> list[tuple[QuestionVersion, int]]:
    """The versions that a form pinned, with their wordings, less the questions removed since.

    Raises:
        StaleFormError: when none is left.
    """
    wording_of = dict(key.asked)
    versions = QuestionVersion.objects.select_related("question").filter(
        Q(question__step_key=key.step_key, question__retired_at=None), pk__in=wording_of
    )
    by_pk = {version.pk: version for version in versions}
    asked = [(by_pk[pk], wording) for pk, wording in key.asked if pk in by_pk]
    if not asked:
        raise StaleFormError
    return asked


def mark_answers(asked: list[tuple[QuestionVersion, int]], key: AttemptKey, answers: Answers) -> list[Marked]:
    """Check that every question is answered with what was offered, and grade.

    Raises:
        UnknownOptionError: when an answer names a question or an option that was not asked.
        UnansweredError: when a question has no answer or a single choice has two.
    """
    blocks = {version.question.block_id for version, _ in asked}
    if len(key.asked) == len(asked) and not set(answers) <= blocks:
        raise UnknownOptionError
    marked, missing = [], []
    for version, wording_id in asked:
        chosen = list(dict.fromkeys(answers.get(version.question.block_id, [])))
        if not set(chosen) <= set(version.payload["options"]):
            raise UnknownOptionError
        if not chosen or (version.kind == QuestionKind.SINGLE and len(chosen) > 1):
            missing.append(version.question.block_id)
            continue
        result = grade(kind=version.kind, correct=version.payload["correct"], chosen=chosen, points=version.points)
        marked.append(Marked(version, wording_id, chosen, result))
    if missing:
        raise UnansweredError(missing)
    return marked


def _response(attempt: Attempt, mark: Marked, key: AttemptKey) -> Response:
    question = mark.version.question
    offered = set(mark.version.payload["options"])
    order = [option for option in question.option_order if option in offered]
    order += sorted(offered - set(order))  # options of a version older than the author's present order
    return Response(
        attempt=attempt,
        question=question,
        version=mark.version,
        wording_id=mark.wording_id,
        chosen=mark.chosen,
        shown_order=shown_order(seed=key.seed, block_id=question.block_id, options=order, shuffle=question.shuffle),
        points=mark.grade.points,
        correct=mark.grade.correct,
    )
