"""Somebody who learns, and their forms: saved or sent."""

from collections.abc import Callable
from functools import partial

import pytest

from cms.accounts.models import Participant
from learning.domain.answering.attempts import submit_attempt
from learning.domain.answering.saving import save_answers
from learning.models import Attempt
from tests.factories import ParticipantFactory
from tests.learning.quizzes import lock_of


@pytest.fixture
def person() -> Participant:
    """Somebody who learns."""
    return ParticipantFactory()


@pytest.fixture
def save(person: Participant) -> Callable[..., Attempt]:
    """Save answers of the person's form."""
    return lambda key, answers, **more: save_answers(owner=partial(lock_of, person), key=key, answers=answers, **more)


@pytest.fixture
def send(person: Participant) -> Callable[..., Attempt]:
    """Submit answers of the person's form."""
    return lambda key, answers: submit_attempt(owner=partial(lock_of, person), key=key, answers=answers)
