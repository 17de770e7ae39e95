"""The questions that a form pinned: versions never change, so they are kept in the cache and an answer need not read them again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from cms.core import generations
from learning.errors import StaleFormError, TooLongError, UnknownOptionError
from learning.kinds import Answer, Kind, Payload
from learning.kinds.registry import kind_of
from learning.models import QuestionText, QuestionVersion

from .attempt_keys import AttemptKey, shown_order

Answers = Mapping[UUID, Answer]


@dataclass(frozen=True)
class PinnedQuestion:
    """A question as a form asked it, with the key that grades it. Never leaves the server."""

    question: int
    block_id: UUID
    version: int
    wording: int
    kind: str
    payload: dict[str, Any]
    points: Decimal
    texts: dict[str, Any]
    shuffle: bool
    options: list[str]

    @property
    def rules(self) -> Kind:
        """What its type does."""
        return kind_of(self.kind)

    @property
    def key(self) -> QuestionVersion:
        """The version as a row that need not be read, for facts that point at it."""
        return QuestionVersion(
            pk=self.version, question_id=self.question, kind=self.kind, payload=self.payload, points=self.points, number=0, scoring_hash=""
        )

    def order(self, seed: int) -> list[str]:
        """The order in which the form with this seed showed its options."""
        options = offered_options(self.payload, self.options)
        return shown_order(seed=seed, block_id=self.block_id, options=options, shuffle=self.shuffle)


def offered_options(payload: Payload, options: list[str]) -> list[str]:
    """The options of a version in the author's order. Types that do not list options in their key choose by themselves.

    Args:
        payload: the version's key.
        options: the author's present order, which may be of a later version.
    """
    if "options" not in payload:
        return list(options)
    offered = set(payload["options"])
    order = [option for option in options if option in offered]
    return order + sorted(offered - set(order))


def pinned_questions(key: AttemptKey) -> list[PinnedQuestion]:
    """The questions that a form asked, as it asked them, less those removed from the step since.

    Raises:
        StaleFormError: when none is left.
    """
    pins = hashlib.sha256(repr(key.asked).encode()).hexdigest()
    found: list[PinnedQuestion] = generations.cached("quizzes", f"pinned:{key.step_key}:{pins}", lambda: _read(key))
    if not found:
        raise StaleFormError
    return found


def _read(key: AttemptKey) -> list[PinnedQuestion]:
    wordings = QuestionText.objects.select_related("version__question").filter(
        pk__in=[wording for _, wording in key.asked],
        version__question__step_key=key.step_key,
        version__question__retired_at=None,
    )
    by_pin = {(wording.version_id, wording.pk): _pinned(wording) for wording in wordings}
    return [by_pin[pin] for pin in key.asked if pin in by_pin]


def _pinned(wording: QuestionText) -> PinnedQuestion:
    version = wording.version
    question = version.question
    return PinnedQuestion(
        question=question.pk,
        block_id=question.block_id,
        version=version.pk,
        wording=wording.pk,
        kind=version.kind,
        payload=version.payload,
        points=version.points,
        texts=wording.texts,
        shuffle=question.shuffle,
        options=question.option_order,
    )


def accept_answers(asked: list[PinnedQuestion], key: AttemptKey, answers: Answers) -> dict[UUID, Answer]:
    """Bring what was posted into the form that is kept, for every question that was asked. Nothing is judged yet.

    Raises:
        UnknownOptionError: when an answer names a question, a part or an option that was not asked.
        TooLongError: when a typed answer is too long; it names the question.
    """
    blocks = {question.block_id for question in asked}
    if len(key.asked) == len(asked) and not set(answers) <= blocks:
        raise UnknownOptionError
    accepted = {}
    for question in asked:
        try:
            accepted[question.block_id] = question.rules.accept(question.payload, answers.get(question.block_id, {}))
        except TooLongError as error:
            raise TooLongError(length=error.length, limit=error.limit, block=question.block_id) from error
    return accepted


def unanswered(asked: list[PinnedQuestion], answers: Answers) -> list[UUID]:
    """The questions whose answer is not whole."""
    return [q.block_id for q in asked if not q.rules.is_answered(q.payload, answers.get(q.block_id, {}))]
