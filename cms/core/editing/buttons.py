"""“Archive…” in the menus of a page."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.menus.pages import PageMenuItem

from .domain.archive import can_be_archived
from .views.archive import may_archive


class ArchiveButton(PageMenuItem):
    """Leads to the form that puts a page into the archive."""

    label = _("Archive…")
    icon_name = "folder-open-inverse"
    url_name = "mowis_archive_page"
    #: Whether the page must be in the archive already.
    archived = False

    @cached_property
    def specific(self) -> Any:
        """The page with its own fields; lists hand over pages without them."""
        return self.page.specific

    def is_shown(self, user: Any) -> bool:
        """For pages of the portal that the person may publish."""
        # The type is asked before the row, so that a list costs no query for what could not be archived anyway.
        if not self.page.live or not may_archive(self.page, user) or not can_be_archived(self.specific):
            return False
        return bool(self.specific.is_archived == self.archived)


class RestoreButton(ArchiveButton):
    """Leads to the form that takes a page out of the archive."""

    label = _("Take out of the archive")
    icon_name = "undo"
    url_name = "mowis_restore_page"
    archived = True


def archive_buttons(page: Any, user: Any, next_url: str | None = None, **_unused: Any) -> list[PageMenuItem]:
    """Both; each decides for itself whether it is shown."""
    return [ArchiveButton(page=page, next_url=next_url, priority=45), RestoreButton(page=page, next_url=next_url, priority=46)]
