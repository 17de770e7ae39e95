"""Counting what people look for, without who they are."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import reduce
from operator import and_

from django.db import connection, transaction
from django.db.models import Exists, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cms.core.counting import add_rows
from search.models import Searched, Word

from .keepable import Typed, read

logger = logging.getLogger("search")
KEY = ("language", "day", "fingerprint")
SUMS = ("n", "nothing")
#: Searches of a text with an unknown word on one day, from which on it is nobody's own.
ASKERS = 3
#: RODO, art. 5 ust. 1 lit. e: no longer than for comparing a month with that of the year before.
KEPT_DAYS = 400
#: How long a search waits for another writer before it goes uncounted.
PATIENCE_MILLISECONDS = 150
#: How long SQLite waits where the settings do not say.
DJANGOS_SECONDS = 5
#: Unknown words that are looked up; a text with more waits for its askers.
MOST_UNKNOWN = 8
MOST_DELETED = 1_000


def record_search(*, text: str, language: str, found: int) -> None:
    """Count a search; two statements. Whatever goes wrong is logged, and the search goes on.

    Args:
        text: what was typed.
        language: the language in which was looked.
        found: how many results there were.
    """
    try:
        typed = read(text, language)
        if typed.text:
            with _hurrying(), transaction.atomic():
                _count(typed, language, timezone.localdate(), found)
    except Exception:
        # Without the text: the log of errors is kept by other rules.
        logger.exception("A search could not be counted")


def prune_searches(*, before: date) -> int:
    """Delete what was looked for before a day.

    Args:
        before: the first day that is kept.

    Returns:
        How many rows were deleted. A second call deletes none.
    """
    deleted = 0
    while ids := list(Searched.objects.filter(day__lt=before).order_by("day", "pk").values_list("pk", flat=True)[:MOST_DELETED]):
        deleted += Searched.objects.filter(pk__in=ids).delete()[0]
    return deleted


def first_kept(today: date) -> date:
    """The first day that is kept."""
    return today - timedelta(days=KEPT_DAYS)


def fingerprint(text: str, language: str, day: date) -> str:
    """What stands for a text on a day; two days cannot be compared, and nobody without the portal's key can try texts out."""
    return salted_hmac("search.Searched", f"{day:%Y-%m-%d}:{language}:{text}").hexdigest()


def _count(typed: Typed, language: str, day: date, found: int) -> None:
    mark = fingerprint(typed.text, language, day)
    add_rows(Searched, KEY, SUMS, [(language, day, mark, 1, int(not found))])
    if typed.is_personal:
        return
    row = Searched.objects.filter(language=language, day=day, fingerprint=mark, text="")
    if typed.is_name or len(typed.unknown) > MOST_UNKNOWN:
        row = row.filter(n__gte=ASKERS)
    elif typed.unknown:
        known = [Q(Exists(Word.objects.filter(language=language, text=word))) for word in sorted(typed.unknown)]
        row = row.filter(Q(n__gte=ASKERS) | reduce(and_, known))
    row.update(text=typed.text)


@contextmanager
def _hurrying() -> Iterator[None]:
    """Wait for SQLite's one writer no longer than a reader would not notice."""
    if connection.vendor != "sqlite":
        yield
        return
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", DJANGOS_SECONDS) * 1_000)
    _wait(PATIENCE_MILLISECONDS)
    try:
        yield
    finally:
        _wait(usual)


def _wait(milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds}")
