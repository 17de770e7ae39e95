"""What people looked for, counted for editors."""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, Sum

from search.models import Searched


def searches(*, today: date, days: int, language: str = "", without_result: bool = False) -> QuerySet[Searched, Any]:
    """How often each text was looked for, and how often nothing was found.

    Args:
        today: the last day.
        days: how many days, today included.
        language: one language; empty for each on its own.
        without_result: only texts that at least once found nothing.

    Returns:
        Rows with ``language``, ``text``, ``times`` and ``without``. What is kept as a fingerprint is one row of a language, with an
        empty text.
    """
    rows = Searched.objects.filter(day__gt=today - timedelta(days=days), day__lte=today)
    if language:
        rows = rows.filter(language=language)
    sums = rows.values("language", "text").annotate(times=Sum("n"), without=Sum("nothing"))
    return sums.filter(without__gt=0) if without_result else sums
