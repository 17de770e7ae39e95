"""Completing a step, and the counters that follow in the same transaction."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone

from cms.accounts.models import Participant
from cms.credentials.domain.holders import issue_due
from cms.credentials.evidence import COURSE
from learning.domain.counting.counting import Submission, count_activity, counts_in_reports, standings
from learning.domain.counting.recount import recount_course
from learning.enums import CompletionReason, CompletionRule
from learning.errors import ClosedError, NotConfirmedError, QuizRequiredError, StepWithdrawnError
from learning.models import CourseProgress, CourseStructure, StepCompletion, StructureStep

from .opening import Tries, closed_reasons

#: The rules by which a learner's word completes a step, and the reason that is then kept.
BY_WORD: dict[str, CompletionReason] = {
    CompletionRule.READ.value: CompletionReason.READ,
    CompletionRule.CONFIRMED.value: CompletionReason.CONFIRMED,
}


def live_places(step_key: UUID) -> list[StructureStep]:
    """Where a step stands in the current editions of courses: one place, or more where a course borrows it by an alias.

    Raises:
        StepWithdrawnError: when it stands in none.
    """
    rows = StructureStep.objects.select_related("structure").filter(step_key=step_key, structure__is_current=True)
    places = list(rows.order_by("structure_id"))
    if not places:
        raise StepWithdrawnError
    return places


def held_places(places: list[StructureStep]) -> list[StructureStep]:
    """The same places, in editions that stay current until this transaction ends.

    A publish that makes a new edition recounts everybody; without this lock an answer in between would be counted in the edition
    that has just ended. SQLite's transactions are alone anyway. Sharing the lock keeps answers from waiting for each other.

    Raises:
        StepWithdrawnError: when the step has been withdrawn meanwhile.
    """
    if connection.vendor != "postgresql":
        return places
    table = CourseStructure._meta.db_table
    keys = [place.structure_id for place in places]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE id = ANY(%s) AND is_current ORDER BY id FOR SHARE", [keys])  # noqa: S608 - own name
        held = cursor.fetchall()
    return places if len(held) == len(keys) else held_places(live_places(places[0].step_key))


def held_live_places(step_key: UUID) -> list[StructureStep]:
    """``live_places`` and ``held_places`` in one statement.

    Raises:
        StepWithdrawnError: when the step stands in no current edition.
    """
    if connection.vendor != "postgresql":
        return live_places(step_key)
    # Whoever waited for a publish finds the edition of before gone; the one that came with it is there for a second look.
    places = _read_held(step_key) or _read_held(step_key)
    if not places:
        raise StepWithdrawnError
    return places


def _read_held(step_key: UUID) -> list[StructureStep]:
    """Read the places with their structures, locked. Django's own ``select_for_update`` knows no shared lock."""
    quote = connection.ops.quote_name
    step, structure = quote(StructureStep._meta.db_table), quote(CourseStructure._meta.db_table)
    columns = [f"{step}.*"]
    columns += [
        f"{structure}.{quote(str(field.column))} AS {quote(f'held_{field.attname}')}" for field in CourseStructure._meta.concrete_fields
    ]
    sql = (
        f"SELECT {', '.join(columns)} FROM {step} JOIN {structure} ON {structure}.id = {step}.structure_id "  # noqa: S608 - own names
        f"WHERE {step}.step_key = %s AND {structure}.is_current ORDER BY {structure}.id FOR SHARE OF {structure}"
    )
    places = list(StructureStep.objects.raw(sql, [step_key]))
    for place in places:
        values = {field.attname: getattr(place, f"held_{field.attname}") for field in CourseStructure._meta.concrete_fields}
        place.structure = CourseStructure(**values)
    return places


@transaction.atomic
def confirm_step(
    *, owner: Callable[[], Participant], step_key: UUID, locale: str = settings.LANGUAGE_CODE, is_said: bool = True
) -> CourseProgress:
    """Take a learner's word that a step is read or done („zrobione”). Saying it again changes nothing.

    Args:
        owner: gives the participant, locked; called once it is known that the step may be confirmed.
        step_key: the step.
        locale: language code of the page.
        is_said: whether the sentence that the step asks to confirm was confirmed, where it has one.

    Raises:
        StepWithdrawnError: when the step is not part of a live course.
        QuizRequiredError: when the step is done by its quiz.
        NotConfirmedError: when the step is done by its sentence and that was not confirmed.
        ClosedError: when a rule of the course takes no word now and the step is not done yet.
    """
    places = live_places(step_key)
    reason = BY_WORD.get(places[0].completion_rule or "")
    if reason is None:
        raise QuizRequiredError
    if reason == CompletionReason.CONFIRMED and not is_said:
        raise NotConfirmedError
    participant = owner()
    closed = closed_reasons(participant=participant, step=places[0], now=timezone.now(), tries=Tries())
    if closed and not StepCompletion.objects.filter(participant=participant, step_key=step_key).exists():
        raise ClosedError(closed)
    return record_activity(participant=participant, places=places, reason=reason, locale=locale)


