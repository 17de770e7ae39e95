"""The form of one question."""

from dataclasses import dataclass

from django.http import HttpRequest

from ..models import DecisionPage
from .helper import Helper, QuestionRow
from .walking import Walk, go_on, read, walk
from .words import WAY, address

#: Names of the fields. ``SENT`` tells a form without a choice from an address that somebody opens.
ANSWER, EARLIER, SENT = "answer", "was", "go"


@dataclass(frozen=True)
class Asked:
    """A question with its form. ``chosen`` is ticked already; ``earlier`` is a way that went through it before."""

    row: QuestionRow
    number: int
    most: int
    action: str
    chosen: str
    earlier: str
    error: str


def is_sent(request: HttpRequest) -> bool:
    """Whether a question's form was sent."""
    return SENT in request.GET


def asked(page: DecisionPage, helper: Helper, walked: Walk, request: HttpRequest, *, error: str = "") -> Asked | None:
    """The question that a way has come to, with its form; None when it has come to none.

    Args:
        page: the helper's page.
        helper: the helper.
        walked: the way.
        request: for what was answered here before.
        error: what is wrong with the form that was sent.
    """
    if walked.question is None:
        return None
    earlier = walk(helper, read(request.GET.get(EARLIER, "")))
    at = len(walked.given)
    is_through_here = len(earlier.given) > at and earlier.given[at].before == walked.way
    chosen = earlier.given[at].answer.short if is_through_here else ""
    return Asked(
        walked.question, walked.number, walked.most, address(page, WAY, walked.way), chosen, earlier.way if is_through_here else "", error
    )


def chosen_way(helper: Helper, walked: Walk, request: HttpRequest) -> Walk | None:
    """The way that a sent form leads on to; None when nothing was chosen that this question has."""
    answer = walked.question.answer(request.GET.get(ANSWER, "")) if walked.question else None
    if answer is None:
        return None
    return go_on(helper, walked, answer, read(request.GET.get(EARLIER, "")))
