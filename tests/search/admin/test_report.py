"""“What people look for” in the admin."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from search.models import Searched
from tests.factories import SiteTree
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}
REST = "others, too rare to be shown"


def searched(text: str, n: int, nothing: int = 0, *, days: int = 0, language: str = "pl", mark: str = "") -> None:
    day = timezone.localdate() - timedelta(days=days)
    Searched.objects.create(language=language, day=day, fingerprint=f"{text}{mark}", text=text, n=n, nothing=nothing)


def exported(browser: BrowserClient, query: str = "") -> list[list[str]]:
    response: Any = browser.get(f"{reverse('search_report')}?export=csv{query}", headers=ENGLISH)
    return list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))


@pytest.fixture
def _searches(site_tree: SiteTree) -> None:
    searched("dotacja", 4, days=29)
    searched("dotacja", 2, 1)
    searched("dotacja", 90, days=30)
    searched("statut", 5, 5)
    searched("grant", 3, language="en")
    searched("", 2, 2, mark="a")
    searched("", 1, mark="b")


@pytest.mark.usefixtures("_searches")
def test_texts_stand_with_their_numbers_and_the_rest_is_one_line(editor_client: BrowserClient) -> None:
    assert exported(editor_client) == [
        ["Looked for", "Language", "Times", "Times without a result"],
        ["dotacja", "Polish", "6", "1"],
        ["statut", "Polish", "5", "5"],
        [REST, "Polish", "3", "2"],
        ["grant", "English", "3", "0"],
    ]


@pytest.mark.usefixtures("_searches")
@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("&period=90", ["dotacja", "statut", REST, "grant"]),
        ("&language=en", ["grant"]),
        ("&result=without", ["statut", REST, "dotacja"]),
        ("&result=without&ordering=text", [REST, "dotacja", "statut"]),
        ("&ordering=-text", ["statut", "grant", "dotacja", REST]),
        ("&ordering=without", ["grant", "dotacja", REST, "statut"]),
        ("&ordering=pk&period=odd&language=xx&result=odd", ["dotacja", "statut", REST, "grant"]),
    ],
)
def test_filters_and_orders(editor_client: BrowserClient, query: str, texts: list[str]) -> None:
    assert [row[0] for row in exported(editor_client, query)[1:]] == texts


@pytest.mark.usefixtures("_searches")
def test_a_line_leads_to_the_results_and_to_what_can_be_done(editor_client: BrowserClient) -> None:
    html = editor_client.get(reverse("search_report"), headers=ENGLISH).content.decode()
    for url in (
        "/pl/szukaj/?q=dotacja",
        "/en/search/?q=grant",
        f"{reverse('search_promote')}?q=statut",
        f"{reverse('mowis_synonyms:add')}?language=pl&amp;text=statut",
    ):
        assert f'href="{url}"' in html
    assert (html.count("Add a synonym"), html.count("Add a result on top"), html.count(REST)) == (3, 3, 1)


def test_a_formula_is_told_as_text(editor_client: BrowserClient, site_tree: SiteTree) -> None:
    searched("=1+1", 3)
    assert exported(editor_client)[1][0] == "'=1+1"


def test_a_report_without_searches_says_so(editor_client: BrowserClient, site_tree: SiteTree) -> None:
    html = editor_client.get(reverse("search_report"), headers=ENGLISH).content.decode()
    assert "Nobody has looked for anything like this in this time." in html


def test_xlsx_is_given(editor_client: BrowserClient, site_tree: SiteTree) -> None:
    searched("dotacja", 3)
    response: Any = editor_client.get(f"{reverse('search_report')}?export=xlsx")
    assert b"".join(response.streaming_content).startswith(b"PK")


def test_many_lines_cost_as_much_as_one(editor_client: BrowserClient, site_tree: SiteTree, sql_count: Any) -> None:
    searched("dotacja", 3)
    editor_client.get(reverse("search_report"))
    costs = []
    for _round in range(2):
        with sql_count() as queries:
            assert editor_client.get(reverse("search_report")).status_code == 200
        costs.append(queries.count)
        for number in range(20):
            searched(f"dotacja {_round} {number}", 3)
    assert costs[0] == costs[1]


def test_wagtails_own_report_is_not_in_the_menu(admin_client: BrowserClient, site_tree: SiteTree) -> None:
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("search_report") in html, reverse("wagtailsearchpromotions:search_terms") in html) == (True, False)
