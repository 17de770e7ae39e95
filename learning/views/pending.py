"""Answers of somebody whose session ended before the form arrived: kept until they have signed in again.

Whoever is known has a better keeper, the saved attempt (``learning.domain.answering.saving``). This one is for the moment in which
the portal does not know any more whose the answers are.
"""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest

from learning.kinds import Answer

SESSION_KEY = "pending_answers"
#: Steps whose answers are kept; the oldest goes first.
MOST_STEPS = 5


def keep_answers(request: HttpRequest, step_key: UUID, answers: Mapping[UUID, Answer]) -> None:
    """Keep what was posted in the session, as it was typed. Signing in takes the session's content along."""
    kept = dict(request.session.get(SESSION_KEY, {}))
    kept.pop(str(step_key), None)
    kept[str(step_key)] = {str(block): answer for block, answer in answers.items()}
    request.session[SESSION_KEY] = dict(list(kept.items())[-MOST_STEPS:])


def pending_answers(request: HttpRequest, step_key: UUID) -> dict[UUID, Answer]:
    """What was kept for a step. A person without a session costs no query."""
    session = getattr(request, "session", None)
    if session is None or not session.session_key:
        return {}
    kept = session.get(SESSION_KEY, {}).get(str(step_key), {})
    # A session may hold what an earlier form of this module kept: lists of options without parts.
    return {UUID(block): answer for block, answer in kept.items() if isinstance(answer, dict)}


def forget_answers(request: HttpRequest, step_key: UUID) -> None:
    """Drop what was kept, once it has been saved or counted."""
    session = getattr(request, "session", None)
    kept = session.get(SESSION_KEY, {}) if session is not None and session.session_key else {}
    if session is not None and str(step_key) in kept:
        del kept[str(step_key)]
        session[SESSION_KEY] = kept
