"""What the templates of course pages get."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from cms.accounts.participants import current_participant
from cms.core import generations
from cms.core.middleware.caching import keep_no_copy
from cms.core.pages.bodies import body_html
from learning.domain import confirm_keys
from learning.domain.keys import page_key
from learning.models import CoursePage, CourseProgress, ModulePage, StepPage
from learning.outline import CourseMap, ModuleRow, StepRow, course_map, course_of_step
from learning.resume import resume_step

from . import rules
from .pending import pending_answers
from .people import Standing, progress_by_course, standing_in, submitted_attempts
from .quiz import QuizView, quiz_form


@dataclass(frozen=True)
class CourseCard:
    """A course in a list."""

    key: UUID
    title: str
    url: str
    summary: str
    theme: str
    minutes: int
    step_count: int
    lang: str
    progress: CourseProgress | None


@dataclass(frozen=True)
class AttemptRow:
    """An earlier attempt, linked to its result."""

    number: int
    url: str
    passed: bool
    percent: int
    submitted_at: datetime | None


def language() -> str:
    """The page's language."""
    return get_language() or ""


def course_cards(request: HttpRequest) -> list[CourseCard]:
    """All live courses with the person's progress, in the order of the tree."""
    keys: list[UUID] = generations.cached("pages", "courses", _course_keys)
    progress = progress_by_course(current_participant(request))
    maps = [found for key in keys if (found := course_map(key, language())) is not None]
    return [CourseCard(m.key, m.title, m.url, m.summary, m.theme, m.minutes, m.step_count, m.lang, progress.get(m.key)) for m in maps]


def _course_keys() -> list[UUID]:
    from wagtail.models import Locale

    courses = CoursePage.objects.live().public().filter(locale=Locale.get_default(), alias_of=None).order_by("path")
    return [page_key(course) for course in courses.defer_streamfields()]


def course_index_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Context of the list of courses."""
    return {"courses": course_cards(request)}


def _map_of(key: UUID, page: Any) -> CourseMap:
    """The course's map; a course that is not live yet (a preview) has an empty one."""
    return course_map(key, language()) or CourseMap(key, page.title, page.url or "", page.summary, "law", 0, "", [])


def course_context(page: CoursePage, request: HttpRequest) -> dict[str, Any]:
    """Context of a course page: the map with states, and where to go on."""
    course = _map_of(page_key(page), page)
    standing = standing_in(request, course)
    resume = resume_step(course, standing.progress, standing.done)
    return {
        "course_map": course.with_states(standing.done, resume.key if resume and standing.progress else None),
        "progress": standing.progress,
        "new_since_completed": standing.new_since_completed,
        "resume": resume,
        "body_html": body_html(page, request),
        "is_preview": getattr(request, "is_preview", False),
    }


def module_context(page: ModulePage, request: HttpRequest) -> dict[str, Any]:
    """Context of a module page: its part of the map."""
    course_page = page.get_parent().specific
    course = _map_of(page_key(course_page), course_page)
    standing = standing_in(request, course)
    resume = resume_step(course, standing.progress, standing.done)
    course = course.with_states(standing.done, resume.key if resume and standing.progress else None)
    module = next((row for row in course.modules if row.key == page_key(page)), None)
    return {"course_map": course, "module": module, "progress": standing.progress, "is_preview": getattr(request, "is_preview", False)}


def place_context(page: StepPage, standing: Standing, course: CourseMap) -> dict[str, Any]:
    """What step and result have in common: where the step is on the map."""
    key = page_key(page)
    previous, following = course.around(key)
    step, module, count = course.find(key), course.module_of(key), course.step_count
    if step is None or module is None:  # a draft that is not on the map yet
        count += 1
        step = StepRow(key, count, page.title, page.url or "", page.minutes, page.required, bool(page.questions))
        above = page.get_parent()
        module = ModuleRow(page_key(above), len(course.modules) + 1, above.title, "", above.url or "", steps=[step])
    return {
        "course_map": course.with_states(standing.done, key),
        "step": step,
        "module": module,
        "step_count": count,
        "previous": previous,
        "following": following,
        "progress": standing.progress,
    }


def map_for_step(page: StepPage) -> CourseMap:
    """The map of the course that a step is in; for a step that is not live yet, of the course above it in the tree."""
    key = course_of_step(page_key(page))
    if key is None:
        course_page = page.get_parent().get_parent().specific
        return _map_of(page_key(course_page), course_page)
    return _map_of(key, page)


_FROM_PAGE = object()


def step_context(
    page: StepPage, request: HttpRequest, *, quiz: QuizView | object | None = _FROM_PAGE, notice: str = "", sign_in: bool = False
) -> dict[str, Any]:
    """Context of a step page.

    Args:
        page: the step.
        request: whose state is shown.
        quiz: a form that is shown again; a fresh one is built without it.
        notice: why the form is shown again.
        sign_in: whether to offer signing in again; the answers are kept meanwhile.
    """
    key = page_key(page)
    course = map_for_step(page)
    standing = standing_in(request, course)
    form = quiz
    counts = course.find(key) is not None
    if not counts and not getattr(request, "is_preview", False):
        form, notice = None, rules.not_in_course()
    elif quiz is _FROM_PAGE:
        kept = pending_answers(request, key)
        form = quiz_form(request, key, chosen=kept)
        notice = rules.answers_kept() if kept else notice
    completion = standing.completions.get(key)
    return {
        **place_context(page, standing, course),
        "quiz": form,
        "confirm_url": "" if form or completion or not counts else reverse("learning_confirm", args=[key]),
        "confirm_key": "" if form or completion or not counts else confirm_key(request),
        "completion": completion,
        "attempts": _attempt_rows(request, key) if form and standing.progress else [],
        "rule": rules.rule_of(form, page.pass_mark or course.pass_mark),
        "form_notice": notice,
        "sign_in_url": f"{reverse('account_login')}?{urlencode({'next': page.url})}" if sign_in else "",
        "is_preview": False,
        "body_html": body_html(page, request),
    }


def confirm_key(request: HttpRequest) -> str:
    """The key of a fresh „zrobione” form. A page that carries one is nobody else's."""
    keep_no_copy(request)
    participant = current_participant(request)
    return confirm_keys.mint(participant.pk if participant else 0).dump()


def _attempt_rows(request: HttpRequest, key: UUID) -> list[AttemptRow]:
    rows = submitted_attempts(current_participant(request), key)
    return [AttemptRow(row.number, reverse("learning_result", args=[row.pk]), row.passed, row.percent, row.submitted_at) for row in rows]
