"""Which of somebody's attempts at a step counts: the best, the last or the first."""

from collections.abc import Iterable
from datetime import UTC, datetime
from fractions import Fraction
from uuid import UUID

from django.db.models import Case, F, FloatField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Round

from cms.accounts.models import Participant
from learning.enums import AttemptState, ScoreRule
from learning.models import Attempt

#: Only for a row that was never submitted; such rows are sorted out before.
_NEVER = datetime.min.replace(tzinfo=UTC)


def share_of_points(attempt: Attempt) -> Fraction:
    """Points as an exact share of what was to be had; 0 where nothing was."""
    return Fraction(attempt.points) / Fraction(attempt.max_points) if attempt.max_points else Fraction(0)


def counting_attempt(attempts: Iterable[Attempt], rule: str) -> Attempt | None:
    """Choose the attempt that counts.

    Args:
        attempts: one participant's attempts at one step, in any order; open ones are passed over.
        rule: a value of ``ScoreRule``. The best is one that passed, then the one with the largest share of the points, then the
            earliest; after a merge of two devices “first” and “last” go by the time of submission, not by number.

    Returns:
        The attempt, or None where none was submitted.
    """
    submitted = [attempt for attempt in attempts if attempt.state == AttemptState.SUBMITTED]
    in_time = sorted(submitted, key=lambda attempt: (attempt.submitted_at or _NEVER, attempt.number))
    if not in_time:
        return None
    if rule == ScoreRule.FIRST:
        return in_time[0]
    if rule == ScoreRule.LAST:
        return in_time[-1]
    return max(in_time, key=lambda attempt: (attempt.passed, share_of_points(attempt)))  # max keeps the earliest of equals


def mark_counting(*, participant: Participant, step_key: UUID, rule: str, attempts: Iterable[Attempt] | None = None) -> Attempt | None:
    """Mark the attempt that counts, and no other. The caller holds the participant's lock.

    Args:
        participant: whose attempts.
        step_key: the step.
        rule: a value of ``ScoreRule``, from the structure step.
        attempts: all of them with their present ``counts``, where the caller has them at hand; read otherwise.

    Returns:
        The attempt that counts, with ``counts`` set, or None where none was submitted.
    """
    if attempts is None:
        attempts = Attempt.objects.filter(participant=participant, step_key=step_key, state=AttemptState.SUBMITTED)
    known = list(attempts)
    chosen = counting_attempt(known, rule)
    # The database lets one row count at a time, so the old mark goes before the new one comes.
    outdated = [attempt for attempt in known if attempt.counts and attempt is not chosen]
    if outdated:
        Attempt.objects.filter(pk__in=[attempt.pk for attempt in outdated]).update(counts=False)
        for attempt in outdated:
            attempt.counts = False
    if chosen is not None and not chosen.counts:
        Attempt.objects.filter(pk=chosen.pk).update(counts=True)
        chosen.counts = True
    return chosen


def mark_everybody(*, step_key: UUID, rule: str) -> int:
    """Mark the counting attempts of everybody at a step, after its rule or grades changed: in two statements at any size.

    Args:
        step_key: the step.
        rule: a value of ``ScoreRule``.

    Returns:
        How many attempts came to count that did not before.
    """
    submitted = Attempt.objects.filter(step_key=step_key, state=AttemptState.SUBMITTED)
    best = Subquery(_ranked(submitted.filter(participant=OuterRef("participant")), rule).values("pk")[:1])
    moved = submitted.annotate(chosen=best)
    submitted.filter(counts=True).exclude(pk__in=moved.filter(pk=F("chosen")).values("pk")).update(counts=False)
    return submitted.filter(counts=False, pk__in=moved.filter(pk=F("chosen")).values("pk")).update(counts=True)


def _ranked(attempts: QuerySet[Attempt], rule: str) -> QuerySet[Attempt]:
    """The same order as ``counting_attempt``, the chosen one first, in SQL."""
    if rule == ScoreRule.FIRST:
        return attempts.order_by("submitted_at", "number")
    if rule == ScoreRule.LAST:
        return attempts.order_by("-submitted_at", "-number")
    # Hundredths of points are whole numbers, and floating point divides those alike whatever the row: equal shares compare equal.
    share = Cast(Round(F("points") * 100), FloatField()) / Cast(Round(F("max_points") * 100), FloatField())
    ratio = Case(When(max_points__gt=0, then=share), default=Value(0.0), output_field=FloatField())
    return attempts.order_by("-passed", ratio.desc(), "submitted_at", "number")
