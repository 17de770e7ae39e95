"""Makers of what the tests of feedback start from."""

from typing import Any

from django.urls import reverse
from django.utils import translation

from cms.feedback.domain.pages import VotedPage, voted_page
from cms.feedback.domain.voting import cast_vote, say_why
from cms.feedback.models import Feedback, FeedbackCount
from tests.harness.client import BrowserClient


def vote_url(page: Any, language: str = "pl") -> str:
    """Where a vote on a page is sent."""
    with translation.override(language):
        return reverse("feedback_vote", args=[page.translation_key])


def of(page: Any, language: str = "pl") -> VotedPage:
    """A page as votes know it."""
    found = voted_page(page.translation_key, language)
    assert found is not None
    return found


def cast(page: Any, *, helpful: bool = False, network: str = "192.0.2.1", browser: str = "Firefox", language: str = "pl") -> Feedback:
    """A vote."""
    return cast_vote(page=of(page, language), helpful=helpful, network=network, browser=browser)


def opinion(page: Any, *, reason: str = "outdated", text: str = "Stary adres.", number: int = 1, **values: Any) -> Feedback:
    """A vote with words, of a sender with a number."""
    vote = cast(page, network=f"198.51.100.{number}", **values)
    return say_why(feedback=vote, reason=reason, text=text)


def counts() -> dict[str, int]:
    """What is counted in all: measure → how many; measures of which nothing is left stay out."""
    found: dict[str, int] = {}
    for measure, n in FeedbackCount.objects.order_by("measure").values_list("measure", "n"):
        found[measure] = found.get(measure, 0) + n
    return {measure: n for measure, n in found.items() if n}


def vote(client: BrowserClient, page: Any, said: str = "no", **fields: str) -> Any:
    """Press a button at the end of a page."""
    return client.post(vote_url(page), {"helpful": said, "website": "", **fields})


def why(client: BrowserClient, page: Any, said: str = "no") -> str:
    """Vote, and give the address at which the reader says why."""
    response = vote(client, page, said)
    assert response.status_code == 303
    return str(response.url)
