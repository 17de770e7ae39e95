"""What people look for most, for suggestions."""

from datetime import timedelta

from django.db.models import F, Sum
from django.utils import timezone

from cms.core import generations
from cms.core.language import folded
from search.models import Searched

from .logging import ASKERS

#: Named for the cache; nothing raises it, what is kept grows old by itself.
POPULAR = "search-popular"
DAYS = 90
#: Texts of a language among which suggestions are looked for.
MOST = 500
SECONDS = 600


def popular(language: str, beginning: str = "", limit: int = 5) -> list[str]:
    """The texts that were looked for most in the last ``DAYS`` days and found something; one statement, none when warm.

    Args:
        language: in which language.
        beginning: how they begin, in any letter case, with or without Polish letters.
        limit: how many at most.

    Returns:
        Texts, the most frequent first; each was looked for ``ASKERS`` times at least.
    """
    asked = generations.cached(POPULAR, language, lambda: _asked(language), timeout=SECONDS)
    begins = folded(" ".join(beginning.split()))
    return [text for text, plain in asked if plain.startswith(begins)][:limit]


def _asked(language: str) -> list[tuple[str, str]]:
    rows = Searched.objects.filter(language=language, day__gte=timezone.localdate() - timedelta(days=DAYS)).exclude(text="")
    sums = rows.values("text").annotate(times=Sum("n"), without=Sum("nothing"))
    often = sums.filter(times__gte=ASKERS, without__lt=F("times")).order_by("-times", "text")
    return [(text, folded(text)) for text in often.values_list("text", flat=True)[:MOST]]
