"""What the learner's own page lists: plain rows with titles and addresses, whatever became of the pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.urls import reverse

from cms.accounts.models import Participant
from learning.domain.people.personal import Kept
from learning.enums import AttemptState
from learning.models import Attempt, CourseProgress
from learning.outline import CourseMap, StepRow, course_map
from learning.resume import resume_step

from .context import CourseCard, language
from .tools import ANCHOR


@dataclass(frozen=True)
class Place:
    """Where a step stands today."""

    step: StepRow
    course: CourseMap


@dataclass(frozen=True)
class MyCourse:
    """A course that somebody has begun. ``resume`` is the step to go on with; none when all that counts is done."""

    card: CourseCard
    progress: CourseProgress
    resume: StepRow | None
    has_new_steps: bool


@dataclass(frozen=True)
class MyAttempt:
    """A go at a quiz; one that is open leads back to its form. Without ``place`` the step is no longer there."""

    number: int
    url: str
    place: Place | None
    is_open: bool
    is_graded: bool
    passed: bool
    percent: int
    at: datetime


@dataclass(frozen=True)
class MyStep:
    """A step that somebody keeps or wrote a note to. Without ``place`` it is no longer there; its note stays."""

    place: Place | None
    url: str
    kept: Kept
    bookmark_url: str
    note_url: str


def places_of(cards: Iterable[CourseCard]) -> dict[UUID, Place]:
    """Where every live step stands, from the cached maps."""
    maps = [found for card in cards if (found := course_map(card.key, language())) is not None]
    return {step.key: Place(step, course) for course in reversed(maps) for step in course.steps}


def my_courses(cards: Iterable[CourseCard], done: set[UUID]) -> list[MyCourse]:
    """The courses that somebody has begun: first those to go on with, the latest activity on top.

    Args:
        cards: all live courses with the person's progress.
        done: keys of the steps that the person has done.
    """
    rows = []
    for card in cards:
        course, progress = course_map(card.key, language()), card.progress
        if progress is None or course is None:
            continue
        has_new = progress.completed_at is not None and progress.done < progress.total
        waiting = progress.completed_at is None or has_new
        rows.append(MyCourse(card, progress, resume_step(course, progress, done) if waiting else None, has_new))
    return sorted(rows, key=lambda row: (row.progress.completed_at is not None, -row.progress.last_activity_at.timestamp()))


def attempts_of(participant: Participant) -> Any:
    """A person's attempts: what is open first, then the latest."""
    rows = Attempt.objects.filter(participant=participant)
    return rows.order_by(F("submitted_at").desc(nulls_first=True), "-saved_at", "pk")


def my_attempts(rows: Iterable[Attempt], places: dict[UUID, Place]) -> list[MyAttempt]:
    """Attempts as they are listed."""
    listed = []
    for row in rows:
        place, is_open = places.get(row.step_key), row.state == AttemptState.OPEN
        url = (place.step.url if place else "") if is_open else reverse("learning_result", args=[row.pk])
        at = row.submitted_at or row.saved_at
        listed.append(MyAttempt(row.number, url, place, is_open, bool(row.max_points), row.passed, row.percent, at))
    return listed


def my_steps(kept: dict[UUID, Kept], places: dict[UUID, Place]) -> list[MyStep]:
    """Steps with a bookmark or a note, the latest change on top."""
    rows = []
    for key, one in kept.items():
        place = places.get(key)
        url = f"{place.step.url}#{ANCHOR}" if place else ""
        rows.append(MyStep(place, url, one, reverse("learning_bookmark", args=[key]), reverse("learning_note", args=[key])))
    return rows
