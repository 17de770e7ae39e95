"""“Pages by usefulness” in the admin."""

import csv
import io
from typing import Any

import pytest
from django.urls import reverse

from tests.factories import SiteTree, TextPageFactory, translate
from tests.feedback.making import cast, opinion
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


def exported(browser: BrowserClient, query: str = "") -> list[list[str]]:
    response: Any = browser.get(f"{reverse('mowis_usefulness')}?export=csv{query}", headers=ENGLISH)
    return list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))


def test_pages_stand_in_order_with_their_figures(editor_client: BrowserClient, site_tree: SiteTree) -> None:
    good, bad = (TextPageFactory(parent=site_tree.home, title=slug, slug=slug) for slug in ("dobra", "zla"))
    for number in range(3):
        cast(good, helpful=True, network=f"192.0.2.{number}")
        opinion(bad, number=number)
    assert exported(editor_client)[1:] == [
        ["dobra", "pl", "3", "3", "0", "100", ""],
        ["zla", "pl", "3", "0", "3", "0", "it is out of date (3)"],
    ]
    assert [row[0] for row in exported(editor_client, "&order=unhelpful")[1:]] == ["zla", "dobra"]
    assert [row[0] for row in exported(editor_client, "&order=odd&period=odd")[1:]] == ["dobra", "zla"]
    html = editor_client.get(reverse("mowis_usefulness"), headers=ENGLISH).content.decode()
    assert f"{reverse('feedback_queue')}?page={good.translation_key}&amp;locale=pl" in html


def test_each_person_sees_the_pages_that_they_may_edit(
    editor_client: BrowserClient, translator_client: BrowserClient, site_tree: SiteTree
) -> None:
    page = TextPageFactory(parent=site_tree.home, title="Polska", slug="polska")
    english = translate(page, "en")
    cast(page)
    cast(english, language="en")
    assert [[row[1] for row in exported(browser)[1:]] for browser in (editor_client, translator_client)] == [["pl", "en"], ["en"]]


def test_a_report_without_votes_says_so(editor_client: BrowserClient, site_tree: SiteTree) -> None:
    html = editor_client.get(reverse("mowis_usefulness"), headers=ENGLISH).content.decode()
    assert "No reader has voted on a page of yours in this time." in html


def test_many_pages_cost_as_much_as_one(editor_client: BrowserClient, site_tree: SiteTree, sql_count: Any) -> None:
    cast(site_tree.quiz_step)
    editor_client.get(reverse("mowis_usefulness"))
    costs = []
    for _round in range(2):
        with sql_count() as queries:
            assert editor_client.get(reverse("mowis_usefulness")).status_code == 200
        costs.append(queries.count)
        for number in range(5):
            page = TextPageFactory(parent=site_tree.home, slug=f"s-{_round}-{number}")
            opinion(page, number=number)
    assert costs[0] == costs[1]
