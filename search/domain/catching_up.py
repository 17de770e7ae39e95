"""A change that cannot be brought into the index now is noted, and tried again later."""

import logging
from collections.abc import Sequence

from django.db import DatabaseError, transaction

from search.models import Document, Waiting

from .engines import cluster
from .keeping import BATCH, bring_up_to_date

logger = logging.getLogger("search")


def bring_or_note(*, source: str, keys: Sequence[str]) -> bool:
    """Bring keys of a source up to date, in portions; note those that it cannot be done for.

    Args:
        source: name of a registered source.
        keys: its keys.

    Returns:
        Whether all went well. An error is logged, never raised: saving a page must not fail because it cannot be found yet.
    """
    well = True
    for start in range(0, len(keys), BATCH):
        portion = list(keys[start : start + BATCH])
        try:
            bring_up_to_date(source=source, keys=portion)
            # After the database has committed: a cluster that is away takes nothing from the index that is always there.
            _tell_cluster(source, portion)
            Waiting.objects.filter(source=source, key__in=portion).delete()
        except Exception as error:
            logger.exception("The search index could not be brought up to date for %d keys of “%s”", len(portion), source)
            _note(source, portion, type(error).__name__)
            well = False
    return well


def catch_up(*, limit: int = 1_000) -> tuple[int, int]:
    """Try again what waits.

    Args:
        limit: how many keys at most, the oldest first.

    Returns:
        How many keys were brought up to date, and how many wait still.
    """
    waiting: dict[str, list[str]] = {}
    for source, key in Waiting.objects.order_by("since", "pk").values_list("source", "key")[:limit]:
        waiting.setdefault(source, []).append(key)
    done = 0
    for source, keys in waiting.items():
        for start in range(0, len(keys), BATCH):
            portion = keys[start : start + BATCH]
            done += len(portion) if bring_or_note(source=source, keys=portion) else 0
    return done, Waiting.objects.count()


def _tell_cluster(source: str, keys: Sequence[str]) -> None:
    engine = cluster()
    if engine is not None:
        engine.replace(source, keys, list(Document.objects.filter(source=source, key__in=keys)))


def _note(source: str, keys: Sequence[str], reason: str) -> None:
    try:
        with transaction.atomic():
            Waiting.objects.bulk_create([Waiting(source=source, key=key, reason=reason) for key in keys], ignore_conflicts=True)
    except DatabaseError:
        logger.exception("What waits for the search index could not be noted")
