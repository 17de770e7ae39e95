"""What the editors' tools register with Wagtail."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .buttons import archive_buttons
from .domain.archive import ARCHIVED, RESTORED
from .views.archive import ArchiveView, RestoreView

hooks.register("register_page_header_buttons", archive_buttons)
hooks.register("register_page_listing_more_buttons", archive_buttons)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Addresses of the archive's forms and of the reports."""
    return [
        path("pages/<int:page_id>/archive/", ArchiveView.as_view(), name="mowis_archive_page"),
        path("pages/<int:page_id>/take-out-of-archive/", RestoreView.as_view(), name="mowis_restore_page"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what the archive writes into the log."""
    actions.register_action(ARCHIVED, _("Archive"), _("Put into the archive"))
    actions.register_action(RESTORED, _("Take out of the archive"), _("Taken out of the archive"))
