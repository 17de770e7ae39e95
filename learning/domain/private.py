"""Deleting what a learner wrote for themselves, when their account goes (RODO, art. 17). Called by ``cms.accounts``."""

from django.db.models import Model

from cms.accounts.models import Participant
from learning.enums import QuestionKind
from learning.models import Bookmark, GroupMember, ReminderWish, Response, SentReminder, StepNote

#: Nothing of these counts for anybody but the learner.
_PRIVATE: tuple[type[Model], ...] = (Bookmark, StepNote, ReminderWish, SentReminder, GroupMember)


def erase_private(*, participant: Participant) -> None:
    """Delete notes, bookmarks, memberships and wishes, and empty the reflections. Attempts and completions stay, so counts stay true.

    Args:
        participant: of the account that is being deleted, locked.
    """
    for model in _PRIVATE:
        model._default_manager.filter(participant=participant).delete()
    Response.objects.filter(attempt__participant=participant, version__kind=QuestionKind.REFLECTION).update(answer={})
