"""Receivers: they only fetch and delegate to ``learning.domain.publishing.going_live``."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.accounts.models import Participant
from cms.core import generations
from learning.domain.counting.recounting import forget_people
from learning.domain.publishing.going_live import course_has_changed, course_was_deleted, page_was_published, record_courses_under
from learning.models import CoursePage, ModulePage, StepPage

COURSE_PAGES = (CoursePage, ModulePage, StepPage)


def on_published(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page of a course was published."""
    page_was_published(instance)
    generations.bump("quizzes")


def on_unpublished(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page of a course was withdrawn."""
    course_has_changed(instance)


def on_deleted(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page of a course was deleted."""
    if isinstance(instance, CoursePage):
        course_was_deleted(instance)
    else:
        course_has_changed(instance)


def on_moved(sender: type, instance: Page, parent_page_before: Page, **kwargs: Any) -> None:
    """A page was moved, perhaps from one course to another, perhaps a whole list of courses."""
    record_courses_under(parent_page_before)
    record_courses_under(instance)


def on_restriction(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    """A page was made private or public again: private steps do not count."""
    record_courses_under(instance.page)


def on_participant_deleted(sender: type, instance: Participant, **kwargs: Any) -> None:
    """A participant goes with all that they did, as after the time that anonymous progress is kept: the counters follow."""
    forget_people([instance.pk])


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    for model in COURSE_PAGES:
        page_published.connect(on_published, sender=model)
        page_unpublished.connect(on_unpublished, sender=model)
        post_delete.connect(on_deleted, sender=model)
    post_page_move.connect(on_moved)
    pre_delete.connect(on_participant_deleted, sender=Participant)
    post_save.connect(on_restriction, sender=PageViewRestriction)
    post_delete.connect(on_restriction, sender=PageViewRestriction)
