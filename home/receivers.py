"""Records that pages of this room show: when one changes, what is cached of pages becomes stale."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from cms.core import generations
from cms.core.models import Contact
from cms.core.pages.places import PAGES
from home.models import Funder


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    for model in (Contact, Funder):
        post_save.connect(_changed, sender=model, dispatch_uid=f"home-record-saved-{model.__name__}")
        post_delete.connect(_changed, sender=model, dispatch_uid=f"home-record-deleted-{model.__name__}")


def _changed(sender: type, **kwargs: Any) -> None:
    generations.bump(PAGES)
