"""What is known of the person who asks, read once a request."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from cms.accounts.models import Participant
from cms.accounts.participants import current_participant
from learning.domain.answering.opening import Need, missing_needs
from learning.enums import AttemptState
from learning.models import Attempt, CourseProgress, StepCompletion
from learning.outline import CourseMap


@dataclass(frozen=True)
class Standing:
    """Where a person stands in a course."""

    progress: CourseProgress | None
    completions: dict[UUID, StepCompletion]
    #: What steps of the course wait for in other courses and the person has not done.
    missing_outside: tuple[Need, ...] = ()

    @property
    def done(self) -> set[UUID]:
        """Keys of the steps done."""
        return set(self.completions)

    @property
    def new_since_completed(self) -> bool:
        """Whether a required step was added after the person completed the course."""
        return bool(self.progress and self.progress.completed_at and self.progress.done < self.progress.total)


NOBODY = Standing(None, {})


def standing_in(request: HttpRequest, course: CourseMap) -> Standing:
    """Where the person of the request stands in a course: two queries, none for a stranger; one more where steps wait for other courses."""
    participant = current_participant(request)
    missing = missing_needs(participant, course.needs_outside)
    if participant is None:
        return Standing(None, {}, missing)
    progress = CourseProgress.objects.filter(participant=participant, course_key=course.key).first()
    if progress is None:
        return Standing(None, {}, missing)
    keys = [step.key for step in course.steps]
    rows = StepCompletion.objects.filter(participant=participant, step_key__in=keys)
    return Standing(progress, {row.step_key: row for row in rows}, missing)


def progress_by_course(participant: Participant | None) -> dict[UUID, CourseProgress]:
    """All of a person's enrolments by course key."""
    if participant is None:
        return {}
    return {row.course_key: row for row in CourseProgress.objects.filter(participant=participant)}


def submitted_attempts(participant: Participant | None, step_key: UUID) -> list[Attempt]:
    """A person's submitted attempts at a step, the latest first."""
    if participant is None:
        return []
    rows = Attempt.objects.filter(participant=participant, step_key=step_key, state=AttemptState.SUBMITTED)
    return list(rows.order_by("-number")[:10])
