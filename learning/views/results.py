"""The result of an attempt: for its owner only, and the only place where feedback is told."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.accounts.participants import current_participant
from learning.enums import AttemptState
from learning.models import Attempt, QuestionText, Response

from .context import map_for_step, place_context
from .notices import foreign, withdrawn
from .people import standing_in
from .steps import find_step


@dataclass(frozen=True)
class ResultOption:
    """An option after answering. ``right`` is None while the learner may still find out."""

    text: str
    chosen: bool
    right: bool | None
    feedback: str


@dataclass(frozen=True)
class ResultQuestion:
    """A question after answering."""

    number: int
    prompt: str
    lang: str
    correct: bool
    points: Decimal
    max_points: Decimal
    options: list[ResultOption]
    feedback: str
    wording_updated: bool


@require_safe
def result(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Show a submitted attempt to the person who made it."""
    attempt = Attempt.objects.filter(pk=attempt_id, state=AttemptState.SUBMITTED).first()
    participant = current_participant(request)
    if attempt is None or participant is None or attempt.participant_id != participant.pk:
        return foreign(request)
    page = find_step(attempt.step_key, get_language() or "")
    if page is None:
        return withdrawn(request)
    course = map_for_step(page)
    standing = standing_in(request, course)
    place = place_context(page, standing, course)
    progress = standing.progress
    context: dict[str, Any] = {
        **Page.get_context(page, request),
        **place,
        "attempt": attempt,
        "questions": result_questions(attempt, get_language() or ""),
        "retry_url": page.url,
        "course_completed": bool(progress and progress.completed_at and progress.done == progress.total),
        "is_trial": False,
        "result_url": reverse("learning_result", args=[attempt.pk]),
    }
    response = TemplateResponse(request, "pages/learning/result.html", context)
    add_never_cache_headers(response)
    return response


def result_questions(attempt: Attempt, locale: str) -> list[ResultQuestion]:
    """The attempt's questions with what was answered and why it was right or wrong.

    In the language of the attempt the words are those that were shown then; in another language, those of the same version now.
    Which options are right is told once the step is passed; before, only whether the chosen ones are.
    """
    now = QuestionText.objects.filter(is_current=True, locale__in={locale, attempt.locale})
    rows = attempt.responses.select_related("question", "version", "wording").order_by("question__position", "question_id")
    rows = rows.prefetch_related(Prefetch("version__wordings", now, to_attr="words"))
    return [_question(number, row, attempt, locale) for number, row in enumerate(rows, start=1)]


def _question(number: int, row: Response, attempt: Attempt, locale: str) -> ResultQuestion:
    version: Any = row.version
    words = {wording.locale: wording for wording in version.words}
    as_answered = locale == attempt.locale or locale not in words
    wording = row.wording if as_answered else words[locale]
    present = words.get(row.wording.locale)
    return build_result(
        number=number,
        texts=wording.texts,
        lang="" if wording.locale == locale else wording.locale,
        payload=version.payload,
        chosen=row.chosen,
        order=row.shown_order,
        correct=row.correct,
        points=row.points,
        max_points=version.points,
        reveal=attempt.passed,
        wording_updated=bool(as_answered and present and present.pk != wording.pk),
    )


def build_result(
    *,
    number: int,
    texts: dict[str, Any],
    lang: str,
    payload: dict[str, list[str]],
    chosen: list[str],
    order: list[str],
    correct: bool,
    points: Decimal,
    max_points: Decimal,
    reveal: bool,
    wording_updated: bool,
) -> ResultQuestion:
    """Put a result together from a version's key and words.

    Args:
        number: place in the quiz, from 1.
        texts: words, as in ``QuestionText.texts``.
        lang: language code of the words if it is not the page's, else "".
        payload: key of the version.
        chosen: option ids that were chosen.
        order: option ids in the order that was shown.
        correct: whether the answer was right.
        points: points given.
        max_points: points to be had.
        reveal: whether the right options are told.
        wording_updated: whether the question reads differently today.
    """
    right = set(payload["correct"])

    def option(key: str) -> ResultOption:
        is_chosen = key in chosen
        tell = reveal or is_chosen or correct
        words = texts["options"].get(key, {"text": "", "feedback": ""})
        return ResultOption(words["text"], is_chosen, key in right if tell else None, words["feedback"] if is_chosen or reveal else "")

    return ResultQuestion(
        number=number,
        prompt=texts["prompt"],
        lang=lang,
        correct=correct,
        points=points,
        max_points=max_points,
        options=[option(key) for key in order],
        feedback=texts["feedback_correct"] if correct else texts["feedback_incorrect"],
        wording_updated=wording_updated,
    )
