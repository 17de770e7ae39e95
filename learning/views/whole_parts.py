"""The texts of a course's steps as parts of one page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from cms.core import generations
from cms.core.pages.bodies import plain_body_html
from cms.core.pages.parts import as_part
from cms.core.pages.places import PAGES
from learning.models import StepPage
from learning.outline import CourseMap

#: A step's own headings begin at the second level; on the one page they stand under course, module and step.
STEP_DEEPER = 2


def step_bodies(course: CourseMap, locale: str, request: HttpRequest) -> dict[UUID, SafeString]:
    """The texts of a course's steps by step, each in the language in which the map shows the step.

    They are the same for everybody and are read and drawn together, so that sixty steps cost as little as two.

    Args:
        course: the map, in the language of the page.
        locale: that language.
        request: the request.
    """

    def build() -> dict[UUID, SafeString]:
        pages = StepPage.objects.select_related("locale").in_bulk([step.page_id for step in course.steps])
        return {step.key: _step_body(pages, step.page_id, step.number, request) for step in course.steps}

    return _kept(PAGES, f"bodies:{timezone.localdate()}", course, locale, build)


def _step_body(pages: dict[int, StepPage], page_id: int, number: int, request: HttpRequest) -> SafeString:
    page = pages.get(page_id)  # one that was deleted since the map was drawn has no text
    return as_part(str(plain_body_html(page, request)), prefix=f"step-{number}", deeper=STEP_DEEPER) if page else SafeString()


def _kept(generation: str, what: str, course: CourseMap, locale: str, build: Callable[[], Any]) -> Any:
    """Something of a course's steps from the cache; the steps are part of its name, since they come and go with the pages."""
    steps = ",".join(str(step.page_id) for step in course.steps)
    return generations.cached(generation, f"whole:{what}:{course.key}:{locale}:{steps}", build)


def kept_questions(course: CourseMap, locale: str, build: Callable[[], dict[UUID, SafeString]]) -> dict[UUID, SafeString]:
    """The questions on paper from the cache, until a question changes.

    Args:
        course: the map.
        locale: language code of the page.
        build: draws them.
    """
    found: dict[UUID, SafeString] = _kept("quizzes", "paper", course, locale, build)
    return found
