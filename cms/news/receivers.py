"""When a category, a series, an author or a tag changes, what is cached with its name becomes stale."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from cms.core import generations
from cms.core.models import PortalTag
from cms.core.pages.places import PAGES

from .models import Author, Category, Series


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    for model in (Author, Category, Series, PortalTag):
        post_save.connect(_on_changed, sender=model, dispatch_uid="news-terms-saved")
        post_delete.connect(_on_changed, sender=model, dispatch_uid="news-terms-deleted")


def _on_changed(sender: type, **kwargs: Any) -> None:
    generations.bump(PAGES)
