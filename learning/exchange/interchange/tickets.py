"""What was read, kept between a preview and “import” in the form itself: no second upload, and nothing lies on a disk meanwhile.

Only the questions that can be taken are kept, as a quiz file, packed and signed for one step and one person.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core import signing

from learning.exchange.questions import BaseQuestionRecord, read_quiz, write_quiz

#: A form left open over night is still taken.
LONGEST_WAIT = timedelta(hours=24)
#: Below what Django takes as one form.
LARGEST_TICKET = 2_000_000
_SALT = "learning.exchange.interchange"


class TicketTooLargeError(ValueError):
    """So many questions do not fit into one form."""


class BadTicketError(ValueError):
    """The ticket is too old, or was not made for this step and person."""


def make_ticket(records: Sequence[BaseQuestionRecord], *, step_key: UUID, user: Any) -> str:
    """Keep questions.

    Raises:
        TicketTooLargeError: when they do not fit.
    """
    ticket = signing.dumps(write_quiz(tuple(records)), salt=_salt(step_key, user), compress=True)
    if len(ticket) > LARGEST_TICKET:
        raise TicketTooLargeError
    return ticket


def open_ticket(ticket: str, *, step_key: UUID, user: Any) -> tuple[BaseQuestionRecord, ...]:
    """The questions that were kept, with the ids that they had.

    Raises:
        BadTicketError: when the ticket is not good.
    """
    try:
        text = signing.loads(ticket, salt=_salt(step_key, user), max_age=LONGEST_WAIT)
    except signing.BadSignature:
        raise BadTicketError from None
    return read_quiz(text, file="")


def _salt(step_key: UUID, user: Any) -> str:
    return f"{_SALT}:{step_key}:{user.pk}"
