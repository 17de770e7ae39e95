"""How much waits for the search index, for the admin's front page: who has moved a large section sees how far it is."""

from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from cms.core.editing.waiting import Waiting
from search.models import Waiting as WaitingKey

from .rights import VIEW_SEARCHES


def unindexed(user: Any) -> Waiting | None:
    """How many things the search still finds as they were before; None for a person who does not look after the search."""
    if not user.has_perm(VIEW_SEARCHES):
        return None
    count = WaitingKey.objects.count()
    words = ngettext(
        "%(count)d page waits for the search: until then it is found as it was before.",
        "%(count)d pages wait for the search: until then they are found as they were before.",
        count,
    )
    return Waiting(count, words % {"count": count}, reverse("search_report"))
