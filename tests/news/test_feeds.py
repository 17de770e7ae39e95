"""Atom feeds, as feed readers with all manners ask for them."""

import re
from datetime import date, datetime

import pytest
from wagtail.models import PageViewRestriction

from cms.core.models import PublishingEntity
from cms.news.models import NewsIndexPage, PublicationIndexPage
from tests.factories import (
    ArticlePageFactory,
    AuthorFactory,
    CategoryFactory,
    PublicationPageFactory,
    SiteTree,
    commit_hooks,
    publish,
    translate,
    unpublish,
)
from tests.harness.client import BrowserClient
from tests.learning.views.test_queries import Counter

from .reading import ATOM, entry_titles, feed, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(news: NewsIndexPage) -> NewsIndexPage:
    """Three articles to read, one archival, one private and one withdrawn."""
    grants = CategoryFactory(name="Dotacje", slug="dotacje")
    people = [AuthorFactory(name="Ewa Lis", slug="ewa-lis"), AuthorFactory(name="Jan Żak", slug="jan-zak")]
    ArticlePageFactory(parent=news, title="A & B <i>", slug="a", published_on=date(2014, 1, 1), category=grants, tags=["sport"])
    ArticlePageFactory(parent=news, title="Druga", slug="b", published_on=date(2015, 1, 1), authors=people, tags=["sport", "kultura"])
    ArticlePageFactory(parent=news, title="Trzecia", slug="c", published_on=date(2016, 1, 1), category=grants)
    ArticlePageFactory(parent=news, title="Archival", slug="d", archived_on=date(2020, 1, 1), category=grants, tags=["sport"])
    private = ArticlePageFactory(parent=news, title="Private", slug="e", category=grants, tags=["sport"])
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    unpublish(ArticlePageFactory(parent=news, title="Withdrawn", slug="f", category=grants, tags=["sport"]))
    return news


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", ["Trzecia", "Druga", "A & B <i>"]),
        ("tag/sport/", ["Druga", "A & B <i>"]),
        ("category/dotacje/", ["Trzecia", "A & B <i>"]),
        ("?tag=sport", ["Druga", "A & B <i>"]),
        ("?category=dotacje&year=2014", ["A & B <i>"]),
        ("?archived=1", ["Trzecia", "Druga", "A & B <i>"]),
        ("?year=nonsense&page=7", ["Trzecia", "Druga", "A & B <i>"]),
    ],
)
def test_a_feed_holds_what_its_list_shows(filled: NewsIndexPage, client: BrowserClient, address: str, expected: list[str]) -> None:
    assert entry_titles(feed(client, f"{filled.url}feed/{address}")) == expected


def test_an_entry_says_who_what_and_when(filled: NewsIndexPage, client: BrowserClient) -> None:
    PublishingEntity.objects.create(name="Urząd Miasta Krakowa", is_default=True)
    root = feed(client, f"{filled.url}feed/")
    article = filled.get_children().get(slug="b").specific
    entry = root.findall(f"{ATOM}entry")[1]
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "pl"
    assert root.findtext(f"{ATOM}title") == "Aktualności"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Urząd Miasta Krakowa"
    assert {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")} == {
        "alternate": "http://testserver/pl/aktualnosci/",
        "self": "http://testserver/pl/aktualnosci/feed/",
    }
    assert entry.findtext(f"{ATOM}id") == f"tag:testserver,2026:pl/{article.translation_key}"
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated", "")) == article.last_published_at
    assert entry.findtext(f"{ATOM}published", "").startswith("2015-01-01T00:00:00")
    assert [name.text for name in entry.findall(f"{ATOM}author/{ATOM}name")] == ["Ewa Lis", "Jan Żak"]
    assert [(one.get("term"), one.get("label")) for one in entry.findall(f"{ATOM}category")] == [("kultura", "kultura"), ("sport", "sport")]


def test_a_sign_that_xml_cannot_hold_does_not_cost_the_feed(news: NewsIndexPage, client: BrowserClient) -> None:
    people = [AuthorFactory(name="Ewa\x0bLis", slug="ewa-lis")]
    ArticlePageFactory(parent=news, title="Nabór\x0bdwa", slug="a", summary="Pierwszy\x0bdrugi", authors=people)
    entry = feed(client, f"{news.url}feed/").find(f"{ATOM}entry")
    assert entry is not None
    assert [entry.findtext(f"{ATOM}{name}") for name in ("title", "summary", f"author/{ATOM}name")] == [
        "Nabór dwa",
        "Pierwszy drugi",
        "Ewa Lis",
    ]


def test_ids_stay_when_title_and_address_change(filled: NewsIndexPage, client: BrowserClient) -> None:
    def ids() -> set[str | None]:
        return {entry.findtext(f"{ATOM}id") for entry in feed(client, f"{filled.url}feed/").findall(f"{ATOM}entry")}

    before = ids()
    article = filled.get_children().get(slug="c").specific
    article.title, article.slug = "Inny tytuł", "inny"
    publish(article)
    assert ids() == before


