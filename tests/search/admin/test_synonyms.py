"""Synonyms in the admin, with a look at what a set would change."""

import re
from typing import Any

import pytest
from django.urls import reverse

from search.domain.building import build
from search.models import SynonymSet
from tests.factories import SiteTree, TextPageFactory
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}
SET = {"language": "pl", "expressions": "zbiórka\ncrowdfunding", "is_active": "on", "note": "Tak mówią."}


@pytest.fixture
def pages(site_tree: SiteTree) -> None:
    for title in ("Zbiórka publiczna", "Crowdfunding"):
        TextPageFactory(parent=site_tree.home, title=title, slug=title.split()[0].lower(), summary="Krótko.")
    build()


def rows() -> list[tuple[str, str, bool, str]]:
    return list(SynonymSet.objects.order_by("pk").values_list("language", "expressions", "is_active", "note"))


def post(browser: BrowserClient, url: str, **values: Any) -> str:
    response = browser.post(url, {**SET, **values}, headers=ENGLISH)
    return response.content.decode() if response.status_code == 200 else f"to {response.headers['location']}"


def test_a_set_is_added_listed_changed_and_deleted(editor_client: BrowserClient, site_tree: SiteTree) -> None:
    assert post(editor_client, reverse("mowis_synonyms:add")) == f"to {reverse('mowis_synonyms:index')}"
    assert rows() == [("pl", "zbiórka\ncrowdfunding", True, "Tak mówią.")]
    html = editor_client.get(reverse("mowis_synonyms:index"), headers=ENGLISH).content.decode()
    assert ("zbiórka = crowdfunding" in html, "Polish" in html, "Tak mówią." in html) == (True, True, True)
    pk = SynonymSet.objects.get().pk
    post(editor_client, reverse("mowis_synonyms:edit", args=[pk]), expressions="zbiórka \n\n zbiórka\n zrzutka")
    assert rows() == [("pl", "zbiórka\nzrzutka", True, "Tak mówią.")]
    editor_client.post(reverse("mowis_synonyms:delete", args=[pk]))
    assert rows() == []


def test_what_comes_from_the_report_is_filled_in(editor_client: BrowserClient, site_tree: SiteTree) -> None:
    html = editor_client.get(f"{reverse('mowis_synonyms:add')}?language=en&text=small+grant", headers=ENGLISH).content.decode()
    assert re.search(r'<option value="en"\s+selected', html)
    assert re.search(r"<textarea[^>]*>\s*small grant</textarea>", html)


@pytest.mark.parametrize("query", ["?language=xx&text=" + "x" * 3000, "?language=&text=", "?text=%3C/textarea%3E%3Cb%3E"])
def test_an_address_with_anything_in_it_shows_the_form(editor_client: BrowserClient, site_tree: SiteTree, query: str) -> None:
    html = editor_client.get(f"{reverse('mowis_synonyms:add')}{query}").content.decode()
    assert ('name="preview"' in html, "</textarea><b>" in html) == (True, False)


def test_a_look_saves_nothing_and_keeps_what_was_typed(editor_client: BrowserClient, pages: None) -> None:
    html = post(editor_client, reverse("mowis_synonyms:add"), preview="1")
    assert "Whoever looks for “zbiórka”" in html
    marked = re.findall(r"<li>(.*?)</li>", html.partition('id="changes"')[2].partition("</section>")[0], re.DOTALL)
    assert [re.sub(r"<[^>]*>|\s*\(.*?\)", "", one).split() for one in marked] == [
        ["Zbiórka", "publiczna"],
        ["Crowdfunding", "new"],
        ["Crowdfunding"],
        ["Zbiórka", "publiczna", "new"],
    ]
    assert ("zbiórka\r\ncrowdfunding" in html.replace("\n", "\r\n").replace("\r\r", "\r"), "Tak mówią." in html) == (True, True)
    assert rows() == []


def test_a_look_at_a_changed_set_compares_with_what_is_saved(editor_client: BrowserClient, pages: None) -> None:
    row = SynonymSet.objects.create(language="pl", expressions="zbiórka\ncrowdfunding")
    html = post(editor_client, reverse("mowis_synonyms:edit", args=[row.pk]), expressions="zbiórka\nzrzutka", preview="1")
    assert ("<del>Crowdfunding</del>" in html, "<del>Zbiórka publiczna</del>" in html) == (True, True)
    html = post(editor_client, reverse("mowis_synonyms:edit", args=[row.pk]), preview="1")
    assert html.count("Nothing new is found, and nothing is lost.") == 2
    assert rows() == [("pl", "zbiórka\ncrowdfunding", True, "")]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"expressions": "zbiórka"}, "Write at least two expressions, each on a line of its own."),
        ({"expressions": "a\n" + "x" * 61}, "Write at most 20 expressions, each of 60 characters at most."),
        ({"expressions": "statut\nregulamin"}, "This set is on the list already."),
        ({"language": "de"}, "Select a valid choice."),
    ],
)
@pytest.mark.parametrize("button", ["save", "preview"])
def test_a_set_with_a_fault_is_neither_saved_nor_looked_at(
    editor_client: BrowserClient, site_tree: SiteTree, values: dict[str, str], message: str, button: str
) -> None:
    SynonymSet.objects.create(language="pl", expressions="statut\nregulamin")
    html = post(editor_client, reverse("mowis_synonyms:add"), **values, **{button: "1"})
    assert (message in html, "Tak mówią." in html, "What would change" in html) == (True, True, False)
    assert len(rows()) == 1


def test_sets_are_filtered_by_language_and_use(editor_client: BrowserClient, site_tree: SiteTree) -> None:
    SynonymSet.objects.create(language="pl", expressions="statut\nregulamin")
    SynonymSet.objects.create(language="en", expressions="grant\nsubsidy", is_active=False)
    for query, shown in (("language=pl", "statut = regulamin"), ("is_active=false", "grant = subsidy"), ("q=subs", "grant = subsidy")):
        html = editor_client.get(f"{reverse('mowis_synonyms:index_results')}?{query}").content.decode()
        assert [name for name in ("statut = regulamin", "grant = subsidy") if name in html] == [shown]


def test_many_sets_cost_as_much_as_one(editor_client: BrowserClient, site_tree: SiteTree, sql_count: Any) -> None:
    SynonymSet.objects.create(language="pl", expressions="statut\nregulamin")
    editor_client.get(reverse("mowis_synonyms:index"))
    costs = []
    for _round in range(2):
        with sql_count() as queries:
            assert editor_client.get(reverse("mowis_synonyms:index")).status_code == 200
        costs.append(queries.count)
        for number in range(10):
            SynonymSet.objects.create(language="pl", expressions=f"statut {_round} {number}\nregulamin")
    assert costs[0] == costs[1]
