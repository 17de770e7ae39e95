"""What a learner can keep with a step: a bookmark and a private note."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from cms.accounts.domain import form_keys
from cms.accounts.participants import current_participant
from cms.accounts.pending import typed_before
from learning.domain.people.personal import Kept, kept_things
from learning.models.personal import LONGEST_NOTE

#: Where on the step page these things stand.
ANCHOR = "own"


@dataclass(frozen=True)
class StepTools:
    """What the component ``step_tools`` shows.

    ``is_known``: the portal knows this person, so there is something to carry elsewhere. ``is_unsaved``: the text was typed and
    refused, or came back after signing in.
    """

    bookmark_url: str
    note_url: str
    form_key: str
    is_known: bool
    is_bookmarked: bool
    note: str
    noted_at: datetime | None
    is_unsaved: bool
    error: str
    limit: int


def form_name(step_key: UUID) -> str:
    """By what a note that could not be saved is kept until its author has signed in again."""
    return f"note:{step_key}"


def step_tools(request: HttpRequest, step_key: UUID, *, typed: str | None = None, error: str = "") -> StepTools:
    """What somebody keeps with a step: one statement, none for a stranger. The page that carries it is nobody else's.

    Args:
        request: whose.
        step_key: the step.
        typed: a note that was refused, to be shown as it was typed.
        error: why.
    """
    participant = current_participant(request)
    kept = kept_things(participant=participant, step_key=step_key).get(step_key, Kept(step_key))
    if typed is None:
        before = typed_before(request, form_name(step_key))
        typed = before.get("text", "") if before else None
    return StepTools(
        bookmark_url=reverse("learning_bookmark", args=[step_key]),
        note_url=reverse("learning_note", args=[step_key]),
        form_key=form_keys.give_out(request),
        is_known=participant is not None,
        is_bookmarked=kept.bookmarked_at is not None,
        note=kept.note if typed is None else typed,
        noted_at=kept.noted_at,
        is_unsaved=typed is not None,
        error=error,
        limit=LONGEST_NOTE,
    )
