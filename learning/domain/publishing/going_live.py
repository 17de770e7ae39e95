"""What publishing, withdrawing, moving or deleting a page of a course means for those who learn."""

from wagtail.models import Page

from learning.domain.keys import is_canonical, page_key
from learning.models import CoursePage, ModulePage, QuestionVersion, StepPage

from .gate import is_managed
from .scoring import read_questions
from .structure import record_structure
from .versions import record_translation, record_versions


def page_was_published(page: Page) -> list[QuestionVersion]:
    """Record what a published page of a course says: questions or their words, and the course's structure.

    Returns:
        The question versions that were made.
    """
    versions: list[QuestionVersion] = []
    locale = page.locale.language_code
    if isinstance(page, StepPage) and page.alias_of_id is None:
        specs = read_questions(page.questions)
        if is_canonical(page):
            versions = record_versions(step_key=page_key(page), specs=specs, locale=locale)
        else:
            record_translation(step_key=page_key(page), specs=specs, locale=locale, by_hand=not is_managed(page))
    course_has_changed(page)
    return versions


def course_has_changed(page: Page) -> None:
    """Bring the structure of the course that ``page`` belongs to in step with the tree."""
    if isinstance(page, CoursePage | ModulePage | StepPage):
        record_courses_under(page)


def record_courses_under(page: Page) -> None:
    """Record the structures of the canonical courses that are ``page``, contain it or lie below it."""
    courses = CoursePage.objects.ancestor_of(page, inclusive=True) | CoursePage.objects.descendant_of(page)
    for course in courses.distinct():
        if is_canonical(course):
            record_structure(course=course)


def course_was_deleted(course: CoursePage) -> None:
    """Empty the structure of a course that is gone: its steps leave numerator and denominator together."""
    if is_canonical(course):
        course.live = False
        record_structure(course=course)
