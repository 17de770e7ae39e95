"""Synthetic courses and learners for benchmarks: the same numbers from the same seed. No person stands behind any row."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import connection
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Locale

from cms.accounts.models import Audience, Participant
from cms.core.bulk import copy_rows
from learning.domain.answering.grading import grade, has_passed
from learning.domain.rebuild import rebuild
from learning.enums import AttemptState, CompletionReason
from learning.models import (
    Attempt,
    CourseIndexPage,
    CoursePage,
    CourseProgress,
    CourseStructure,
    ModulePage,
    Question,
    QuestionVersion,
    Response,
    StepCompletion,
    StepPage,
)

SLUG = "kurs-na-probe"
QUESTIONS_A_STEP = 2
STEPS_A_MODULE = 5
#: Learners of the last year.
DAYS = 365
LOCALES = ("pl", "pl", "pl", "pl", "en", "nb")


def _id(*words: object) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, (SLUG, *words)))))


def _question(step: int, number: int) -> dict[str, Any]:
    options = [
        {"type": "item", "id": _id(step, number, n), "value": {"text": f"Odpowiedź {n + 1}", "correct": n == 0, "feedback": ""}}
        for n in range(4)
    ]
    # Whole, as the editor saves it: a text that is missing could not be exported.
    words = {"prompt": f"Pytanie {number + 1} kroku {step + 1}", "hint": "", "feedback_correct": "", "feedback_incorrect": ""}
    value = {**words, "options": options, "points": 1, "shuffle": True}
    return {"type": "single", "id": _id(step, number), "value": value}


def sample_course(*, steps: int, index: CourseIndexPage | None = None) -> CoursePage:
    """The synthetic course, made through pages and publishing as an editor would; an existing one is taken as it is.

    Args:
        steps: how many steps it gets, two questions in each.
        index: the list of courses it stands in; left out: the portal's.

    Raises:
        CourseIndexPage.DoesNotExist: when the portal has no list of courses yet (``load_content`` makes it).
    """
    standing: CoursePage | None = CoursePage.objects.filter(slug=SLUG, locale=Locale.get_default()).first()
    if standing is not None:
        return standing
    index = index or CourseIndexPage.objects.get(locale=Locale.get_default())
    course = CoursePage(title="Kurs na próbę", slug=SLUG, for_whom="Do pomiarów.", summary="Dane na próbę.")
    _publish(index, course)
    module: ModulePage | None = None
    for number in range(steps):
        if module is None or number % STEPS_A_MODULE == 0:
            module = ModulePage(title=f"Moduł {number // STEPS_A_MODULE + 1}", slug=f"modul-{number // STEPS_A_MODULE + 1}")
            _publish(course, module)
        quiz = [_question(number, one) for one in range(QUESTIONS_A_STEP)]
        step = StepPage(title=f"Krok {number + 1}", slug=f"krok-{number + 1}")
        step.questions = StepPage.questions.field.to_python(quiz)
        _publish(module, step)
    return course


def _publish(parent: Any, page: Any) -> None:
    parent.add_child(instance=page)
    page.save_revision().publish()


@dataclass(frozen=True)
class _Answer:
    """One of the answers to a question, graded once for all who give it. ``row`` is what a response has after its attempt."""

    points: Decimal
    row: tuple[Any, ...]


@dataclass(frozen=True)
class _Asked:
    points: Decimal
    right: _Answer
    wrong: list[_Answer]


@dataclass(frozen=True)
class _Step:
    key: UUID
    pass_mark: int
    questions: list[_Asked]
    pairs: list[list[int]]
    most: Decimal


@dataclass
class _Rows:
    participants: list[Any]
    progress: list[Any]
    completions: list[Any]
    attempts: list[Any]
    responses: list[Any]


def add_learners(*, course: CoursePage, learners: int, seed: int = 1) -> int:
    """Add learners with progress, attempts and responses to a course, then make all counters from them.

    Args:
        course: a course whose questions are single choices, as ``sample_course`` makes them.
        learners: how many to add.
        seed: the same seed on the same database gives the same rows.

    Returns:
        How many rows were written.
    """
    structure = CourseStructure.objects.get(course_key=course.translation_key, is_current=True)
    steps = list(_steps(structure))
    first = (Participant.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    rng = random.Random(f"{seed}:{first}")  # noqa: S311 - synthetic data; who is added later is somebody else
    written, now = 0, timezone.now()
    for start in range(first, first + learners, 2000):
        rows = _Rows([], [], [], [], [])
        for pk in range(start, min(start + 2000, first + learners)):
            _learner(rows, rng, pk, structure, steps, now)
        written += _write(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # the planner has not seen these rows; what follows counts all of them
    rebuild()
    return written


def _steps(structure: CourseStructure) -> Iterator[_Step]:
    for row in structure.steps.filter(required=True).order_by("position"):
        questions = Question.objects.asked_in(row.step_key).select_related("current").prefetch_related("current__wordings")
        versions = [question.current for question in questions if question.current]
        pairs = [[version.pk, version.wordings.all()[0].pk] for version in versions]
        asked = [_asked(version, wording) for version, (_, wording) in zip(versions, pairs, strict=True)]
        yield _Step(row.step_key, row.pass_mark, asked, pairs, sum((one.points for one in asked), Decimal(0)))


def _asked(version: QuestionVersion, wording: int) -> _Asked:
    def answer(chosen: list[str]) -> _Answer:
        result = grade(kind=version.kind, payload=version.payload, texts={}, answer={"": chosen}, points=version.points)
        row = (version.question_id, version.pk, wording, {"": chosen}, version.payload["options"], False, result.points, version.points)
        return _Answer(result.points, (*row, result.correct))

    right = version.payload["correct"]
    return _Asked(version.points, answer(right), [answer([option]) for option in version.payload["options"] if option not in right])


def _learner(rows: _Rows, rng: random.Random, pk: int, structure: CourseStructure, steps: list[_Step], now: datetime) -> None:
    enrolled = now - timedelta(days=rng.randrange(1, DAYS), seconds=rng.randrange(86400))
    audience, locale = rng.choice(Audience.values), rng.choice(LOCALES)
    able = 0.35 + 0.6 * rng.random()
    rows.participants.append((pk, f"{rng.getrandbits(256):064x}", audience, enrolled, now))
    reach = min(len(steps), 1 + int(rng.triangular(0, len(steps) + 2, len(steps) / 3)))
    moment, done, last = enrolled, 0, None
    for step in steps[:reach]:
        last = step.key
        for number in (1, 2):
            moment += timedelta(seconds=rng.randrange(40, 1500))
            attempt, passed = _attempt(rows, rng, pk, step, number, locale, able, moment)
            if passed:
                rows.completions.append((pk, step.key, CompletionReason.PASSED.value, attempt, moment))
                done += 1
                break
    finished = (moment, structure.pk) if done == len(steps) else (None, None)
    rows.progress.append(
        (pk, structure.course_key, structure.pk, done, len(steps), last, moment, enrolled, audience, locale, True, *finished)
    )


def _attempt(
    rows: _Rows, rng: random.Random, pk: int, step: _Step, number: int, locale: str, able: float, moment: datetime
) -> tuple[UUID, bool]:
    attempt = UUID(int=rng.getrandbits(128), version=4)
    points = Decimal(0)
    for question in step.questions:
        answer = question.right if rng.random() < able else rng.choice(question.wrong)
        rows.responses.append((attempt, *answer.row))
        points += answer.points
    passed = has_passed(points=points, max_points=step.most, pass_mark=step.pass_mark)
    begun = moment - timedelta(seconds=rng.randrange(20, 900))
    # The latest attempt is the better one here or the only one, except that a second failure may equal the first.
    if number == 2 and rows.attempts and rows.attempts[-1][1] == pk and rows.attempts[-1][2] == step.key:
        before = rows.attempts[-1]
        better = passed or points > before[10]
        rows.attempts[-1] = (*before[:-1], not better)
        counts = better
    else:
        counts = True
    rows.attempts.append(
        (attempt, pk, step.key, number, AttemptState.SUBMITTED.value, locale, rng.getrandbits(40), step.pairs, begun, moment, points,
         step.most, step.pass_mark, passed, moment, counts)
    )  # fmt: skip
    return attempt, passed


def _write(rows: _Rows) -> int:
    return (
        copy_rows(Participant, ("id", "token_hash", "audience", "created_at", "last_seen_at"), rows.participants)
        + copy_rows(
            CourseProgress,
            ("participant", "course_key", "structure", "done", "total", "last_step_key", "last_activity_at", "enrolled_at", "audience",
             "locale", "in_statistics", "completed_at", "completed_structure"),
            rows.progress,
        )
        + copy_rows(StepCompletion, ("participant", "step_key", "reason", "evidence_id", "completed_at"), rows.completions)
        + copy_rows(
            Attempt,
            ("id", "participant", "step_key", "number", "state", "locale", "seed", "asked", "started_at", "submitted_at", "points",
             "max_points", "pass_mark", "passed", "saved_at", "counts"),
            rows.attempts,
        )
        + copy_rows(
            Response,
            ("attempt", "question", "version", "wording", "answer", "shown_order", "hint_taken", "points", "max_points", "correct"),
            rows.responses,
        )
    )  # fmt: skip
