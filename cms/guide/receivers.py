"""When an office changes, what is cached with its address becomes stale."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from cms.core import generations
from cms.core.pages.places import PAGES

from .models import Office


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    post_save.connect(_on_changed, sender=Office, dispatch_uid="guide-office-saved")
    post_delete.connect(_on_changed, sender=Office, dispatch_uid="guide-office-deleted")


def _on_changed(sender: type, **kwargs: Any) -> None:
    generations.bump(PAGES)
