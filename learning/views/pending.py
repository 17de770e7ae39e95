"""Answers of somebody whose session ended before the form arrived: kept until they have signed in again."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest

SESSION_KEY = "pending_answers"
#: Steps whose answers are kept; the oldest goes first.
MOST_STEPS = 5


def keep_answers(request: HttpRequest, step_key: UUID, answers: Mapping[UUID, list[str]]) -> None:
    """Keep what was chosen in the session. Signing in takes the session's content along."""
    kept = dict(request.session.get(SESSION_KEY, {}))
    kept.pop(str(step_key), None)
    kept[str(step_key)] = {str(block): chosen for block, chosen in answers.items()}
    request.session[SESSION_KEY] = dict(list(kept.items())[-MOST_STEPS:])


def pending_answers(request: HttpRequest, step_key: UUID) -> dict[UUID, list[str]]:
    """What was kept for a step. A person without a session costs no query."""
    session = getattr(request, "session", None)
    if session is None or not session.session_key:
        return {}
    kept = session.get(SESSION_KEY, {}).get(str(step_key), {})
    return {UUID(block): chosen for block, chosen in kept.items()}


def forget_answers(request: HttpRequest, step_key: UUID) -> None:
    """Drop what was kept, once it has been counted."""
    kept = request.session.get(SESSION_KEY, {}) if request.session.session_key else {}
    if str(step_key) in kept:
        del kept[str(step_key)]
        request.session[SESSION_KEY] = kept
