"""Publishing as the admin does it, so that signals and commit hooks run inside a test's transaction too."""

from contextlib import AbstractContextManager
from typing import Any, TypeVar

from django.test import TestCase
from wagtail.models import Page

AnyPage = TypeVar("AnyPage", bound=Page)


def commit_hooks() -> AbstractContextManager[list[Any]]:
    """Run what was put off until commit when the block ends; a test's transaction never commits by itself."""
    return TestCase.captureOnCommitCallbacks(execute=True)


def publish(page: AnyPage, *, user: Any = None) -> AnyPage:
    """Save a revision of the page and publish it; give the page back as the database has it now."""
    with commit_hooks():
        page.save_revision(user=user).publish(user=user)
    return type(page).objects.get(pk=page.pk)


def unpublish(page: AnyPage) -> AnyPage:
    """Take the page offline and give it back as the database has it now."""
    with commit_hooks():
        page.unpublish()
    return type(page).objects.get(pk=page.pk)
