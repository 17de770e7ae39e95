"""Many votes at once: each sender has one, and no network more than its share."""

from functools import partial
from typing import Any

import pytest

from cms.feedback.domain.pages import VotedPage
from cms.feedback.domain.voting import MOST_VOTES, cast_vote
from cms.feedback.errors import TooManyVotesError
from cms.feedback.models import Feedback, SenderVote
from tests.accounts.browsing import in_threads
from tests.factories import SiteTree
from tests.feedback.making import counts, of

pytestmark = pytest.mark.django_db(transaction=True)


def _cast(page: VotedPage, **values: Any) -> bool:
    try:
        cast_vote(page=page, **{"network": "192.0.2.1", "browser": "Firefox", "helpful": False, **values})
    except TooManyVotesError:
        return False
    return True


def _numbered(page: VotedPage, first: int, number: int) -> bool:
    """A vote of a browser of its own."""
    return _cast(page, browser=f"script {first + number}")


def test_twenty_votes_of_one_sender_at_once_are_one(site_tree: SiteTree) -> None:
    page = of(site_tree.quiz_step)
    in_threads(20, lambda number: _cast(page, helpful=number % 2 == 0))
    assert (Feedback.objects.count(), SenderVote.objects.count(), sum(counts().values())) == (1, 1, 1)


def test_votes_of_many_senders_at_once_are_all_counted(site_tree: SiteTree) -> None:
    page = of(site_tree.quiz_step)
    in_threads(20, lambda number: _cast(page, network=f"192.0.2.{number}", helpful=number % 2 == 0))
    assert (Feedback.objects.count(), counts()) == (20, {"no": 10, "yes": 10})


def test_two_hundred_votes_of_a_script_at_once_are_no_more_than_the_limit(site_tree: SiteTree) -> None:
    page = of(site_tree.quiz_step)
    taken: list[bool] = []
    for batch in range(10):
        first = 20 * batch
        taken += in_threads(20, partial(_numbered, page, first))
    assert (sum(taken), Feedback.objects.count(), counts()) == (MOST_VOTES, MOST_VOTES, {"no": MOST_VOTES})
