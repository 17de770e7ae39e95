"""Which questions a step asks now, and in which words."""

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch

from learning.models import Question, QuestionText

CANONICAL = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class AskedQuestion:
    """A question as a form asks it. ``locale`` is the language of its words, which may be the source's.

    It holds the key and accepted answers: it is kept on the server, and only what ``Kind.form`` gives goes into a page.
    """

    block_id: UUID
    version: int
    wording: int
    kind: str
    payload: dict[str, Any] = field(repr=False)
    shuffle: bool
    options: list[str]
    locale: str
    texts: dict[str, Any] = field(repr=False)
    points: Decimal
    taught_in: UUID | None


def asked_questions(*, step_key: UUID, locale: str) -> list[AskedQuestion]:
    """The current questions of a step in a language; a question without words in it is asked in the source language.

    Args:
        step_key: the step's translation key.
        locale: language code wanted.
    """
    wordings = QuestionText.objects.filter(is_current=True, locale__in={locale, CANONICAL})
    questions = Question.objects.asked_in(step_key).select_related("current")
    return [_asked(q, locale) for q in questions.prefetch_related(Prefetch("current__wordings", wordings, to_attr="words"))]


def asked_in_steps(*, step_keys: Collection[UUID], locale: str) -> dict[UUID, list[AskedQuestion]]:
    """The same for many steps at once, in as many queries as for one; steps that ask nothing are left out.

    Args:
        step_keys: the steps' translation keys.
        locale: language code wanted.
    """
    wordings = QuestionText.objects.filter(is_current=True, locale__in={locale, CANONICAL})
    rows = Question.objects.filter(step_key__in=step_keys, retired_at=None).exclude(current=None).select_related("current")
    found: dict[UUID, list[AskedQuestion]] = {}
    for row in rows.order_by("position", "pk").prefetch_related(Prefetch("current__wordings", wordings, to_attr="words")):
        found.setdefault(row.step_key, []).append(_asked(row, locale))
    return found


def _asked(question: Question, locale: str) -> AskedQuestion:
    version: Any = question.current
    words = {wording.locale: wording for wording in version.words}
    wording = words.get(locale) or words[CANONICAL]
    return AskedQuestion(
        block_id=question.block_id,
        version=version.pk,
        wording=wording.pk,
        kind=version.kind,
        payload=version.payload,
        shuffle=question.shuffle,
        options=question.option_order,
        locale=wording.locale,
        texts=wording.texts,
        points=version.points,
        taught_in=question.taught_in,
    )
