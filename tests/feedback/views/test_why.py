"""The page that asks why: what is taken, what is refused, and that nothing typed is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client

from cms.feedback.models import Feedback
from cms.feedback.views import tokens
from tests.factories import SiteTree, TextPageFactory
from tests.feedback.making import counts, vote, vote_url, why
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db

WORDS = "Wzór ma stary adres sądu."


@pytest.fixture
def page(site_tree: SiteTree) -> Any:
    return TextPageFactory(parent=site_tree.home)


def test_a_reason_with_words_reaches_the_editors(client: BrowserClient, page: Any) -> None:
    address = why(client, page)
    response: Any = client.post(address, {"reason": "outdated", "text": WORDS})
    thanks = client.get(response.url)
    row = Feedback.objects.get()
    assert (response.status_code, response.url, response.cookies, thanks.status_code) == (303, address, {}, 200)
    assert (row.reason, row.text, row.state, counts()) == ("outdated", WORDS, "new", {"no": 1, "outdated": 1})


@pytest.mark.parametrize(
    ("said", "fields", "status"),
    [
        ("no", {"reason": "unclear", "text": ""}, 303),
        ("no", {"reason": "", "text": WORDS}, 422),
        ("no", {"reason": "made up", "text": WORDS}, 422),
        ("no", {"reason": "other", "text": ""}, 422),
        ("no", {"reason": "other", "text": "a" * 1000}, 303),
        ("no", {"reason": "other", "text": "ą\r\n" * 500}, 303),
        ("no", {"reason": "other", "text": "a" * 1001}, 422),
        ("no", {"reason": "other", "text": WORDS * 400}, 422),
        ("no", {"reason": "other", "text": f"{WORDS}\x00"}, 422),
        ("no", {"reason": "other\x00", "text": WORDS}, 422),
        ("no", {"reason": "other", "text": WORDS, "website": "x"}, 422),
        ("yes", {"text": WORDS}, 303),
        ("yes", {"text": ""}, 422),
        ("yes", {"text": WORDS, "reason": "outdated"}, 303),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client: BrowserClient, page: Any, said: str, fields: dict[str, str], status: int
) -> None:
    address = why(client, page, said)
    response = client.post(address, fields)
    assert (response.status_code, Feedback.objects.get().has_words) == (status, status == 303)
    if status == 422:
        assert fields["text"].replace("\x00", "") in response.content.decode().replace("\x00", "")


def test_a_reason_is_given_once_and_the_second_text_is_given_back(client: BrowserClient, page: Any) -> None:
    address = why(client, page)
    client.post(address, {"reason": "outdated", "text": WORDS})
    response = client.post(address, {"reason": "broken", "text": "Drugi <b>tekst</b>."})
    assert (response.status_code, Feedback.objects.get().text) == (409, WORDS)
    assert "Drugi &lt;b&gt;tekst&lt;/b&gt;." in response.content.decode()
    assert client.get(address).status_code == 200
    assert vote(client, page, "yes").status_code == 303
    assert counts() == {"no": 1, "outdated": 1}


def test_after_an_hour_the_text_is_given_back(client: BrowserClient, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    address = why(client, page)
    monkeypatch.setattr(tokens, "GOOD_FOR", timedelta(seconds=-1))
    shown, sent = client.get(address), client.post(address, {"reason": "outdated", "text": WORDS})
    assert (shown.status_code, sent.status_code, WORDS in sent.content.decode(), counts()) == (410, 410, True, {"no": 1})


@pytest.mark.parametrize(
    "token",
    ["x", "a:b:c", signing.dumps(1), signing.dumps(10**30, salt="mowis_feedback.vote"), "ż" * 500],
    # A signature has the time in it, and the processes that share the tests must call them the same.
    ids=["short", "parts", "other use", "no page", "long"],
)
def test_an_address_of_nobody_is_told_and_the_text_is_given_back(client: BrowserClient, page: Any, token: str) -> None:
    address = f"/pl/opinia-o-stronie/dlaczego/{token}/"
    shown, sent = client.get(address), client.post(address, {"reason": "outdated", "text": WORDS})
    assert (shown.status_code, sent.status_code, WORDS in sent.content.decode()) == (404, 404, True)


def test_a_page_that_went_meanwhile_keeps_what_is_said_of_it(client: BrowserClient, page: Any) -> None:
    address = why(client, page)
    page.delete()
    response = client.post(address, {"reason": "outdated", "text": WORDS})
    assert (response.status_code, client.get(address).status_code, Feedback.objects.get().text) == (303, 200, WORDS)


def test_a_form_that_was_open_while_somebody_signed_in_comes_back_filled_in(page: Any, learner: Any) -> None:
    browser = Client(enforce_csrf_checks=True)
    sent: Any = browser.post(vote_url(page), {"helpful": "no"}, headers={"sec-fetch-site": "same-origin"})
    address = sent.url
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(address, {"reason": "outdated", "text": WORDS}, headers={"sec-fetch-site": "same-origin"})
    assert (response.status_code, WORDS in response.content.decode(), Feedback.objects.get().has_words) == (403, True, False)
