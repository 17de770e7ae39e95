"""When a page, a site or a language changes, what is cached about them becomes stale."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.core import generations

from .places import PAGES, SITES

#: What other pages show of a page. Saving a draft touches none of these, and must not empty caches on every autosave.
SHOWN = frozenset({"title", "slug", "url_path", "live", "show_in_menus", "path", "depth", "locale", "translation_key"})
HOME_DEPTH = 2


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    from cms.core.models import Contact, PortalDocument, PortalImage, PortalTag, PublishingEntity

    for signal in (page_published, page_unpublished, post_page_move, page_slug_changed):
        signal.connect(_on_page_event, dispatch_uid=f"core-generations-{id(signal)}")
    post_save.connect(_on_saved, dispatch_uid="core-generations-saved")
    post_delete.connect(_on_deleted, dispatch_uid="core-generations-deleted")
    for model in (PageViewRestriction, PublishingEntity, PortalImage, PortalDocument, Contact, PortalTag):
        post_save.connect(_on_neighbour, sender=model, dispatch_uid="core-generations-neighbour")
        post_delete.connect(_on_neighbour, sender=model, dispatch_uid="core-generations-neighbour-deleted")
    for model in (Site, Locale):
        post_save.connect(_on_site, sender=model, dispatch_uid="core-generations-site")
        post_delete.connect(_on_site, sender=model, dispatch_uid="core-generations-site-deleted")


def _page_changed(page: Page) -> None:
    generations.bump(PAGES)
    if page.depth is None or page.depth <= HOME_DEPTH:
        generations.bump(SITES)


def _on_page_event(sender: type, instance: Page, **kwargs: Any) -> None:
    _page_changed(instance)


def _on_saved(sender: type, instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    """Pages made or saved by a program, without Wagtail's publish."""
    if isinstance(instance, Page) and instance.live and (update_fields is None or SHOWN & set(update_fields)):
        _page_changed(instance)


def _on_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        _page_changed(instance)


def _on_neighbour(sender: type, **kwargs: Any) -> None:
    generations.bump(PAGES)


def _on_site(sender: type, **kwargs: Any) -> None:
    generations.bump(SITES)
    generations.bump(PAGES)