def test_a_translated_article_is_an_entry_of_its_own(filled: NewsIndexPage, client: BrowserClient) -> None:
    article = filled.get_children().get(slug="c").specific
    translate(article, "en")
    root = feed(client, "/en/aktualnosci/feed/")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")] == [f"tag:testserver,2026:en/{article.translation_key}"]
    assert root.find(f"{ATOM}entry/{ATOM}link").get("href") == "http://testserver/en/aktualnosci/c/"  # type: ignore[union-attr]


def test_nothing_changed_is_answered_304(filled: NewsIndexPage, client: BrowserClient) -> None:
    url = f"{filled.url}feed/"
    first = client.get(url)
    assert first["Cache-Control"] == "public, max-age=300"
    assert first.cookies == {}
    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(url, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304


def test_a_withdrawn_article_is_no_304(filled: NewsIndexPage, client: BrowserClient) -> None:
    url = f"{filled.url}feed/"
    first = client.get(url)
    unpublish(filled.get_children().get(slug="c").specific)
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, b"Trzecia" in again.content) == (200, False)


@pytest.mark.parametrize(
    "headers",
    [
        {"If-Modified-Since": "yesterday"},
        {"If-Modified-Since": "Mon, 99 Foo 99999999999 99:99:99 GMT"},
        {"If-Modified-Since": "Thu, 01 Jan 0000 00:00:00 GMT"},
        {"If-None-Match": '"'},
        {"If-None-Match": "*, W/"},
        {"If-None-Match": "\x00é"},
        {"Accept": "text/html;q=abc, application/;;;"},
        {"Accept": ""},
        {"Accept-Language": "x" * 3000},
        {"Accept-Encoding": "zip;q=7"},
        {"Range": "bytes=0-5,-1"},
        {"User-Agent": ""},
    ],
)
def test_odd_headers_get_the_feed(filled: NewsIndexPage, client: BrowserClient, headers: dict[str, str]) -> None:
    response = client.get(f"{filled.url}feed/", headers=headers)
    assert response.status_code in (200, 304), headers
    if response.status_code == 200:
        assert entry_titles(feed(client, f"{filled.url}feed/")) == ["Trzecia", "Druga", "A & B <i>"]


@pytest.mark.parametrize("address", ["feed/tag/nie-ma/", "feed/category/nie-ma/", "feed/tag/", "feed/sport/", "a/feed/", "feed/feed/"])
def test_there_is_no_other_feed(filled: NewsIndexPage, client: BrowserClient, address: str) -> None:
    assert client.get(filled.url + address).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_feed_is_only_read(filled: NewsIndexPage, client: BrowserClient, method: str) -> None:
    assert getattr(client, method)(f"{filled.url}feed/").status_code in (403, 405)
    assert client.head(f"{filled.url}feed/").status_code == 200


def test_pages_name_their_feed(filled: NewsIndexPage, client: BrowserClient) -> None:
    link = r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="%s">'
    assert re.search(link % "/pl/aktualnosci/feed/", page(client, filled.url))
    assert re.search(link % "/pl/aktualnosci/feed/", page(client, f"{filled.url}c/"))
    assert re.search(link % "/pl/aktualnosci/feed/tag/sport/", page(client, f"{filled.url}?tag=sport"))


def test_publications_have_a_feed(publications: PublicationIndexPage, client: BrowserClient) -> None:
    PublicationPageFactory(parent=publications, title="A", slug="a", year=2010, tags=["badania"])
    PublicationPageFactory(parent=publications, title="B", slug="b", year=2012)
    assert entry_titles(feed(client, f"{publications.url}feed/")) == ["B", "A"]
    assert entry_titles(feed(client, f"{publications.url}feed/tag/badania/")) == ["A"]
    assert client.get(f"{publications.url}feed/category/x/").status_code == 404


def test_no_page_may_take_the_address_of_the_feed(filled: NewsIndexPage) -> None:
    from django.core.exceptions import ValidationError

    article = filled.get_children().get(slug="c").specific
    article.slug = "feed"
    with pytest.raises(ValidationError) as caught:
        article.full_clean()
    assert list(caught.value.message_dict) == ["slug"]


def test_a_warm_feed_costs_no_more_than_finding_the_list(filled: NewsIndexPage, client: BrowserClient, sql_count: Counter) -> None:
    client.get(f"{filled.url}feed/")
    with sql_count() as queries:
        client.get(f"{filled.url}feed/")
    # Two of them because a page of the portal is private here.
    assert queries.count <= 4, str(queries)


def test_a_private_list_has_no_public_feed(filled: NewsIndexPage, client: BrowserClient) -> None:
    with commit_hooks():
        PageViewRestriction.objects.create(page=filled, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{filled.url}feed/").status_code == 302


def test_a_portal_without_news_has_no_feed(site_tree: SiteTree, client: BrowserClient) -> None:
    assert client.get("/pl/aktualnosci/feed/").status_code == 404
