"""Adding to the counters in the transaction of the votes."""

from collections import Counter
from collections.abc import Iterable

from django.utils import timezone

from cms.core.counting import add_rows
from cms.feedback.enums import FeedbackState
from cms.feedback.models import Feedback, FeedbackCount

KEY = ("page_key", "locale", "month", "published_at", "measure")


def measures(feedback: Feedback) -> list[str]:
    """What a vote counts for: yes or no, and its reason; nothing while it is called spam."""
    if feedback.state == FeedbackState.SPAM:
        return []
    return [feedback.vote.value, *filter(None, [feedback.reason])]


def count_change(before: Iterable[tuple[Feedback, list[str]]]) -> None:
    """Count what has changed.

    Args:
        before: votes as they are now, each with the measures that it counted for before.
    """
    changed: Counter[tuple[object, ...]] = Counter()
    for feedback, were in before:
        month = timezone.localdate(feedback.created_at).replace(day=1)
        place = (feedback.page_key, feedback.locale, month, feedback.published_at)
        changed.update((*place, measure) for measure in measures(feedback))
        changed.subtract((*place, measure) for measure in were)
    rows = [(*key, n) for key, n in changed.items() if n]
    if rows:
        add_rows(FeedbackCount, KEY, ("n",), rows)
