"""The address at which the sender of a vote says why: signed, and good for an hour."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.urls import reverse

from cms.feedback.models import Feedback

_SALT = "mowis_feedback.vote"
GOOD_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class Opened:
    """The vote of an address, and whether its hour is over."""

    feedback: Feedback
    is_over: bool


def why_url(feedback: Feedback) -> str:
    """The address for a vote."""
    return reverse("feedback_why", args=[signing.dumps(feedback.pk, salt=_SALT)])


def opened(token: str) -> Opened | None:
    """The vote that an address is about; None when it is none of ours, or the vote was deleted.

    Args:
        token: from the address.
    """
    is_over = False
    try:
        pk = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
    except signing.SignatureExpired:
        is_over = True
        pk = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    feedback = Feedback.objects.filter(pk=pk).first()
    return Opened(feedback, is_over) if feedback is not None else None
