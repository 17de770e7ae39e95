"""An editor's look at a draft: as a learner would see it, with a trial of the quiz. Nothing is written, whoever looks."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import override
from django.views.decorators.http import require_POST
from wagtail.models import Page

from learning.domain.answering.grading import ZERO, has_passed
from learning.domain.publishing.structure import draft_fact
from learning.models import Attempt, StepPage

from .bands import score_feedback
from .context import map_for_step, place_context, step_context
from .people import NOBODY
from .posted import readable_answers
from .quiz import QuizView, build_questions
from .trying import TrialState, Tried, as_results, drafted, filled, graded

#: Larger numbers are no primary key, and SQLite cannot even ask for them.
LARGEST_KEY = 2**31 - 1


def step_preview(page: StepPage, request: HttpRequest) -> HttpResponse:
    """Render a draft with a banner; its form goes to the trial. Two previews beside each other may share an order."""
    seed = getattr(request, "preview_seed", None)
    return _form(page, request, TrialState.fresh() if seed is None else TrialState(seed), {})


def _form(page: StepPage, request: HttpRequest, state: TrialState, posted: dict[UUID, Any]) -> HttpResponse:
    """The draft with its form, filled in with what was posted."""
    locale = page.locale.language_code
    with override(locale):
        asked = drafted(page)
        quiz = None
        if asked and page.pk:
            url = reverse("learning_trial", args=[page.pk])
            answers = filled(asked, posted)
            questions = build_questions(asked, seed=state.seed, locale=locale, answers=answers, hints=state.hints, save_url=url)
            quiz = QuizView(url, state.dump(), questions)
        context = Page.get_context(page, request) | step_context(page, request, quiz=quiz)
        # Beside its translation the form is no trial, so it does not promise one.
        is_preview = not getattr(request, "in_context", False)
        context |= {"is_preview": is_preview, "confirm_url": "", "confirm_key": "", "completion": None, "attempts": []}
        response = TemplateResponse(request, page.template, context)
        response.render()
    add_never_cache_headers(response)
    return response


@require_POST
def trial(request: HttpRequest, page_id: int) -> HttpResponse:
    """Grade a trial answer against the latest draft, for those who may edit the page.

    The buttons that decide a scene or take a hint show the form again, as they do for a learner.

    Raises:
        PermissionDenied: for everybody else.
        Http404: when the draft has no question.
    """
    if page_id > LARGEST_KEY:
        raise Http404
    live = get_object_or_404(StepPage, pk=page_id)
    if not live.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    page = live.get_latest_revision_as_object() if live.latest_revision_id else live
    asked = drafted(page)
    if not asked:
        raise Http404
    posted = readable_answers(request.POST)
    state = TrialState.load(request.POST.get("attempt", "")).with_hint(request.POST.get("hint", ""))
    if "hint" in request.POST or "advance" in request.POST:
        request.is_preview = True  # type: ignore[attr-defined]
        return _form(page, request, state, posted)
    tried = graded(asked, posted, state)
    course = map_for_step(live)
    attempt = _unsaved_attempt(tried, draft_fact(page).pass_mark)
    locale = page.locale.language_code
    with override(locale):
        context: dict[str, Any] = {
            **Page.get_context(page, request),
            **place_context(page, NOBODY, course),
            "attempt": attempt,
            "questions": as_results(tried, course, state),
            "score_feedback": score_feedback(page, attempt, locale=locale),
            "retry_url": "",
            "course_completed": False,
            "certificates": [],
            "is_trial": True,
            "is_done": False,
            "is_earlier": False,
            "result_url": "",
        }
        response = TemplateResponse(request, "pages/learning/result.html", context)
        response.render()
    add_never_cache_headers(response)
    return response


def _unsaved_attempt(tried: list[Tried], pass_mark: int) -> Attempt:
    """The attempt that a learner would have made. It is never saved."""
    points = sum((one.grade.points for one in tried), ZERO)
    max_points = sum((one.question.points for one in tried), ZERO)
    attempt = Attempt(step_key=UUID(int=0), number=1, points=points, max_points=max_points, pass_mark=pass_mark)
    attempt.passed = has_passed(points=points, max_points=max_points, pass_mark=pass_mark)
    return attempt
