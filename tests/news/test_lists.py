"""The lists: order, filters, numbers, pages, what they say about nonsense, and what it costs."""

from datetime import date
from urllib.parse import quote

import pytest
from wagtail.models import Locale

from cms.news.domain.facets import NEWS, PUBLICATIONS
from cms.news.latest import latest_articles
from cms.news.models import NewsIndexPage, PublicationIndexPage
from cms.translation.models import LanguagePolicy
from tests.factories import (
    ArticlePageFactory,
    CategoryFactory,
    PublicationPageFactory,
    SeriesFactory,
    SiteTree,
    many_articles,
    translate,
    unpublish,
)
from tests.harness.client import BrowserClient
from tests.learning.views.test_queries import Counter

from .reading import page, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def six(news: NewsIndexPage) -> NewsIndexPage:
    """Six articles, each different, one of them archival; and one that nobody may see."""
    grants, law = CategoryFactory(name="Dotacje", slug="dotacje"), CategoryFactory(name="Prawo", slug="prawo")
    series = SeriesFactory(name="Rozmowy", slug="rozmowy")
    for title, fields in (
        ("A", {"published_on": date(2014, 1, 1), "category": grants, "audiences": ["ngo"], "tags": ["sport"]}),
        ("B", {"published_on": date(2014, 6, 1), "category": law, "audiences": ["ngo", "resident"], "series": series}),
        ("C", {"published_on": date(2015, 1, 1), "category": grants, "kind": "story", "tags": ["sport", "kultura"]}),
        ("D", {"published_on": date(2016, 1, 1), "audiences": ["councillor"], "series": series}),
        ("E", {"published_on": date(2016, 1, 1), "category": grants, "audiences": ["official"]}),
        ("F", {"published_on": date(2017, 1, 1), "category": grants, "archived_on": date(2020, 1, 1), "tags": ["sport"]}),
    ):
        ArticlePageFactory(parent=news, title=title, slug=title.lower(), **fields)
    unpublish(ArticlePageFactory(parent=news, title="Hidden", slug="hidden", category=grants, tags=["sport"], audiences=["ngo"]))
    return news


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "EDCBA"),
        ("?category=dotacje", "ECA"),
        ("?category=dotacje&archived=1", "FECA"),
        ("?year=2014", "BA"),
        ("?year=1999", ""),
        ("?audience=ngo", "BA"),
        ("?audience=resident&category=prawo", "B"),
        ("?kind=story", "C"),
        ("?series=rozmowy", "DB"),
        ("?tag=sport", "CA"),
        ("?tag=sport&archived=1&category=dotacje&year=2017", "F"),
        ("?category=&year=2016&tag=", "ED"),
    ],
)
def test_filters_leave_what_was_asked_for(six: NewsIndexPage, client: BrowserClient, query: str, expected: str) -> None:
    html = client.get(six.url + query, follow=True).content.decode()
    assert "".join(titles(html)) == expected


def test_numbers_say_what_each_choice_would_leave(six: NewsIndexPage, client: BrowserClient) -> None:
    context = client.get(six.url + "?category=dotacje").context
    numbers = {choice.name: {option.value: option.count for option in choice.options} for choice in context["choices"]}
    assert numbers == {
        "category": {"dotacje": 3, "prawo": 1},
        "audience": {"ngo": 1, "official": 1},
        "kind": {"news": 2, "story": 1},
        "year": {"2016": 1, "2015": 1, "2014": 1},
        "tag": {"kultura": 1, "sport": 2},
    }
    assert context["archived"] == {"shown": False, "count": 1, "url": f"{six.url}?category=dotacje&archived=1"}


def test_each_number_is_what_its_link_shows(six: NewsIndexPage, client: BrowserClient) -> None:
    for start in ("", "?archived=1", "?tag=sport", "?audience=ngo", "?year=2014&archived=1"):
        for choice in client.get(six.url + start).context["choices"]:
            for option in choice.options:
                assert client.get(option.url).context["count"] == option.count, (start, option)


@pytest.mark.parametrize(
    "query",
    [
        "year=abc",
        "year=99999999999999999999",
        "year=000002014",
        "year=0000020245",
        "year=000002014" + "1" * 5000,
        "year=٢٠١٤",
        "category=nie-ma",
        "category=%7F%C2%A0%E2%80%AE",
        "tag=" + "x" * 5000,
        "audience=everyone",
        "kind=news&kind=story",
        "page=0",
        "page=-1",
        "page=99999999",
        "page=abc",
        "archived=perhaps",
        "color=red",
        quote("<script>") + "=1",
        "year=%ff%fe",
    ],
)
def test_nonsense_in_the_address_is_left_aside_and_said(six: NewsIndexPage, client: BrowserClient, query: str) -> None:
    response = client.get(f"{six.url}?{query}")
    assert response.status_code == 200
    assert len(response.context["remarks"]) == 1
    assert 'class="notice"' in response.content.decode()
    assert b"\xe2\x80\x9c<script>" not in response.content


@pytest.mark.parametrize("query", ["utm_source=newsletter", "fbclid=1", "year=2014"])
def test_an_address_that_is_understood_has_no_remark(six: NewsIndexPage, client: BrowserClient, query: str) -> None:
    assert client.get(f"{six.url}?{query}").context["remarks"] == []


def test_a_form_without_script_leads_to_a_readable_address(six: NewsIndexPage, client: BrowserClient) -> None:
    response = client.get(f"{six.url}?category=dotacje&audience=&kind=&series=&year=2014&tag=")
    assert (response.status_code, response["Location"]) == (302, f"{six.url}?category=dotacje&year=2014")


