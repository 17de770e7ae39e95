"""Moving somebody's attempts to another participant: numbers, the one that counts, and what was typed on two devices."""

from django.db.models import Max

from cms.accounts.models import Participant
from learning.domain.answering.counted import mark_counting
from learning.enums import AttemptState, ScoreRule
from learning.models import Attempt, QuestionVersion, Response, StructureStep

#: What an answer carries when it takes another's place.
CARRIED = ("version_id", "wording_id", "answer", "shown_order")


def merge_attempts(source: Participant, target: Participant) -> None:
    """Move all attempts from ``source`` to ``target``; running it again moves nothing.

    They are numbered after those that stand, and the score rule of the step says anew which one counts. Where both have an open
    attempt, the source's answers join the target's: what was typed on either device stays, the later where both say something.

    Args:
        source: who the attempts are taken from.
        target: who gets them. The caller holds both locks.
    """
    standing = Attempt.objects.filter(participant=target).order_by().values("step_key").annotate(last=Max("number"))
    last = {row["step_key"]: row["last"] for row in standing}
    open_at = {attempt.step_key: attempt for attempt in Attempt.objects.filter(participant=target, state=AttemptState.OPEN)}
    stood, shared = set(last), set()
    for attempt in Attempt.objects.filter(participant=source).order_by("step_key", "number"):
        if attempt.state == AttemptState.OPEN and attempt.step_key in open_at:
            join_open(into=open_at[attempt.step_key], other=attempt)
            continue
        if attempt.step_key in stood:
            shared.add(attempt.step_key)
        number = last.get(attempt.step_key, 0) + 1
        last[attempt.step_key] = number
        # One attempt a step counts; where both sides had one, which it is now is settled below.
        counts = attempt.counts and attempt.step_key not in shared
        Attempt.objects.filter(pk=attempt.pk).update(participant=target, number=number, counts=counts)
    rules = dict(
        StructureStep.objects.filter(step_key__in=shared, structure__is_current=True)
        .order_by("-structure_id")
        .values_list("step_key", "score_rule")
    )
    for step_key in sorted(shared):
        mark_counting(participant=target, step_key=step_key, rule=rules.get(step_key, ScoreRule.BEST))


def join_open(*, into: Attempt, other: Attempt) -> None:
    """Take the answers of one open attempt into another of the same step, and delete the first.

    Args:
        into: the attempt that stays. Of two answers to one question the one saved later stays, a blank one never.
        other: the attempt that goes. A hint that was taken stays taken.
    """
    other_is_later = other.saved_at > into.saved_at
    standing = {row.question_id: row for row in into.responses.all()}
    taken: list[Response] = []
    for row in other.responses.all():
        mine = standing.get(row.question_id)
        if mine is None:
            Response.objects.filter(pk=row.pk).update(attempt=into)
            taken.append(row)
            continue
        wins = bool(row.answer) and (other_is_later or not mine.answer)
        if wins:
            taken.append(row)
            for name in CARRIED:
                setattr(mine, name, getattr(row, name))
        mine.hint_taken = mine.hint_taken or row.hint_taken
        mine.save(update_fields=[*(name.removesuffix("_id") for name in CARRIED), "hint_taken"])
    _pin(into, taken)
    into.saved_at = max(into.saved_at, other.saved_at)
    into.started_at = min(into.started_at, other.started_at)
    into.save(update_fields=["asked", "saved_at", "started_at"])
    other.delete()


def _pin(attempt: Attempt, taken: list[Response]) -> None:
    """Ask the questions of these answers by the versions that the answers were given to."""
    question_of = dict(QuestionVersion.objects.filter(pk__in=[version for version, _ in attempt.asked]).values_list("pk", "question_id"))
    pins = {question_of.get(version, -version): [version, wording] for version, wording in attempt.asked}
    pins |= {row.question_id: [row.version_id, row.wording_id] for row in taken}
    attempt.asked = list(pins.values())
