"""Deleting what a learner wrote for themselves, when their account goes (RODO, art. 17). Called by ``cms.accounts``."""

from django.db.models import Model

from cms.accounts.models import Participant
from learning.enums import AttemptState, QuestionKind
from learning.models import Attempt, Bookmark, GroupMember, ReminderWish, Response, SentReminder, StepNote

#: Nothing of these counts for anybody but the learner.
_PRIVATE: tuple[type[Model], ...] = (Bookmark, StepNote, ReminderWish, SentReminder, GroupMember)


def erase_private(*, participant: Participant) -> None:
    """Delete notes, bookmarks, memberships, wishes and what was not sent yet, and empty the reflections.

    Attempts that were sent and completions stay, so counts stay true; an open attempt counts for nothing.

    Args:
        participant: of the account that is being deleted, locked.
    """
    for model in _PRIVATE:
        model._default_manager.filter(participant=participant).delete()
    Attempt.objects.filter(participant=participant, state=AttemptState.OPEN).delete()
    Response.objects.filter(attempt__participant=participant, version__kind=QuestionKind.REFLECTION).update(answer={})
