"""What the room's checking registers with Wagtail."""

from typing import Any

from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.core.editing import waiting
from cms.core.editing.menu_items import GuardedMenuItem
from cms.core.editing.waiting import Waiting
from cms.law.checking.domain.queue import queue
from cms.law.checking.domain.rights import may_see, visible
from cms.law.checking.domain.settling import CHECKED

from .views import URLS


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The address of the list."""
    return URLS


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what a check writes into the history of a page or an act."""
    actions.register_action(CHECKED, _("Check the legal basis"), _("Compared with the law"))


def menu_item(order: int) -> MenuItem:
    """The list in the menu of the room.

    Args:
        order: its place there.
    """
    return GuardedMenuItem(_("Check the legal basis"), reverse("law_checking"), icon_name="tasks", order=order, may=may_see)


def to_check(user: Any) -> Waiting | None:
    """How much waits to be compared with the law, for whoever edits it."""
    if not may_see(user):
        return None
    count = len(visible(queue(on=timezone.localdate()), user)[0])
    words = ngettext("%(count)d place waits to be compared with the law.", "%(count)d places wait to be compared with the law.", count)
    return Waiting(count, words % {"count": count}, reverse("law_checking"))


waiting.register("law", to_check)
