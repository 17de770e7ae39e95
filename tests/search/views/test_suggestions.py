"""Suggestions as JSON."""

import pytest

from tests.factories import SiteTree
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db
SUGGEST = "/pl/szukaj/suggest/"


def test_beginning_of_a_title_is_offered_with_kind_and_address(indexed: SiteTree, client: BrowserClient) -> None:
    offered = client.get(SUGGEST, {"q": "zloz wn"}).json()["things"]

    assert [(one["title"], one["url"]) for one in offered] == [("Złóż wniosek", indexed.steps[2].url)]
    assert offered[0]["kind"]


def test_answer_is_kept_a_minute_and_stays_out_of_search_engines(indexed: SiteTree, client: BrowserClient) -> None:
    response = client.get(SUGGEST, {"q": "fund"})

    assert (response["Cache-Control"], response["X-Robots-Tag"], response["Content-Type"]) == (
        "public, max-age=60",
        "noindex",
        "application/json",
    )


@pytest.mark.parametrize("typed", ["", " ", "a" * 10_000, '"', "'; --", "🙂", "*"])
def test_anything_typed_gives_an_answer(indexed: SiteTree, client: BrowserClient, typed: str) -> None:
    response = client.get(SUGGEST, {"q": typed})

    assert (response.status_code, sorted(response.json())) == (200, ["questions", "things"])
