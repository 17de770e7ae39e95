"""When a page is renamed or moved, its old address is kept: in the same transaction, so that there is no new address without it."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import Page

from cms.core.moved.domain.record import record_move

#: Fields that an address is made of.
ADDRESS = frozenset({"slug", "url_path"})


def connect() -> None:
    """Connect the receiver; called once when the app is ready. Wagtail's own are switched off by WAGTAILREDIRECTS_AUTO_CREATE.

    Wagtail tells of a new slug and of a move when it has committed; a process that ends in between, or an error, would lose every
    address of a section for good. Both save the page itself with its new address, before the pages below it follow.
    """
    pre_save.connect(_before_saved, dispatch_uid="core-moved-saved")


def _before_saved(sender: type, instance: Any, update_fields: Collection[str] | None = None, **kwargs: Any) -> None:
    if not isinstance(instance, Page) or instance.pk is None or kwargs.get("raw"):
        return
    if update_fields is not None and ADDRESS.isdisjoint(update_fields):
        return
    before = Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True).first()
    if before is not None and before != instance.url_path:
        record_move(page=instance, url_path_before=before)
