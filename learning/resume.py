"""Where a person goes on."""

from uuid import UUID

from learning.models import CourseProgress
from learning.outline import CourseMap, StepRow


def resume_step(course: CourseMap, progress: CourseProgress | None, done: set[UUID]) -> StepRow | None:
    """The step to go on with: the last one if it is not done, else the next that is not, else the first that is not.

    Optional steps that were passed over are not insisted on.

    Args:
        course: the map.
        progress: the person's enrolment, if any.
        done: keys of the steps that the person has done.

    Returns:
        The step, or None when all that counts is done.
    """
    steps = course.steps
    if not steps:
        return None
    last = course.find(progress.last_step_key) if progress and progress.last_step_key else None
    if last is None:
        waiting = [step for step in steps if step.key not in done]
        return waiting[0] if waiting else None
    if last.key not in done:
        return last
    after = [step for step in steps[last.number :] if step.key not in done]
    missed = [step for step in steps[: last.number] if step.key not in done and step.required]
    waiting = after or missed
    return waiting[0] if waiting else None
