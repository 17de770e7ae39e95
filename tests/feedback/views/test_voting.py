"""A vote as a browser or a script sends it."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.feedback.domain.voting import MOST_VOTES
from cms.feedback.models import Feedback
from tests.factories import SiteTree, TextPageFactory, translate, unpublish
from tests.feedback.making import counts, vote, vote_url, why
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(site_tree: SiteTree) -> Any:
    return TextPageFactory(parent=site_tree.home)


@pytest.mark.parametrize(("said", "helpful"), [("yes", True), ("no", False)])
def test_a_vote_counts_and_leads_to_why(client: BrowserClient, page: Any, said: str, helpful: bool) -> None:
    response = vote(client, page, said)
    shown = client.get(response.url)
    assert (response.status_code, response.cookies, shown.status_code, shown.cookies) == (303, {}, 200, {})
    assert (Feedback.objects.get().helpful, counts()) == (helpful, {said: 1})
    assert shown["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"helpful": ""}, 422),
        ({"helpful": "maybe"}, 422),
        ({"helpful": "no\x00"}, 422),
        ({"helpful": "no" * 5000}, 422),
        ({"helpful": "no", "website": "http://example.org"}, 422),
        ({"helpful": "no", "text": "x" * 10_000}, 303),
    ],
    ids=["nothing", "a third way", "NUL", "long", "filled trap", "more than asked for"],
)
def test_an_odd_form_is_answered_in_words(client: BrowserClient, page: Any, fields: dict[str, str], status: int) -> None:
    response = client.post(vote_url(page), fields)
    assert (response.status_code, Feedback.objects.count()) == (status, int(status == 303))
    if status != 303:
        assert page.url in response.content.decode()


def test_a_script_is_counted_up_to_the_limit_and_told_so(client: BrowserClient, page: Any) -> None:
    statuses = [client.post(vote_url(page), {"helpful": "no"}, headers={"user-agent": f"script {n}"}).status_code for n in range(200)]
    assert (statuses.count(303), statuses.count(429), counts()) == (MOST_VOTES, 200 - MOST_VOTES, {"no": MOST_VOTES})
    html = vote(client, page).content.decode()
    assert ("Too many opinions for now" in html or "Za dużo opinii" in html) is True


def test_a_script_that_says_the_same_is_one_vote(client: BrowserClient, page: Any) -> None:
    statuses = {vote(client, page).status_code for _n in range(200)}
    assert (statuses, counts()) == ({303, 429}, {"no": 1})


def test_a_form_from_elsewhere_is_refused(page: Any) -> None:
    browser = BrowserClient(enforce_csrf_checks=True)
    foreign = browser.post(vote_url(page), {"helpful": "no"}, headers={"sec-fetch-site": "cross-site"})
    own = browser.post(vote_url(page), {"helpful": "no"}, headers={"sec-fetch-site": "same-origin"})
    assert (foreign.status_code, own.status_code, counts()) == (403, 303, {"no": 1})


def gone(page: Any) -> None:
    unpublish(page)


def deleted(page: Any) -> None:
    page.delete()


def hidden(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("happens", [gone, deleted, hidden], ids=lambda function: function.__name__)
def test_a_page_that_went_meanwhile_is_told_and_not_counted(client: BrowserClient, page: Any, happens: Any) -> None:
    address = vote_url(page)
    title = page.title
    happens(page)
    response = client.post(address, {"helpful": "no"})
    assert (response.status_code, counts(), title in response.content.decode()) == (410, {}, False)


def test_a_page_that_nobody_knows_is_told(client: BrowserClient, site_tree: SiteTree) -> None:
    response = client.post(reverse("feedback_vote", args=[uuid4()]), {"helpful": "no"})
    assert (response.status_code, counts()) == (410, {})


def test_a_page_that_was_renamed_meanwhile_is_the_same_page(client: BrowserClient, page: Any) -> None:
    address = why(client, page)
    page.slug, page.title = "nowy-adres", "Nowy tytuł"
    page.save()
    assert vote(client, page).status_code == 303
    assert re.search(r'href="/pl/nowy-adres/"[^>]*>Nowy tytuł<', client.get(address).content.decode())


@pytest.mark.parametrize("language", ["en", "nb"])
def test_votes_are_of_a_page_in_a_language(client: BrowserClient, page: Any, language: str) -> None:
    translated = translate(page, language)
    for said in (page, translated):
        client.post(vote_url(said, said.locale.language_code), {"helpful": "yes"})
    assert sorted(Feedback.objects.values_list("locale", "path")) == sorted([("pl", page.url), (language, translated.url)])


def test_looking_at_the_address_of_a_vote_is_no_vote(client: BrowserClient, page: Any) -> None:
    assert (client.get(vote_url(page)).status_code, counts()) == (405, {})
