"""The search page: what it shows for a question, for none, and for whatever else an address may hold."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape

import pytest
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from home.models import ContactsPage
from search.domain.building import build
from tests.factories import SiteTree, TextPageFactory
from tests.factories.publishing import publish
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries

from .conftest import links_of, main_of, text_of

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]
SEARCH = "/pl/szukaj/"


def titles(response: object) -> list[str]:
    """Titles of the results in their order."""
    return [
        text_of(title).strip() for title in re.findall(r'<h3 class="search-result__title"[^>]*>(.*?)</h3>', main_of(response), re.DOTALL)
    ]


def test_word_without_polish_letters_finds_the_step_and_is_marked(indexed: SiteTree, client: BrowserClient) -> None:
    response = client.get(SEARCH, {"q": "zloz wniosek"})

    assert titles(response)[0] == "Złóż wniosek"
    assert f'href="{indexed.steps[2].url}"' in main_of(response)
    assert re.findall(r"<mark>([^<]+)</mark>", main_of(response))[:2] == ["Złóż", "wniosek"]


def test_page_says_what_was_typed_in_title_field_and_heading(indexed: SiteTree, client: BrowserClient) -> None:
    html = client.get(SEARCH, {"q": '"fundator" <b>'}).content.decode()

    assert "&quot;fundator&quot; &lt;b&gt;" in html.split("<title>")[1].split("</title>")[0]
    assert 'value="&quot;fundator&quot; &lt;b&gt;"' in html
    assert '"fundator" <b>' in unescape(html.split('<h2 class="search-count"')[1].split("</h2>")[0])
    assert '<meta name="robots" content="noindex, follow">' in html


def test_empty_form_says_what_can_be_found_and_shows_no_result(indexed: SiteTree, client: BrowserClient) -> None:
    for typed in ({}, {"q": ""}, {"q": "  \t "}):
        main = main_of(client.get(SEARCH, typed))
        assert ('class="search-start' in main, 'class="search-count"' in main, "search-result" in main) == (True, False, False)


def test_facets_count_and_lead_to_what_they_count(indexed: SiteTree, client: BrowserClient) -> None:
    TextPageFactory(parent=indexed.home, title="Wniosek o salę")
    build()
    first = client.get(SEARCH, {"q": "wniosek"})
    chosen = [url for url in links_of(main_of(first), "search-facets") if "kind=page" in url]
    assert chosen == ["?q=wniosek&lang=pl&kind=page"]

    narrowed = client.get(SEARCH + chosen[0])
    assert titles(narrowed) == ["Wniosek o salę"]
    # What was chosen can be taken away, by itself and by the facet's first link.
    taken = re.findall(r'<li><a class="filter-link" href="([^"]+)"', main_of(narrowed))
    assert [unescape(url) for url in taken] == ["?q=wniosek&lang=pl"]


def test_two_narrowings_can_be_taken_away_one_by_one_and_together(indexed: SiteTree, client: BrowserClient) -> None:
    response = client.get(SEARCH, {"q": "fundator", "kind": "step", "year": "1999"})
    taken = [unescape(url) for url in re.findall(r'<li><a class="filter-link" href="([^"]+)"', main_of(response))]

    assert taken == ["?q=fundator&lang=pl&year=1999", "?q=fundator&lang=pl&kind=step", "?q=fundator&lang=pl"]


def test_nothing_found_offers_ways_on_and_a_person(indexed: SiteTree, client: BrowserClient) -> None:
    contacts = ContactsPage(title="Kontakt", slug="kontakt", locale=indexed.home.locale)
    indexed.home.add_child(instance=contacts)
    publish(contacts)
    main = main_of(client.get(SEARCH, {"q": "zzqxv", "kind": "step"}))
    ways = links_of(main, "search-nothing")

    assert ways == [
        "?q=zzqxv&lang=pl",
        "?q=zzqxv&lang=pl&kind=step&archived=1",
        "?q=zzqxv&lang=en",
        "?q=zzqxv&lang=nb",
        contacts.url,
    ]


def test_nothing_found_without_a_page_of_contacts_names_nobody(indexed: SiteTree, client: BrowserClient) -> None:
    main = main_of(client.get(SEARCH, {"q": "zzqxv"}))

    assert ('class="search-nothing' in main, links_of(main, "search-nothing")[-1]) == (True, "?q=zzqxv&lang=nb")


def test_misspelt_word_is_looked_for_as_meant_and_can_be_taken_as_typed(indexed: SiteTree, client: BrowserClient) -> None:
    meant = client.get(SEARCH, {"q": "fundatpr"})
    assert titles(meant) == titles(client.get(SEARCH, {"q": "fundator"}))
    [exact] = [unescape(url) for url in re.findall(r'class="search-note">.*?href="([^"]+)"', main_of(meant), re.DOTALL)]
    assert exact == "?q=fundatpr&lang=pl&exact=1"

    # As it was typed, with what may have been meant.
    as_typed = main_of(client.get(SEARCH + exact))
    assert [unescape(url) for url in re.findall(r'class="search-note"><a href="([^"]+)"', as_typed)] == ["?q=fundatpr&lang=pl"]


def test_recommended_page_stands_first_and_is_said_to_be_recommended(indexed: SiteTree, client: BrowserClient) -> None:
    query = Query.get("wniosek")
    SearchPromotion.objects.create(query=query, page=indexed.course, description="Od niego zacznij.")
    response = client.get(SEARCH, {"q": "wniosek"})

    assert titles(response)[0] == indexed.course.title
    [first] = re.findall(r'<article class="search-result search-result--promoted">(.*?)</article>', main_of(response), re.DOTALL)
    assert "Od niego zacznij." in text_of(first)


def test_other_language_is_looked_in_and_marked_as_such(indexed: SiteTree, client: BrowserClient) -> None:
    html = client.get("/en/search/", {"q": "wniosek", "lang": "pl"}).content.decode()

    assert re.findall(r'<h3 class="search-result__title" lang="(\w+)"', html)[:1] == ["pl"]
    assert '<html lang="en"' in html
    assert '<input type="hidden" name="lang" value="pl">' in html
    # Suggestions are those of the language that is looked in.
    assert re.findall(r'search-form--page"[^>]*data-search="([^"]+)"', html) == ["/pl/szukaj/suggest/"]


def test_pages_of_results_are_links_that_keep_the_question(indexed: SiteTree, client: BrowserClient) -> None:
    for number in range(25):
        TextPageFactory(parent=indexed.home, title=f"Regulamin {number}", slug=f"regulamin-{number}")
    build()
    first, last = client.get(SEARCH, {"q": "regulamin"}), client.get(SEARCH, {"q": "regulamin", "page": "900"})

    assert [len(titles(first)), len(titles(last))] == [10, 5]
    assert links_of(main_of(first), "pages")[-1] == "?q=regulamin&lang=pl&page=2"
    assert 'aria-current="page"><span class="visually-hidden">Strona </span>3<' in main_of(last)


@pytest.mark.parametrize(
    "odd",
    [
        {"kind": "zzz"}, {"section": "<b>"}, {"year": "-1"}, {"year": "9" * 400}, {"page": "x"}, {"page": "0"}, {"group": "' OR 1=1"},
        {"lang": "xx"}, {"archived": "yes"}, {"exact": "maybe"}, {"unknown": "1"}, {"q": ["fundator", "fundator"]},
    ],
    ids=lambda odd: "-".join(f"{name}={str(value)[:9]}" for name, value in odd.items()),
)  # fmt: skip
def test_what_makes_no_sense_is_passed_over(indexed: SiteTree, client: BrowserClient, odd: dict[str, object]) -> None:
    assert titles(client.get(SEARCH, {"q": "fundator", **odd})) == titles(client.get(SEARCH, {"q": "fundator"}))  # type: ignore[arg-type]


BAD = [
    "a" * 10_000,
    '"',
    'foo "bar',
    "'; DROP TABLE mowis_search_document; --",
    "(.*)+$[",
    "🙂🙂",
    "i w na",
    "مرحبا",
    "* OR NOT",
    "-",
    "%",
    "\\",
]


@pytest.mark.parametrize("typed", BAD, ids=range(len(BAD)))
def test_anything_typed_gives_a_page(indexed: SiteTree, client: BrowserClient, typed: str) -> None:
    response = client.get(SEARCH, {"q": typed})

    assert (response.status_code, 'class="search-count"' in main_of(response)) == (200, True)


def test_sign_that_no_database_keeps_gives_the_page_of_a_wrong_address(indexed: SiteTree, client: BrowserClient) -> None:
    for url in (SEARCH, f"{SEARCH}suggest/"):
        response = client.get(url, {"q": "a\0b"})
        assert (response.status_code, "<h1>" in main_of(response)) == (400, True)


def test_page_costs_the_same_for_one_result_and_for_sixty(indexed: SiteTree, client: BrowserClient, sql_count: Counter) -> None:
    def cost() -> int:
        build()
        client.get(SEARCH, {"q": "regulamin"})
        with sql_count() as queries:
            assert client.get(SEARCH, {"q": "regulamin"}).status_code == 200
        assert queries.duplicates == []
        return queries.count

    TextPageFactory(parent=indexed.home, title="Regulamin pierwszy", slug="regulamin")
    one = cost()
    for number in range(59):
        TextPageFactory(parent=indexed.home, title=f"Regulamin {number}", slug=f"regulamin-{number}")
    assert cost() == one


def test_only_looking_is_allowed_and_no_cookie_is_set(indexed: SiteTree, client: BrowserClient) -> None:
    for name in ("search", "search_suggest"):
        url = reverse(name)
        assert [client.get(url).status_code, client.head(url).status_code, client.post(url).status_code] == [200, 200, 405]
    assert client.cookies == {}


def test_every_page_has_the_field_once_and_the_link_for_phones(indexed: SiteTree, client: BrowserClient) -> None:
    found = {}
    for url in (indexed.home.url, indexed.index.url, SEARCH, "/pl/nie-ma-takiej/"):
        html = client.get(url).content.decode()
        found[url] = (re.findall(r'id="(search-\w+)"', html.split('<h2 id="search-how')[0]), html.count('class="site-header__search"'))
    assert found == {
        indexed.home.url: (["search-front"], 1),
        indexed.index.url: (["search-header"], 1),
        SEARCH: (["search-page"], 1),
        "/pl/nie-ma-takiej/": (["search-error"], 1),
    }
