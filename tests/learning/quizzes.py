"""What the learning tests do again and again: take a form, fill it in, send it."""

import html
import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from cms.accounts.models import Participant
from learning.domain.answering.asking import asked_questions
from learning.domain.answering.attempt_keys import AttemptKey, mint
from learning.domain.answering.attempts import submit_attempt
from learning.domain.keys import page_key
from learning.kinds import Answer
from learning.models import Attempt, QuestionVersion, StepPage
from tests.harness.client import BrowserClient
from tests.learning.answering import right_answer, wrong_answer

KEY = re.compile(r'name="attempt"\s+value="([^"]+)"')


def key_for(step: StepPage, participant: Participant | None = None, locale: str = "pl") -> AttemptKey:
    """The key that a form of the step would carry now."""
    asked = asked_questions(step_key=page_key(step), locale=locale)
    pinned = tuple((question.version, question.wording) for question in asked)
    return mint(step_key=page_key(step), participant=participant.pk if participant else 0, locale=locale, asked=pinned)


def right_answers(key: AttemptKey) -> dict[UUID, Answer]:
    """Right by the versions that the key pinned, as a form posts them."""
    return {version.question.block_id: right_answer(version.kind, version.payload) for version in pinned(key)}


def wrong_answers(key: AttemptKey) -> dict[UUID, Answer]:
    """A wrong answer to each question, as a form posts them."""
    return {version.question.block_id: wrong_answer(version.kind, version.payload) for version in pinned(key)}


def pinned(key: AttemptKey) -> list[QuestionVersion]:
    """The versions that a key pinned."""
    return list(QuestionVersion.objects.filter(pk__in=[version for version, _ in key.asked]).select_related("question"))


def lock_of(participant: Participant) -> Participant:
    """The participant, locked, as accounts give it to the domain."""
    return Participant.objects.select_for_update().get(pk=participant.pk)


def submit(step: StepPage, participant: Participant, *, right: bool = True, key: AttemptKey | None = None) -> Attempt:
    """Submit the step's quiz, rightly or wrongly."""
    key = key or key_for(step, participant)
    answers = right_answers(key) if right else wrong_answers(key)
    return submit_attempt(owner=partial(lock_of, participant), key=key, answers=answers)


def posted(key: str, answers: Mapping[Any, Answer]) -> dict[str, Any]:
    """A form's data."""
    return {"attempt": key, **fields(answers)}


def fields(answers: Mapping[Any, Answer]) -> dict[str, Any]:
    """The inputs of answers: one name for each part of each question."""
    return {f"q-{block}.{part}" if part else f"q-{block}": values for block, answer in answers.items() for part, values in answer.items()}


def form_key(browser: BrowserClient, url: str) -> str:
    """The attempt key in the form at an address."""
    page = browser.get(url).content.decode()
    found = KEY.search(page)
    assert found, f"no quiz form at {url}"
    return html.unescape(found.group(1))
