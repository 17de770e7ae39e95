"""What senders are told: what happened, what was kept, what to do next."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.accounts.notices import PARAMETER
from cms.news.domain.submission_errors import (
    NoNewsSectionError,
    StoryChangedError,
    StoryClosedError,
    SubmissionError,
    TooManyStoriesError,
)
from cms.news.models.submissions import SubmissionState

SAVED = "draft-saved"
SENT = "sent"
_NOTICES = {
    SAVED: gettext_lazy("The draft is saved. Only you see it; send it when it is ready."),
    SENT: gettext_lazy("It is with the editors now. You will get a mail when they publish it or ask you to change something."),
}
_CLOSED = {
    SubmissionState.SENT: gettext_lazy(
        "It waits for the editors, so it cannot be changed now. If something is wrong, write to them: they can send it back to you."
    ),
    SubmissionState.PUBLISHED: gettext_lazy(
        "It is published, so it can only be changed by the editors. Write to them what should be different."
    ),
    SubmissionState.TAKEN_DOWN: gettext_lazy(
        "It was taken down, so it cannot be changed or sent again. Below are the reasons, and how to object. Your text is kept here."
    ),
    SubmissionState.ENDED: gettext_lazy(
        "It is no longer published, so it cannot be changed. To have it published again, write to the editors. Your text is kept here."
    ),
}


def notice_text(request: HttpRequest) -> str:
    """The text of the notice that a redirect brought; empty for none and for an unknown one."""
    return str(_NOTICES.get(request.GET.get(PARAMETER, ""), ""))


def closed_text(state: SubmissionState) -> str:
    """Why a submission cannot be changed, and what to do."""
    return str(_CLOSED.get(state, ""))


def refusal(error: SubmissionError) -> str:
    """What the domain's refusal means for the person."""
    if isinstance(error, StoryChangedError):
        return _(
            "Nothing was saved: meanwhile this text was changed, in another window or by an editor. What you typed stands "
            "below. To replace the other version with it, press the button again; to see that version first, open “My submissions” in a "
            "new window."
        )
    if isinstance(error, StoryClosedError):
        return " ".join((_("Nothing was saved. What you typed stands below; copy what you need."), closed_text(error.state)))
    if isinstance(error, TooManyStoriesError):
        return _(
            "Nothing was saved: you began many texts today. What you typed stands below. Finish one of your drafts, or come back tomorrow."
        )
    if isinstance(error, NoNewsSectionError):
        return _(
            "Nothing was saved: the portal takes no news at the moment. What you typed stands below. Copy it and write to the editors."
        )
    return _("Nothing was saved. What you typed stands below.")


def signed_out() -> str:
    """What somebody reads who has signed in again."""
    return _("You had been signed out meanwhile. What you typed is back and not saved yet. If you had chosen a picture, choose it again.")


def stood_open() -> str:
    """What somebody reads whose form was out of date."""
    return _("This page stood open for long, so nothing was saved. What you typed is below. Press the button again.")
