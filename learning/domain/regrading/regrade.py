"""Grading again after a key was mended: one transaction, everybody's own lock, nobody lowered unless it is asked for.

Locks are taken in one order – question, participants by primary key, course editions, counters – which is also that of an answer
(participant, edition, counters) and of a publish (question, edition), so that neither waits crosswise for a regrade.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from cms.accounts.models import Participant
from learning.domain.answering.attempts import completion_reason
from learning.domain.answering.completions import held_places, live_places
from learning.domain.answering.counted import mark_everybody
from learning.domain.counting.counters import add_facts
from learning.domain.counting.facts import Facts, facts_of
from learning.domain.counting.recount import recount_course
from learning.errors import PlanOutdatedError, RegradeRefusedError
from learning.models import Attempt, Question, QuestionVersion, Regrade, RegradeChange, Response, StepCompletion, StructureStep

from .plan import Effect, Plan, Refusal, Regraded, answers_of_other_keys, judged, plan_regrade, refusal_of

__all__ = ["Plan", "apply_regrade", "plan_regrade"]

#: People whose answers are written together.
BATCH = 1000


@transaction.atomic
def apply_regrade(*, question: Question, by: Any, reason: str, may_lower: bool = False, version: int | None = None) -> Regrade:
    """Grade the answers to a question by its present key, and let everything follow that hangs on points.

    Only answers to versions with the same options are graded again. Points, and the share of the quiz that they are, never go
    down unless ``may_lower`` says so; what was completed stays completed even then. Which attempt counts is settled anew, new
    passes complete the step, and the counters follow. Doing it again changes nothing. Where every answer would get fewer points,
    that they were looked at and keep what they have is recorded, so that they wait no more.

    Args:
        question: the question.
        by: the user who does it.
        reason: why, in the words of that person; people who ask about their points are told it.
        may_lower: whether points may go down.
        version: primary key of the version that the person saw in the plan, if there was one.

    Returns:
        The record of the regrade; where all of this was done before, the record of that time.

    Raises:
        RegradeRefusedError: when the question is not asked or not graded any more, or no answer waits for its key.
        PlanOutdatedError: when the key is not ``version`` any more.
    """
    # Whoever publishes waits here, and the other way round; people who answer do not touch this row's key.
    locked = Question.objects.select_for_update(no_key=True, of=("self",)).select_related("current").get(pk=question.pk)
    key, refusal = locked.current, refusal_of(locked)
    if refusal or key is None:
        raise RegradeRefusedError(refusal or Refusal.UNGRADED)
    if version is not None and key.pk != version:
        raise PlanOutdatedError
    people = _lock_people(key)
    places = held_places(live_places(locked.step_key))
    # Whoever came between the two statements was not locked and is left for the next time.
    seen = [one for one in judged(key, answers_of_other_keys(key)) if one.participant in people]
    written = [one for one in seen if one.is_news and (may_lower or one.effect != Effect.LOWERED)]
    earlier = None if written else _earlier(locked, key, seen)
    if earlier is not None:
        return earlier
    if not seen:
        raise RegradeRefusedError(Refusal.NOTHING)
    changes = [one for one in written if one.effect != Effect.SAME]
    _write(written, key, places)
    regrade = Regrade.objects.create(
        question=locked,
        version=key,
        made_by=by,
        reason=reason,
        may_lower=may_lower,
        looked_at=len(seen),
        raised=sum(one.effect == Effect.RAISED for one in changes),
        lowered=sum(one.effect == Effect.LOWERED for one in changes),
        newly_passed=sum(one.newly_passed for one in changes),
    )
    RegradeChange.objects.bulk_create([_change(regrade, one) for one in changes], batch_size=BATCH)
    return regrade


def _lock_people(key: QuestionVersion) -> set[int]:
    """Lock everybody whose answer another key graded, in order, and give their primary keys."""
    whose = answers_of_other_keys(key).values("attempt__participant")
    return set(Participant.objects.select_for_update().filter(pk__in=whose).order_by("pk").values_list("pk", flat=True))


def _earlier(question: Question, key: QuestionVersion, seen: Sequence[Regraded]) -> Regrade | None:
    """The regrade that looked at all of these answers already; double clicks end here."""
    found = Regrade.objects.filter(question=question, version=key).order_by("-made_at", "-pk").first()
    return found if found and all(one.submitted_at <= found.made_at for one in seen) else None


def _batches(rows: Sequence[Regraded]) -> Iterator[list[Regraded]]:
    """The rows, all of a person together, so many people at a time."""
    by_person: dict[int, list[Regraded]] = {}
    for row in rows:
        by_person.setdefault(row.participant, []).append(row)
    people = sorted(by_person)
    for start in range(0, len(people), BATCH):
        yield [row for pk in people[start : start + BATCH] for row in by_person[pk]]


def _write(rows: Sequence[Regraded], key: QuestionVersion, places: list[StructureStep]) -> None:
    """Write everybody's points and what follows from them. The number of statements grows with the batches, not with the answers."""
    step = places[0]
    steps = [step.step_key]
    batches = [(batch, sorted({one.participant for one in batch})) for batch in _batches(rows)]
    before = []
    for batch, people in batches:
        before.append(facts_of(participants=people, step_keys=steps))
        _write_responses(batch, key)
        _write_attempts(batch)
    mark_everybody(step_key=step.step_key, rule=step.score_rule)
    changed = Facts()
    for (batch, people), old in zip(batches, before, strict=True):
        completed = _complete(step, [one.attempt for one in batch if one.newly_passed])
        for place in places if completed else ():
            recount_course(structure=place.structure, participants=completed)
        new = facts_of(participants=people, step_keys=steps).minus(old)
        changed.counts.update(new.counts)
        changed.questions.update(new.questions)
        changed.options.update(new.options)
    # Once and at the end: the rows are sorted across all batches, as those of everybody who counts at the same time.
    add_facts(changed)


