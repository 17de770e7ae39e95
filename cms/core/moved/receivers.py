"""When a page is renamed or moved, its old address is kept."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from cms.core.moved.domain.record import record_move


def connect() -> None:
    """Connect the receivers; called once when the app is ready. Wagtail's own are switched off by WAGTAILREDIRECTS_AUTO_CREATE."""
    page_slug_changed.connect(_on_renamed, dispatch_uid="core-moved-renamed")
    post_page_move.connect(_on_moved, dispatch_uid="core-moved-moved")


def _on_renamed(sender: type, instance: Page, instance_before: Page, **kwargs: Any) -> None:
    record_move(page=instance, url_path_before=instance_before.url_path, path_before=instance_before.path)


def _on_moved(sender: type, instance: Page, parent_page_before: Page, url_path_before: str, **kwargs: Any) -> None:
    # The page's own last step in the tree no longer matters: only what stood above it is looked at.
    path_before = parent_page_before.path + "0" * Page.steplen
    record_move(page=instance, url_path_before=url_path_before, path_before=path_before)
