"""An editor's look at a draft: as a learner would see it, with a trial of the quiz. Nothing is written, whoever looks."""

import random
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

from learning.domain.asking import AskedQuestion
from learning.domain.attempt_keys import SEED_BITS
from learning.domain.grading import grade, has_passed
from learning.domain.scoring import QuestionSpec, read_questions
from learning.models import Attempt, StepPage

from . import rules
from .context import map_for_step, place_context, step_context
from .people import NOBODY
from .posted import readable_answers
from .quiz import QuizView, build_questions
from .results import build_result

#: Larger numbers are no primary key, and SQLite cannot even ask for them.
LARGEST_KEY = 2**31 - 1


def drafted(page: StepPage) -> list[tuple[QuestionSpec, AskedQuestion]]:
    """The questions of a draft, as they would be asked. Incomplete ones are left out: a draft may hold them."""
    locale = page.locale.language_code
    specs = [spec for spec in read_questions(page.questions) if spec.texts["prompt"] and spec.options]
    return [(spec, AskedQuestion(spec.block_id, 0, 0, spec.kind, spec.shuffle, spec.options, locale, spec.texts)) for spec in specs]


def step_preview(page: StepPage, request: HttpRequest) -> HttpResponse:
    """Render a draft with a banner; its form goes to the trial."""
    locale = page.locale.language_code
    with override(locale):
        asked = [question for _, question in drafted(page)]
        quiz = None
        if asked and page.pk:
            seed = random.getrandbits(SEED_BITS)
            questions = build_questions(asked, seed=seed, locale=locale, chosen={}, missing=())
            quiz = QuizView(reverse("learning_trial", args=[page.pk]), "", questions)
        context = Page.get_context(page, request) | step_context(page, request, quiz=quiz)
        context |= {"is_preview": True, "confirm_url": "", "confirm_key": "", "completion": None, "attempts": []}
        response = TemplateResponse(request, page.template, context)
        response.render()
    add_never_cache_headers(response)
    return response


@require_POST
def trial(request: HttpRequest, page_id: int) -> HttpResponse:
    """Grade a trial answer against the latest draft, for those who may edit the page.

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
    pairs = drafted(page)
    if not pairs:
        raise Http404
    answers = readable_answers(request.POST)
    locale = page.locale.language_code
    grades = []
    for spec, _asked in pairs:
        chosen = answers.get(spec.block_id, [])
        if not set(chosen) <= set(spec.options):
            chosen = []  # the draft was changed after the form was shown
        grades.append((spec, chosen, grade(kind=spec.kind, correct=spec.correct, chosen=chosen, points=spec.points)))
    course = map_for_step(live)
    attempt = _unsaved_attempt(page, grades, course.pass_mark or rules.DEFAULT_PASS_MARK)
    with override(locale):
        questions = [
            build_result(
                number=number,
                texts=spec.texts,
                lang="",
                payload=spec.payload,
                chosen=chosen,
                order=spec.options,
                correct=result.correct,
                points=result.points,
                max_points=spec.points,
                reveal=True,
                wording_updated=False,
            )
            for number, (spec, chosen, result) in enumerate(grades, start=1)
        ]
        context: dict[str, Any] = {
            **Page.get_context(page, request),
            **place_context(page, NOBODY, course),
            "attempt": attempt,
            "questions": questions,
            "retry_url": "",
            "course_completed": False,
            "is_trial": True,
            "result_url": "",
        }
        response = TemplateResponse(request, "pages/learning/result.html", context)
        response.render()
    add_never_cache_headers(response)
    return response


def _unsaved_attempt(page: StepPage, grades: list[Any], course_pass_mark: int) -> Attempt:
    """The attempt that a learner would have made. It is never saved."""
    points = sum(result.points for _, _, result in grades)
    max_points = sum(spec.points for spec, _, _ in grades)
    pass_mark = page.pass_mark or course_pass_mark
    attempt = Attempt(step_key=UUID(int=0), number=1, points=points, max_points=max_points, pass_mark=pass_mark)
    attempt.passed = has_passed(points=points, max_points=max_points, pass_mark=pass_mark)
    return attempt
