"""People who learn, right or wrong, whatever a step asks: for tests that look at numbers."""

import random
from functools import partial
from typing import Any
from uuid import UUID

from cms.accounts.models import Participant
from learning.domain.answering.attempts import submit_attempt
from learning.domain.answering.completions import confirm_step
from learning.domain.answering.saving import save_answers
from learning.domain.keys import page_key
from learning.kinds import Answer
from learning.kinds.base import WHOLE
from learning.models import Attempt, CourseProgress, QuestionVersion, StepPage
from tests.learning.quizzes import key_for, lock_of


def choices(key: Any, *, right: bool | None = True, dice: random.Random | None = None) -> dict[UUID, Answer]:
    """Answers to questions with options: right, wrong, or (None) as the dice fall."""
    versions = QuestionVersion.objects.filter(pk__in=[version for version, _ in key.asked]).select_related("question")
    return {version.question.block_id: {WHOLE: _chosen(version.payload, right, dice or random.Random(1))} for version in versions}


def _chosen(payload: dict[str, Any], right: bool | None, dice: random.Random) -> list[str]:
    if right is None:
        return [dice.choice(payload["options"])]
    if right:
        return list(payload["correct"])
    return [next(option for option in payload["options"] if option not in payload["correct"])]


def answer(step: StepPage, person: Participant, *, right: bool | None = True, locale: str = "pl", dice: Any = None) -> Attempt:
    """Take the step's form and send it."""
    key = key_for(step, person, locale)
    return submit_attempt(owner=partial(lock_of, person), key=key, answers=choices(key, right=right, dice=dice))


def save(step: StepPage, person: Participant, dice: Any = None) -> Attempt:
    """Take the step's form and let it be saved."""
    key = key_for(step, person)
    return save_answers(owner=partial(lock_of, person), key=key, answers=choices(key, right=None, dice=dice))


def read(step: StepPage, person: Participant, locale: str = "pl") -> CourseProgress:
    """Say that a step is done."""
    return confirm_step(owner=partial(lock_of, person), step_key=page_key(step), locale=locale)
