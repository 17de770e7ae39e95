"""Opinions that wait, for the admin's front page."""

from typing import Any

from django.utils.translation import ngettext

from cms.core.editing.waiting import Waiting
from cms.feedback.enums import FeedbackState
from cms.feedback.models import Feedback

from .links import queue_url
from .rights import VIEW_PERMISSION


def opinions(user: Any) -> Waiting | None:
    """How many opinions nobody has looked at; None for a person who may not see them."""
    if not user.has_perm(VIEW_PERMISSION):
        return None
    count = Feedback.objects.waiting().count()
    words = ngettext("%(count)d opinion on a page is new.", "%(count)d opinions on pages are new.", count)
    return Waiting(count, words % {"count": count}, queue_url(state=FeedbackState.NEW.value))
