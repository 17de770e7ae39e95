"""Notices that wait, for the admin's front page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from cms.core.editing.waiting import Waiting

from .enums import NoticeState
from .models import ContentNotice
from .views.desk import VIEW_PERMISSION


def notices(user: Any) -> Waiting | None:
    """How many notices nobody has decided yet; None for a person who may not see them."""
    if not user.has_perm(VIEW_PERMISSION):
        return None
    count = ContentNotice.objects.filter(state=NoticeState.RECEIVED).count()
    words = ngettext("%(count)d notice waits for a decision.", "%(count)d notices wait for a decision.", count)
    return Waiting(count, words % {"count": count}, reverse("notices_list"))
