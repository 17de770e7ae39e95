"""Numbers that editors are told."""

from django.db.models import F

from learning.models import Response, StepPage

from .keys import page_key


def answers_to_earlier_versions(page: StepPage) -> int:
    """How many answers to a step's questions were graded by a version that is not the current one."""
    rows = Response.objects.filter(question__step_key=page_key(page), question__retired_at=None)
    return rows.exclude(version=F("question__current")).count()
