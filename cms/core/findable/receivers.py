"""When pages change what is found of them."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from .pages import PageSource
from .registry import say_changed


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    for signal in (page_published, page_unpublished):
        signal.connect(_on_page, dispatch_uid=f"findable-page-{id(signal)}")
    post_page_move.connect(_on_moved, dispatch_uid="findable-moved")
    post_delete.connect(_on_deleted, dispatch_uid="findable-deleted")
    for signal in (post_save, post_delete):
        signal.connect(_on_restricted, sender=PageViewRestriction, dispatch_uid=f"findable-restricted-{id(signal)}")


def _on_page(sender: type, instance: Page, **kwargs: Any) -> None:
    say_changed(PageSource.name, [instance.translation_key])


def _on_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    # The row of the page type and Wagtail's own are deleted one by one; the second is the last.
    if type(instance) is Page:
        say_changed(PageSource.name, [instance.translation_key])


def _on_moved(sender: type, instance: Page, **kwargs: Any) -> None:
    _say_subtree(instance)


def _on_restricted(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _say_subtree(page)


def _say_subtree(page: Page) -> None:
    rows = Page.objects.filter(path__startswith=page.path).values_list("translation_key", flat=True)
    say_changed(PageSource.name, rows.iterator(chunk_size=2_000))
