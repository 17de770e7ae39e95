"""What grading again would do, worked out without writing anything."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from learning.domain.answering.grading import grade, has_passed
from learning.domain.publishing.similar import same_options
from learning.enums import UNGRADED, AttemptState, QuestionKind
from learning.models import Question, QuestionText, QuestionVersion, Response, StructureStep

#: Types whose accepted answers stand in the words of each language.
ACCEPTING = frozenset({QuestionKind.SHORT_TEXT, QuestionKind.GAP_FILL})
#: Rows that are read from the database at a time.
CHUNK = 2000


class Refusal(StrEnum):
    """Why a question is not graded again."""

    UNGRADED = "ungraded"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    NOTHING = "nothing"


class Effect(StrEnum):
    """What grading again does to one answer and its attempt."""

    RAISED = "raised"
    SAME = "same"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class Regraded:
    """One answer, as it stands and as the present key grades it. Points are of the answer; ``attempt_*`` are of its attempt."""

    response: int
    attempt: UUID
    participant: int
    number: int
    submitted_at: datetime
    points_before: Decimal
    points_after: Decimal
    most_before: Decimal
    most_after: Decimal
    correct_after: bool
    attempt_before: Decimal
    attempt_after: Decimal
    attempt_most_before: Decimal
    attempt_most_after: Decimal
    passed_before: bool
    passes: bool
    correct_before: bool
    is_by_key: bool

    @property
    def effect(self) -> Effect:
        """Lowered is: fewer points, a smaller share of what is to be had in the attempt, or no longer a pass."""
        before, after = _share(self.attempt_before, self.attempt_most_before), _share(self.attempt_after, self.attempt_most_after)
        if self.points_after < self.points_before or after < before or (self.passed_before and not self.passes):
            return Effect.LOWERED
        return Effect.RAISED if self.points_after > self.points_before or after > before else Effect.SAME

    @property
    def newly_passed(self) -> bool:
        """Whether the attempt passes now and did not."""
        return self.passes and not self.passed_before

    @property
    def is_news(self) -> bool:
        """Whether writing it would change anything: the numbers, or by which key the answer is graded."""
        graded = (self.points_before, self.most_before, self.correct_before, self.passed_before)
        return not self.is_by_key or graded != (self.points_after, self.most_after, self.correct_after, self.passes)


def _share(points: Decimal, most: Decimal) -> Fraction:
    return Fraction(points) / Fraction(most) if most else Fraction(0)


@dataclass(frozen=True)
class Plan:
    """A dry run.

    Args:
        question: the question.
        version: the key that would grade, None where there is none.
        changes: what would change: answers with more points, and with fewer, the earliest first.
        looked_at: answers that the key can grade and that another key graded.
        frozen: answers to versions with other options; they stay as they are.
        people: how many people have an answer with other points.
        refusal: why nothing can be graded again, or None.
    """

    question: Question
    version: QuestionVersion | None
    changes: list[Regraded] = field(default_factory=list)
    looked_at: int = 0
    frozen: int = 0
    people: int = 0
    refusal: Refusal | None = None

    @property
    def raised(self) -> list[Regraded]:
        """Answers with more points."""
        return [change for change in self.changes if change.effect == Effect.RAISED]

    @property
    def lowered(self) -> list[Regraded]:
        """Answers with fewer points; they keep what they have unless it is asked for."""
        return [change for change in self.changes if change.effect == Effect.LOWERED]

    @property
    def newly_passed(self) -> list[Regraded]:
        """Answers whose attempt passes now."""
        return [change for change in self.changes if change.newly_passed]


def plan_regrade(*, question: Question) -> Plan:
    """Say what grading a question's answers by its present key would do. Nothing is written.

    Args:
        question: the question.
    """
    version, refusal = question.current, refusal_of(question)
    if refusal or version is None:
        return Plan(question, version, refusal=refusal)
    candidates = answers_of_other_keys(version)
    changes, looked_at, has_news = [], 0, False
    for one in judged(version, candidates):
        looked_at += 1
        has_news = has_news or one.is_news
        if one.effect != Effect.SAME:
            changes.append(one)
    frozen = submitted(question).exclude(version__in=[row.pk for row in similar_versions(version)]).count()
    people = len({change.participant for change in changes})
    changes.sort(key=lambda change: (change.submitted_at, change.response))
    return Plan(question, version, changes, looked_at, frozen, people, None if has_news else Refusal.NOTHING)


def refusal_of(question: Question) -> Refusal | None:
    """What stands against grading a question again, whatever its answers are."""
    if question.current is None or question.current.kind in UNGRADED:
        return Refusal.UNGRADED
    if question.retired_at is not None:
        return Refusal.REMOVED
    live = StructureStep.objects.filter(step_key=question.step_key, structure__is_current=True).exists()
    return None if live else Refusal.WITHDRAWN


def submitted(question: Question) -> QuerySet[Response]:
    """A question's answers in attempts that were sent."""
    return Response.objects.filter(question=question, attempt__state=AttemptState.SUBMITTED)