def test_an_empty_result_says_what_to_do(six: NewsIndexPage, client: BrowserClient) -> None:
    html = page(client, f"{six.url}?category=prawo&kind=story")
    assert titles(html) == []
    assert html.count(f'href="{six.url}?kind=story"') >= 1
    assert html.count(f'href="{six.url}?category=prawo"') >= 1
    assert f'href="{six.url}"' in html


def test_an_empty_list_says_that_nothing_was_published(news: NewsIndexPage, client: BrowserClient) -> None:
    html = page(client, news.url)
    assert "list-empty" in html
    assert "<select" not in html


def test_twenty_stand_on_a_page_and_the_last_page_takes_the_rest(news: NewsIndexPage, client: BrowserClient) -> None:
    many_articles(news, 50)
    seen = [titles(page(client, f"{news.url}?archived=1&page={number}")) for number in (1, 2, 3)]
    assert [len(one) for one in seen] == [20, 20, 10]
    assert len({title for one in seen for title in one}) == 50
    beyond = client.get(f"{news.url}?archived=1&page=9")
    assert titles(beyond.content.decode()) == seen[2]
    assert len(beyond.context["remarks"]) == 1


def test_the_language_switch_keeps_the_filters(six: NewsIndexPage, client: BrowserClient) -> None:
    translate(six, "en")
    languages = client.get(f"{six.url}?category=dotacje&year=2014&page=1&utm_source=x").context["portal"].languages
    assert [(link.code, link.url) for link in languages] == [
        ("pl", "/pl/aktualnosci/?category=dotacje&year=2014"),
        ("en", "/en/aktualnosci/?category=dotacje&year=2014"),
        ("nb", "/nb/"),
    ]


def hide_untranslated(code: str = "en") -> None:
    LanguagePolicy.objects.update_or_create(locale=Locale.objects.get(language_code=code), defaults={"untranslated": "hidden"})


def test_polish_articles_stand_in_for_their_translations_and_say_so(six: NewsIndexPage, client: BrowserClient) -> None:
    translate(six.get_children().get(slug="a").specific, "en")
    html = page(client, "/en/aktualnosci/?category=dotacje")
    assert titles(html) == ["E", "C", "en: A"]
    assert '<a href="/pl/aktualnosci/e/" lang="pl" hreflang="pl">E</a>' in html
    assert client.get("/en/aktualnosci/?category=dotacje").context["polish_url"] == ""


def test_a_language_that_hides_what_is_not_translated_leads_to_the_polish_list(six: NewsIndexPage, client: BrowserClient) -> None:
    translate(six.get_children().get(slug="a").specific, "en")
    page(client, "/en/aktualnosci/?category=dotacje")  # what is kept of it must not outlive the change
    hide_untranslated()
    html = page(client, "/en/aktualnosci/?category=dotacje")
    assert titles(html) == ["en: A"]
    assert client.get("/en/aktualnosci/?category=dotacje").context["polish_url"] == "/pl/aktualnosci/?category=dotacje"
    assert [row.title for row in latest_articles("en")] == ["en: A"]
    assert len(latest_articles("nb")) == 5


def test_a_feed_holds_only_its_own_language(six: NewsIndexPage, client: BrowserClient) -> None:
    translate(six.get_children().get(slug="a").specific, "en")
    feed = client.get("/en/aktualnosci/feed/").content.decode()
    assert "<title>en: A</title>" in feed
    assert feed.count("<entry>") == 1


def test_private_articles_are_in_no_list(six: NewsIndexPage, client: BrowserClient) -> None:
    from wagtail.models import PageViewRestriction

    secret = six.get_children().get(slug="b")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    response = client.get(six.url)
    assert "".join(titles(response.content.decode())) == "EDCA"
    assert response.context["count"] == 4


@pytest.mark.parametrize("query", ["", "?category=dotacje", "?kind=story&audience=ngo&year=2015&archived=1", "?page=2"])
def test_a_list_costs_the_same_at_ten_and_at_a_thousand_articles(
    news: NewsIndexPage, client: BrowserClient, sql_count: Counter, query: str
) -> None:
    CategoryFactory(slug="dotacje")
    counts = []
    for more in (10, 990):
        many_articles(news, more)
        client.get(news.url)
        client.get(news.url + query)
        with sql_count() as queries:
            client.get(news.url + query)
        assert queries.duplicates == [], str(queries)
        counts.append(queries.count)
    assert counts[0] == counts[1] <= 5, counts


def test_publications_are_listed_by_year_and_narrowed(publications: PublicationIndexPage, client: BrowserClient) -> None:
    for title, fields in (
        ("A", {"year": 2010, "kind": "research", "tags": ["badania"]}),
        ("B", {"year": 2014, "language": "en"}),
        ("C", {"year": 2012, "kind": "research", "archived_on": date(2020, 1, 1)}),
    ):
        PublicationPageFactory(parent=publications, title=title, slug=title.lower(), **fields)
    shown = {
        query: "".join(titles(page(client, publications.url + query))) for query in ("", "?kind=research", "?language=en", "?year=2010")
    }
    assert shown == {"": "BA", "?kind=research": "A", "?language=en": "B", "?year=2010": "A"}
    assert "".join(titles(page(client, publications.url + "?archived=1"))) == "BCA"
    assert "".join(titles(page(client, publications.url + "?tag=badania"))) == "A"


def test_what_stays_in_the_address_are_the_filters(site_tree: SiteTree) -> None:
    for page_type, listing in ((NewsIndexPage, NEWS), (PublicationIndexPage, PUBLICATIONS)):
        assert sorted(page_type.kept_parameters) == sorted([*(facet.name for facet in listing.facets), "archived"])
