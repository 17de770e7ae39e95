"""Joining what somebody kept of procedures without an account to the account. Called by ``cms.accounts`` inside its transaction."""

from collections.abc import Iterable
from typing import Any

from cms.accounts.models import Participant
from cms.guide.models import OwnDate, OwnJourney, OwnStep


def merge_journeys(*, source: Participant, target: Participant) -> None:
    """Move journeys from ``source`` to ``target``; running it again moves nothing.

    Where both went through a procedure: every step that either ticked, from the earlier day on; of two dates the one that was entered
    later; of two choices that of the journey that was used later.

    Args:
        source: who is joined.
        target: who stays.
    """
    theirs = list(OwnJourney.objects.filter(participant=source).prefetch_related("steps", "dates", "choices"))
    if not theirs:
        return
    mine = {row.procedure_key: row for row in OwnJourney.objects.filter(participant=target).prefetch_related("steps", "dates", "choices")}
    moved = [row.pk for row in theirs if row.procedure_key not in mine]
    OwnJourney.objects.filter(pk__in=moved).update(participant=target)
    for row in theirs:
        standing = mine.get(row.procedure_key)
        if standing is not None:
            _join(row, standing)
    OwnJourney.objects.filter(participant=source).delete()


def _join(source: OwnJourney, target: OwnJourney) -> None:
    is_later = source.touched_at > target.touched_at
    _move(source.steps.all(), {row.step_id: row for row in target.steps.all()}, target, key="step_id", goes_before=_ticked_earlier)
    _move(source.dates.all(), {row.key: row for row in target.dates.all()}, target, key="key", goes_before=_entered_later)
    _move(
        source.choices.all(), {row.group_id: row for row in target.choices.all()}, target, key="group_id", goes_before=lambda *_: is_later
    )
    if is_later:
        target.title = source.title
    target.started_at = min(source.started_at, target.started_at)
    target.touched_at = max(source.touched_at, target.touched_at)
    target.save(update_fields=["title", "started_at", "touched_at"])


def _move(rows: Iterable[Any], standing: dict[Any, Any], target: OwnJourney, *, key: str, goes_before: Any) -> None:
    """Move rows to another journey. One that stands there already goes where the moved one goes before it."""
    for row in rows:
        other = standing.get(getattr(row, key))
        if other is not None:
            if not goes_before(row, other):
                continue
            other.delete()
        row.journey = target
        row.save(update_fields=["journey"])


def _ticked_earlier(row: OwnStep, other: OwnStep) -> bool:
    return row.ticked_at < other.ticked_at


def _entered_later(row: OwnDate, other: OwnDate) -> bool:
    return row.entered_at > other.entered_at