def record_activity(
    *,
    participant: Participant,
    places: list[StructureStep],
    reason: CompletionReason | None,
    evidence_id: UUID | None = None,
    locale: str = settings.LANGUAGE_CODE,
    submission: Submission | None = None,
    are_held: bool = False,
) -> CourseProgress:
    """Enrol the participant if need be, remember where they are, complete the step if there is a reason, and count it.

    The caller holds the participant's lock, so what is read here stands until the transaction ends.

    Args:
        participant: who.
        places: where the step stands, its own course first.
        reason: why the step is done, or None when it is not.
        evidence_id: the attempt that answered or passed.
        locale: language code of the page; a new enrolment keeps it.
        submission: the quiz that was submitted, if it is that.
        are_held: whether the places are from ``held_live_places``.

    Raises:
        StepWithdrawnError: when the step has been withdrawn meanwhile.
    """
    step, *borrowed = places if are_held else held_places(places)
    structure, now = step.structure, timezone.now()
    enrolments, kept = _standing(participant, step)
    before = standings(enrolments.values())
    progress = enrolments.get(structure.course_key) or CourseProgress(
        participant=participant,
        course_key=structure.course_key,
        enrolled_at=now,
        audience=participant.audience,
        locale=locale,
        in_statistics=counts_in_reports(participant, before),
    )
    newly_done = reason is not None and not kept["this"]
    if newly_done and reason:
        StepCompletion.objects.create(participant=participant, step_key=step.step_key, reason=reason, evidence_id=evidence_id)
    progress.structure, progress.total = structure, kept["total"]
    progress.done = kept["done"] + int(newly_done and step.required)
    progress.last_step_key, progress.last_activity_at = step.step_key, now
    is_completed = progress.total > 0 and progress.done == progress.total and progress.completed_at is None
    if is_completed:
        progress.completed_at, progress.completed_structure = now, structure
    progress.save()
    elsewhere = [place.structure for place in borrowed if place.structure.course_key in enrolments]
    for other in elsewhere:
        recount_course(structure=other, participants=[participant.pk])
    keys = [other.course_key for other in elsewhere]
    others = CourseProgress.objects.filter(participant=participant, course_key__in=keys) if keys else []
    count_activity(
        participant=participant,
        step_key=step.step_key,
        before=before,
        after=[progress, *others],
        newly_done=newly_done,
        submission=submission,
    )
    if is_completed:
        # Whoever confirmed a name before gets the certificate with the last step, in this transaction.
        issue_due(participant=participant, kind=COURSE, key=structure.course_key)
    return progress


def _standing(participant: Participant, step: StructureStep) -> tuple[dict[UUID, CourseProgress], dict[str, int]]:
    """The person's enrolments by course, and how many steps of this edition are required (total), done, and the step itself (this).

    One statement, or two for somebody who is enrolled nowhere yet: the counts ride on the rows of the enrolments.
    """
    is_done = Exists(StepCompletion.objects.filter(participant=participant, step_key=OuterRef("step_key")))
    counts = {
        "total": Count("pk", filter=Q(required=True)),
        "done": Count("pk", filter=Q(is_done, required=True)),
        "this": Count("pk", filter=Q(is_done, step_key=step.step_key)),
    }
    steps = StructureStep.objects.filter(structure=step.structure_id).order_by()
    one = steps.values("structure")
    # The edition is one for all rows, so the database works each count out once.
    ride = {f"steps_{name}": Subquery(one.annotate(n=count).values("n")) for name, count in counts.items()}
    rows = list(CourseProgress.objects.filter(participant=participant).annotate(**ride))
    kept = {name: getattr(rows[0], f"steps_{name}") for name in counts} if rows else steps.aggregate(**counts)
    return {row.course_key: row for row in rows}, kept
