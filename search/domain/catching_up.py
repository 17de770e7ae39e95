"""A change that cannot be brought into the index now is noted, and tried again later."""

import logging
from collections.abc import Sequence

from django.db import DatabaseError, transaction

from search.backends.cluster.sending import send
from search.errors import ClusterError
from search.models import Document, Waiting

from .engines import cluster, told
from .keeping import bring_up_to_date
from .vocabulary import BATCH

logger = logging.getLogger("search")


def bring_or_note(*, source: str, keys: Sequence[str], is_sent_again: bool = True) -> bool:
    """Bring keys of a source up to date, in portions; note those that it cannot be done for.

    Args:
        source: name of a registered source.
        keys: its keys.
        is_sent_again: whether Elasticsearch is also told of portions in which nothing has changed, for it may have missed a change.

    Returns:
        Whether all went well. An error is logged, never raised: saving a page must not fail because it cannot be found yet.
    """
    well = True
    for start in range(0, len(keys), BATCH):
        portion = list(keys[start : start + BATCH])
        try:
            changed = bring_up_to_date(source=source, keys=portion)
            # After the database has committed: a cluster that is away takes nothing from the index that is always there.
            if changed or is_sent_again or Waiting.objects.filter(source=source, key__in=portion).exists():
                _tell_cluster(source, portion)
            Waiting.objects.filter(source=source, key__in=portion).delete()
        except ClusterError as error:
            logger.warning("Elasticsearch was not told of %d keys of “%s”, they are sent later: %s", len(portion), source, error)
            _note(source, portion, type(error).__name__)
            well = False
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


def leave_for_later(*, source: str, keys: Sequence[str]) -> None:
    """Note keys that nobody should wait for: a section of thousands of pages that was moved is indexed by ``catch_up``.

    What readers may not open any more is not shown meanwhile: addresses are asked for when a page of results is drawn.

    Args:
        source: name of a registered source.
        keys: its keys.
    """
    _note(source, keys, "many at once")


def _tell_cluster(source: str, keys: Sequence[str]) -> None:
    if cluster() is not None:
        told(lambda engine: send(engine, Document, source, keys))


def _note(source: str, keys: Sequence[str], reason: str) -> None:
    try:
        with transaction.atomic():
            Waiting.objects.bulk_create([Waiting(source=source, key=key, reason=reason) for key in keys], ignore_conflicts=True)
    except DatabaseError:
        logger.exception("What waits for the search index could not be noted")