def similar_versions(version: QuestionVersion) -> list[QuestionVersion]:
    """The versions of the same question whose answers this version can grade, itself among them."""
    return [other for other in QuestionVersion.objects.filter(question=version.question_id) if same_options(other, version)]


def answers_of_other_keys(version: QuestionVersion) -> QuerySet[Response]:
    """Answers that a version can grade and that another key has graded, or other accepted answers of their language.

    Args:
        version: the present version of its question.
    """
    similar = similar_versions(version)
    graded_by_it = Q(grader=version.pk)
    if version.kind in ACCEPTING:
        graded_by_it &= Q(wording__in=_wordings_accepting_alike(version, similar))
    rows = Response.objects.filter(question=version.question_id, attempt__state=AttemptState.SUBMITTED, version__in=similar)
    return rows.annotate(grader=Coalesce(F("graded_by"), F("version"))).exclude(graded_by_it)


def _wordings_accepting_alike(version: QuestionVersion, similar: Iterable[QuestionVersion]) -> list[int]:
    """Wordings, of all these versions, that accept what the present wording in their language accepts."""
    now = accepted_now(version)
    rows = QuestionText.objects.filter(version__in=list(similar)).values_list("pk", "locale", "texts")
    return [pk for pk, locale, texts in rows if texts.get("accepted", {}) == now.get(locale, {})]


def accepted_now(version: QuestionVersion) -> dict[str, Any]:
    """What a version's words accept now, by language."""
    rows = QuestionText.objects.filter(version=version, is_current=True).values_list("locale", "texts")
    return {locale: texts.get("accepted", {}) for locale, texts in rows}


def judged(version: QuestionVersion, rows: QuerySet[Response]) -> Iterator[Regraded]:
    """Grade answers by a version.

    Args:
        version: what grades.
        rows: answers, from ``answers_of_other_keys``.
    """
    accepted = accepted_now(version)
    words = {pk: (locale, texts) for pk, locale, texts in _wordings_of(version)}
    for row in rows.select_related("attempt").order_by("pk").iterator(chunk_size=CHUNK):
        locale, texts = words[row.wording_id]
        yield _judge(row, version, {**texts, "accepted": accepted.get(locale, {})} if version.kind in ACCEPTING else texts)


def _wordings_of(version: QuestionVersion) -> QuerySet[QuestionText, Any]:
    return QuestionText.objects.filter(version__question=version.question_id).values_list("pk", "locale", "texts")


def _judge(row: Any, version: QuestionVersion, texts: Mapping[str, Any]) -> Regraded:
    attempt = row.attempt
    given = grade(
        kind=version.kind, payload=version.payload, texts=texts, answer=row.answer, points=version.points, hint_taken=row.hint_taken
    )
    points = attempt.points - row.points + given.points
    most = attempt.max_points - row.max_points + version.points
    return Regraded(
        response=row.pk,
        attempt=attempt.pk,
        participant=attempt.participant_id,
        number=attempt.number,
        submitted_at=attempt.submitted_at,
        points_before=row.points,
        points_after=given.points,
        most_before=row.max_points,
        most_after=version.points,
        correct_before=row.correct,
        correct_after=given.correct,
        attempt_before=attempt.points,
        attempt_after=points,
        attempt_most_before=attempt.max_points,
        attempt_most_after=most,
        passed_before=attempt.passed,
        passes=has_passed(points=points, max_points=most, pass_mark=attempt.pass_mark),
        is_by_key=row.grader == version.pk,
    )
