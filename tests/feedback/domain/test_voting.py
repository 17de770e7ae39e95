"""Votes and reasons."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.feedback.domain.pages import NEVER
from cms.feedback.domain.voting import MOST_VOTES, say_why
from cms.feedback.errors import AlreadySaidError, TooManyVotesError
from cms.feedback.models import Feedback, FeedbackCount, SenderHour, SenderVote
from tests.factories import SiteTree, TextPageFactory
from tests.feedback.making import cast, counts, opinion

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(site_tree: SiteTree) -> Any:
    return TextPageFactory(parent=site_tree.home)


def test_a_vote_holds_the_page_as_it_was_and_nobody(page: Any) -> None:
    vote = cast(page)
    assert (vote.page_key, vote.locale, vote.path, vote.title) == (page.translation_key, "pl", page.url, page.title)
    assert vote.published_at == (page.last_published_at or NEVER)
    fields = {field.name for field in Feedback._meta.get_fields() if field.concrete}
    assert fields == {
        "id", "page_key", "locale", "path", "title", "published_at", "helpful", "reason", "text", "text_removed", "created_at", "said_at",
        "state", "note", "handled_by", "handled_at",
    }  # fmt: skip
    kept = str([list(model.objects.values()) for model in (Feedback, SenderVote, SenderHour, FeedbackCount)])
    assert ("192.0.2.1" in kept, "Firefox" in kept) == (False, False)


@pytest.mark.parametrize(
    ("second", "votes", "counted"),
    [
        ({"helpful": True}, 1, {"yes": 1}),
        ({"helpful": False}, 1, {"no": 1}),
        ({"helpful": True, "network": "192.0.2.2"}, 2, {"no": 1, "yes": 1}),
        ({"helpful": True, "browser": "Chromium"}, 2, {"no": 1, "yes": 1}),
    ],
    ids=["changes its mind", "says it again", "from elsewhere", "another browser"],
)
def test_a_second_vote_of_a_sender_changes_the_first(page: Any, second: dict[str, Any], votes: int, counted: dict[str, int]) -> None:
    cast(page)
    cast(page, **second)
    assert (Feedback.objects.count(), counts()) == (votes, counted)


def test_the_same_sender_votes_on_each_page_and_on_the_next_day(page: Any, site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    cast(page)
    cast(site_tree.quiz_step)
    day = timezone.localdate()
    monkeypatch.setattr("cms.core.senders.timezone.localdate", lambda *_moment: day + timedelta(days=1))
    cast(page)
    assert counts() == {"no": 3}


def test_a_network_is_counted_up_to_the_limit(page: Any) -> None:
    for number in range(MOST_VOTES):
        cast(page, browser=f"browser {number}")
    with pytest.raises(TooManyVotesError):
        cast(page, browser="one more")
    cast(page, network="192.0.2.2")
    assert counts() == {"no": MOST_VOTES + 1}


def test_a_reason_completes_a_vote_once(page: Any) -> None:
    vote = opinion(page, reason="unclear", text="Nie wiem, co to KRS.")
    with pytest.raises(AlreadySaidError):
        say_why(feedback=vote, reason="broken", text="Inny tekst.")
    vote.refresh_from_db()
    assert (vote.reason, vote.text, counts()) == ("unclear", "Nie wiem, co to KRS.", {"no": 1, "unclear": 1})


def test_a_vote_with_words_is_not_turned_round(page: Any) -> None:
    say_why(feedback=cast(page), reason="outdated", text="")
    cast(page, helpful=True)
    assert counts() == {"no": 1, "outdated": 1}


def test_a_page_that_helped_has_words_and_no_reason(page: Any) -> None:
    vote = say_why(feedback=cast(page, helpful=True), reason="outdated", text="Dobre wzory.")
    assert (vote.reason, vote.text, counts()) == ("", "Dobre wzory.", {"yes": 1})


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"reason": "made up", "said_at": timezone.now()}, "mowis_feedback_reason_known"),
        ({"helpful": True, "reason": "broken", "said_at": timezone.now()}, "mowis_feedback_reason_of_no"),
        ({"text": "Bez chwili."}, "mowis_feedback_words_have_time"),
        ({"text": "Jest.", "text_removed": True, "said_at": timezone.now()}, "mowis_feedback_removed_is_empty"),
        ({"state": "gone", "handled_at": timezone.now()}, "mowis_feedback_state_known"),
        ({"state": "done"}, "mowis_feedback_handled_has_time"),
        ({"handled_at": timezone.now()}, "mowis_feedback_handled_has_time"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_what_cannot_be_is_refused_by_the_database(page: Any, changes: dict[str, Any], constraint: str) -> None:
    vote = cast(page)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Feedback.objects.filter(pk=vote.pk).update(**changes)
