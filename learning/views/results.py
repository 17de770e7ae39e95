"""The result of an attempt: for its owner only, and the only place where feedback is told."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.accounts.models import Participant
from cms.accounts.participants import current_participant
from learning.domain.answering.opening import Reason, ReasonCode, closed_reasons
from learning.enums import AttemptState, CompletionReason
from learning.models import Attempt, CourseProgress, StructureStep

from .answered import result_questions
from .bands import score_feedback
from .certificates import CertificateOffer, certificate_offers
from .context import map_for_step, place_context
from .notices import foreign, withdrawn
from .people import Standing, standing_in
from .steps import find_step

#: After these no further attempt comes, so the right answers may be told.
FINAL = frozenset({ReasonCode.TOO_LATE, ReasonCode.NO_ATTEMPT_LEFT})


@require_safe
def result(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Show a submitted attempt to the person who made it."""
    attempt = Attempt.objects.filter(pk=attempt_id, state=AttemptState.SUBMITTED).first()
    participant = current_participant(request)
    if attempt is None or participant is None or attempt.participant_id != participant.pk:
        return foreign(request)
    locale = get_language() or ""
    page = find_step(attempt.step_key, locale)
    if page is None:
        return withdrawn(request)
    course = map_for_step(page)
    standing = standing_in(request, course)
    progress = standing.progress
    closed = _closed_for_good(attempt, participant)
    reveal = attempt.passed or has_passed_step(standing, attempt.step_key) or closed
    context: dict[str, Any] = {
        **Page.get_context(page, request),
        **place_context(page, standing, course),
        "attempt": attempt,
        "questions": result_questions(attempt, locale=locale, course=course, reveal=reveal),
        "score_feedback": score_feedback(page, attempt, locale=locale),
        "retry_url": "" if closed else page.url,
        "course_completed": bool(progress and progress.completed_at and progress.done == progress.total),
        "certificates": _certificates(participant, progress) if progress and progress.completed_at else [],
        "is_trial": False,
        "is_done": attempt.step_key in standing.completions,
        "is_earlier": "earlier" in request.GET,
        "result_url": reverse("learning_result", args=[attempt.pk]),
    }
    response = TemplateResponse(request, "pages/learning/result.html", context)
    add_never_cache_headers(response)
    return response


def _certificates(participant: Participant, progress: CourseProgress) -> list[CertificateOffer]:
    language = get_language() or ""
    return certificate_offers(course_key=progress.course_key, participant=participant, is_completed=True, language=language)


def has_passed_step(standing: Standing, step_key: UUID) -> bool:
    """Whether the step is done by a passed quiz, whichever attempt passed it."""
    completion = standing.completions.get(step_key)
    return completion is not None and completion.reason == CompletionReason.PASSED


def _closed_for_good(attempt: Attempt, participant: Participant) -> bool:
    """Whether no further attempt comes."""
    step = StructureStep.objects.filter(structure__is_current=True, step_key=attempt.step_key).first()
    reasons: list[Reason] = closed_reasons(participant=participant, step=step, now=timezone.now()) if step else []
    return any(reason.code in FINAL for reason in reasons)
