"""What the room hears of: pages that are published, withdrawn or moved, and texts that appear."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail_localize.models import StringSegment

from .domain.arrivals import note_arrival
from .domain.following import move_translations, sync_translations, withdraw_translations
from .domain.policy import forget
from .models import LanguagePolicy


def _on_published(sender: type, instance: Page, **kwargs: Any) -> None:
    sync_translations(instance)


def _on_unpublished(sender: type, instance: Page, **kwargs: Any) -> None:
    withdraw_translations(instance)


def _on_moved(sender: type, instance: Page, **kwargs: Any) -> None:
    move_translations(Page.objects.get(pk=instance.pk))


def _on_segment(sender: type, instance: StringSegment, *, created: bool, **kwargs: Any) -> None:
    if created:
        note_arrival(instance)


def _on_policy(sender: type, instance: LanguagePolicy, **kwargs: Any) -> None:
    forget()


def connect() -> None:
    """Listen; called once when the app is ready."""
    page_published.connect(_on_published)
    page_unpublished.connect(_on_unpublished)
    post_page_move.connect(_on_moved)
    post_save.connect(_on_segment, sender=StringSegment)
    post_save.connect(_on_policy, sender=LanguagePolicy)
    post_delete.connect(_on_policy, sender=LanguagePolicy)
