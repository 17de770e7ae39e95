"""A reader votes, and says why."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.core.counting import add_rows
from cms.core.senders import daily_mark
from cms.feedback.enums import FeedbackState
from cms.feedback.errors import AlreadySaidError, TooManyVotesError
from cms.feedback.models import Feedback, SenderHour, SenderVote

from .counting import count_change, measures
from .pages import VotedPage

#: From one network within an hour of the clock. A room of people who learn together shares a network; a script sends more.
MOST_VOTES = 60


@transaction.atomic
def cast_vote(*, page: VotedPage, helpful: bool, network: str, browser: str) -> Feedback:
    """Record a vote. A second one of the same sender on the same page on the same day changes the first.

    Args:
        page: what it is about.
        helpful: whether it helped.
        network: the network address of the sender; it is not stored.
        browser: how the browser calls itself, by which people behind one address are told apart; it is not stored.

    Returns:
        The vote. One with which a reason was given, or which an editor has taken, stays as it was.

    Raises:
        TooManyVotesError: when many votes came from the network within the hour. Nothing is recorded.
    """
    now = timezone.now()
    _count_post(network, now)
    mark = daily_mark("feedback-vote", network, browser, str(page.key), page.language)
    known = _given_before(mark)
    if known is None:
        try:
            with transaction.atomic():
                return _first_vote(page, helpful=helpful, mark=mark, now=now)
        except IntegrityError:
            # At the turn of the hour two votes of one sender do not wait for each other; the database let one of them win.
            known = _given_before(mark)
            if known is None:
                raise
    if known.helpful != helpful and not known.has_words and known.state == FeedbackState.NEW:
        were = measures(known)
        known.helpful = helpful
        known.save(update_fields=["helpful"])
        count_change([(known, were)])
    return known


@transaction.atomic
def say_why(*, feedback: Feedback, reason: str, text: str) -> Feedback:
    """Add the reason to a vote, once.

    Args:
        feedback: the vote.
        reason: a value of ``Reason``; left out for a page that helped.
        text: in the reader's own words; may be empty with a reason.

    Returns:
        The vote with what was said.

    Raises:
        AlreadySaidError: when a reason was given with this vote.
        Feedback.DoesNotExist: when it was deleted.
    """
    locked = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if locked.has_words:
        raise AlreadySaidError
    were = measures(locked)
    locked.reason = "" if locked.helpful else reason
    locked.text = text
    locked.said_at = timezone.now()
    locked.save(update_fields=["reason", "text", "said_at"])
    count_change([(locked, were)])
    return locked


def _count_post(network: str, now: datetime) -> None:
    """Count a vote of a network. The row stays locked until the transaction ends, so votes of one network wait for each other."""
    key = {"mark": daily_mark("feedback", network), "hour": now.replace(minute=0, second=0, microsecond=0)}
    add_rows(SenderHour, tuple(key), ("n",), [(*key.values(), 1)])
    if SenderHour.objects.values_list("n", flat=True).get(**key) > MOST_VOTES:
        raise TooManyVotesError


def _given_before(mark: str) -> Feedback | None:
    return Feedback.objects.filter(pk__in=SenderVote.objects.filter(mark=mark).values("vote_id")).select_for_update().first()


def _first_vote(page: VotedPage, *, helpful: bool, mark: str, now: datetime) -> Feedback:
    vote = Feedback.objects.create(
        page_key=page.key,
        locale=page.language,
        path=page.path,
        title=page.title,
        published_at=page.published_at,
        helpful=helpful,
        created_at=now,
    )
    SenderVote.objects.create(mark=mark, vote=vote, day=timezone.localdate(now))
    count_change([(vote, [])])
    return vote
