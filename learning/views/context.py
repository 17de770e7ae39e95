"""What the templates of course pages get."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from wagtail.models import Page

from cms.accounts.domain import form_keys
from cms.accounts.participants import current_participant
from cms.core import generations
from cms.core.pages.bodies import body_html
from cms.core.pages.places import locale_ids, unrestricted
from cms.core.reads import true_until
from learning.domain.answering.asking import CANONICAL
from learning.domain.answering.goes import Goes
from learning.domain.keys import page_key
from learning.domain.publishing.structure import draft_fact
from learning.enums import CompletionRule
from learning.models import CoursePage, CourseProgress, ModulePage, StepPage
from learning.outline import CourseMap, ModuleRow, StepRow, course_map, course_of_step
from learning.resume import resume_step

from . import rules
from .certificates import CertificateOffer, certificate_offers
from .offer import Offer, live_offer, offer_again
from .people import Standing, progress_by_course, standing_in
from .quiz import QuizView
from .tools import step_tools
from .whole_course import whole_links

#: Earlier attempts that a step lists.
MOST_ATTEMPTS = 10


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
    is_graded: bool = True


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
    # By a subquery and sorted here: SQLite would go through the whole portal to find the few courses.
    courses = unrestricted(Page.objects.live()).filter(pk__in=CoursePage.objects.order_by().values("pk"))
    canonical = courses.filter(locale_id=locale_ids()[CANONICAL], alias_of=None).order_by()
    return [page_key(course) for course in sorted(canonical, key=lambda course: course.path)]


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
        "course_map": with_person(course, standing, resume.key if resume and standing.progress else None),
        "rules": rules.shared_rules(course.steps),
        "progress": standing.progress,
        "new_since_completed": standing.new_since_completed,
        "resume": resume,
        "whole": whole_links(course),
        "certificates": _certificates(request, course, standing),
        "is_completed": bool(standing.progress and standing.progress.completed_at),
        "body_html": body_html(page, request),
        "is_preview": getattr(request, "is_preview", False),
    }


def _certificates(request: HttpRequest, course: CourseMap, standing: Standing) -> list[CertificateOffer]:
    done = bool(standing.progress and standing.progress.completed_at)
    return certificate_offers(course_key=course.key, participant=current_participant(request), is_completed=done, language=language())


def module_context(page: ModulePage, request: HttpRequest) -> dict[str, Any]:
    """Context of a module page: its part of the map."""
    course_page = page.get_parent().specific
    course = _map_of(page_key(course_page), course_page)
    standing = standing_in(request, course)
    resume = resume_step(course, standing.progress, standing.done)
    course = with_person(course, standing, resume.key if resume and standing.progress else None)
    module = next((row for row in course.modules if row.key == page_key(page)), None)
    return {
        "course_map": course,
        "module": module,
        "rules": rules.shared_rules(module.steps if module else []),
        "progress": standing.progress,
        "is_preview": getattr(request, "is_preview", False),
    }


def with_person(course: CourseMap, standing: Standing, here: UUID | None) -> CourseMap:
    """The map with somebody's state on it, by the time of the request."""
    now = timezone.now()
    moments = (moment for step in course.steps if step.rules for moment in (step.rules.opens_at, step.rules.closes_at))
    true_until(moment for moment in moments if moment and moment > now)
    return course.with_states(standing.done, here, missing_outside=standing.missing_outside, now=now)


def place_context(page: StepPage, standing: Standing, course: CourseMap) -> dict[str, Any]:
    """What step and result have in common: where the step is on the map."""
    key = page_key(page)
    previous, following = course.around(key)
    course = with_person(course, standing, key)
    step, module, count = course.find(key), course.module_of(key), course.step_count
    if step is None or module is None:  # a draft that is not on the map yet
        count += 1
        step = StepRow(key, count, page.title, page.url or "", page.minutes, page.required, bool(page.questions))
        above = page.get_parent()
        module = ModuleRow(page_key(above), len(course.modules) + 1, above.title, "", above.url or "", steps=[step])
    return {
        "course_map": course,
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
    place = place_context(page, standing, course)
    row: StepRow = place["step"]
    is_preview = getattr(request, "is_preview", False)
    counts = course.find(key) is not None and not is_preview
    fact = row.rules if row.rules and not is_preview else draft_fact(page)
    completion = standing.completions.get(key)
    given = quiz if isinstance(quiz, QuizView) else None
    if is_preview:
        offer = Offer(given, notice=notice, asked=given)
    elif not counts:
        offer = Offer(notice=rules.not_in_course())
    elif quiz is _FROM_PAGE:
        offer = live_offer(request, row, fact, is_done=completion is not None, notice=notice)
    else:
        offer = offer_again(request, row, fact, given, is_done=completion is not None, notice=notice)
    confirmation = page.confirmation if fact.completion_rule == CompletionRule.CONFIRMED else ""
    return {
        **place,
        "quiz": offer.quiz,
        "closed": offer.closed,
        "confirm_url": reverse("learning_confirm", args=[key]) if offer.takes_word else "",
        "confirm_key": confirm_key(request) if offer.takes_word else "",
        "confirm_by": fact.completion_rule,
        "confirmation": confirmation,
        "completion": completion,
        "attempts": _attempt_rows(offer.goes),
        "rule": offer.rule(fact, row, confirmation),
        "form_notice": offer.notice,
        "sign_in_url": f"{reverse('account_login')}?{urlencode({'next': page.url})}" if sign_in else "",
        "is_preview": False,
        "tools": step_tools(request, key) if counts else None,
        "body_html": body_html(page, request),
    }


def confirm_key(request: HttpRequest) -> str:
    """The key of a fresh „zrobione” form. A page that carries one is nobody else's."""
    return form_keys.give_out(request)


def _attempt_rows(goes: Goes) -> list[AttemptRow]:
    """The latest submitted attempts, the latest first."""
    rows = sorted(goes.submitted, key=lambda row: row.number, reverse=True)[:MOST_ATTEMPTS]
    return [
        AttemptRow(row.number, reverse("learning_result", args=[row.pk]), row.passed, row.percent, row.submitted_at, row.max_points > 0)
        for row in rows
    ]