def _write_responses(batch: Sequence[Regraded], key: QuestionVersion) -> None:
    """One statement for each outcome: few outcomes, however many answers."""
    outcomes: dict[tuple[Decimal, bool], list[int]] = {}
    for one in batch:
        outcomes.setdefault((one.points_after, one.correct_after), []).append(one.response)
    for (points, correct), rows in outcomes.items():
        Response.objects.filter(pk__in=rows).update(graded_by=key, points=points, max_points=key.points, correct=correct)


def _write_attempts(batch: Sequence[Regraded]) -> None:
    outcomes: dict[tuple[Decimal, Decimal, bool], list[Any]] = {}
    for one in batch:
        outcomes.setdefault((one.attempt_after, one.attempt_most_after, one.passes), []).append(one.attempt)
    for (points, most, passes), rows in outcomes.items():
        Attempt.objects.filter(pk__in=rows).update(points=points, max_points=most, passed=passes)


def _complete(step: StructureStep, passed: list[Any]) -> list[int]:
    """Complete the step for those whose attempt passes now, if that is how it is done; give their primary keys."""
    done = Exists(StepCompletion.objects.filter(participant=OuterRef("participant"), step_key=step.step_key))
    waiting: dict[int, StepCompletion] = {}
    for attempt in Attempt.objects.filter(~done, pk__in=passed).order_by("participant", "submitted_at"):
        reason = completion_reason(step, attempt)
        if reason:
            row = StepCompletion(participant_id=attempt.participant_id, step_key=step.step_key, reason=reason, evidence_id=attempt.pk)
            waiting.setdefault(attempt.participant_id, row)
    StepCompletion.objects.bulk_create(waiting.values())
    return list(waiting)


def _change(regrade: Regrade, one: Regraded) -> RegradeChange:
    return RegradeChange(
        regrade=regrade,
        response_id=one.response,
        points_before=one.points_before,
        points_after=one.points_after,
        passed_before=one.passed_before,
        passed_after=one.passes,
    )
