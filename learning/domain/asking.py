"""Which questions a step asks now, and in which words."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch

from learning.models import Question, QuestionText

CANONICAL = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class AskedQuestion:
    """A question as a form asks it. ``locale`` is the language of its words, which may be the source's."""

    block_id: UUID
    version: int
    wording: int
    kind: str
    shuffle: bool
    options: list[str]
    locale: str
    texts: dict[str, Any]


def asked_questions(*, step_key: UUID, locale: str) -> list[AskedQuestion]:
    """The current questions of a step in a language; a question without words in it is asked in the source language.

    Args:
        step_key: the step's translation key.
        locale: language code wanted.
    """
    wordings = QuestionText.objects.filter(is_current=True, locale__in={locale, CANONICAL})
    questions = Question.objects.asked_in(step_key).select_related("current")
    return [_asked(q, locale) for q in questions.prefetch_related(Prefetch("current__wordings", wordings, to_attr="words"))]


def _asked(question: Question, locale: str) -> AskedQuestion:
    version: Any = question.current
    words = {wording.locale: wording for wording in version.words}
    wording = words.get(locale) or words[CANONICAL]
    return AskedQuestion(
        block_id=question.block_id,
        version=version.pk,
        wording=wording.pk,
        kind=version.kind,
        shuffle=question.shuffle,
        options=question.option_order,
        locale=wording.locale,
        texts=wording.texts,
    )
