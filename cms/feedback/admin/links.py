"""Where the queue shows what was said of one page."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode


def queue_url(**filters: Any) -> str:
    """The queue with filters, such as ``page`` and ``locale``."""
    return f"{reverse('feedback_queue')}?{urlencode(filters)}" if filters else reverse("feedback_queue")
