"""Articles and publications as people and machines read them."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from cms.accounts.models import User
from cms.core.models import PortalDocument, PublishingEntity
from cms.news.models import ArticlePage, NewsIndexPage, PublicationIndexPage
from tests.factories import (
    ArticlePageFactory,
    AuthorFactory,
    CategoryFactory,
    PublicationPageFactory,
    SeriesFactory,
    block,
    translate,
)
from tests.factories.questions import stream
from tests.harness.client import BrowserClient
from tests.learning.views.test_queries import Counter
from tests.notices.making import NoticeFormFactory

from .reading import page, titles

pytestmark = pytest.mark.django_db


def machine_data(html: str) -> dict[str, Any]:
    """The page's own node of its structured data."""
    found = re.search(r'<script type="application/ld\+json">(.+?)</script>', html)
    assert found
    return json.loads(found[1])["@graph"][-1]


def test_an_article_shows_who_wrote_it_what_about_and_its_series(news: NewsIndexPage, client: BrowserClient) -> None:
    article = ArticlePageFactory(
        parent=news,
        title="Nabór",
        published_on=date(2014, 5, 6),
        category=CategoryFactory(name="Dotacje", slug="dotacje"),
        series=SeriesFactory(name="Rozmowy", slug="rozmowy"),
        authors=[AuthorFactory(name="Ewa Lis", slug="e", url="https://example.org/ewa"), AuthorFactory(name="Jan Żak", slug="j")],
        kind="story",
        organisation_name="Fundacja Rzeka",
        tags=["sport"],
    )
    html = page(client, article.url)
    for part in (
        '<time datetime="2014-05-06">6 maja 2014</time>',
        '<a href="/pl/aktualnosci/?category=dotacje">Dotacje</a>',
        '<a href="/pl/aktualnosci/?series=rozmowy">Rozmowy</a>',
        '<a href="https://example.org/ewa">Ewa Lis</a>',
        "Jan Żak",
        "<strong>Fundacja Rzeka</strong>",
        'href="/pl/aktualnosci/?tag=sport"',
    ):
        assert part in html, part


def test_structured_data_of_an_article(news: NewsIndexPage, client: BrowserClient) -> None:
    PublishingEntity.objects.create(name="Urząd Miasta Krakowa", is_default=True)
    article = ArticlePageFactory(
        parent=news,
        title="Nabór </script>",
        published_on=date(2014, 5, 6),
        category=CategoryFactory(name="Dotacje", slug="dotacje"),
        authors=[AuthorFactory(name="Ewa Lis", slug="e", url="https://example.org/ewa"), AuthorFactory(name="Jan Żak", slug="j")],
        tags=["sport", "kultura"],
    )
    data = machine_data(page(client, article.url))
    assert {name: data[name] for name in ("@type", "headline", "author", "datePublished", "articleSection", "keywords", "inLanguage")} == {
        "@type": "NewsArticle",
        "headline": "Nabór </script>",
        "author": [
            {"@type": "Person", "name": "Ewa Lis", "url": "https://example.org/ewa"},
            {"@type": "Person", "name": "Jan Żak"},
        ],
        "datePublished": "2014-05-06",
        "articleSection": "Dotacje",
        "keywords": ["kultura", "sport"],
        "inLanguage": "pl",
    }
    assert data["dateModified"] == article.last_published_at.isoformat()


def test_an_article_without_authors_is_by_the_unit(news: NewsIndexPage, client: BrowserClient) -> None:
    PublishingEntity.objects.create(name="Urząd Miasta Krakowa", is_default=True)
    data = machine_data(page(client, ArticlePageFactory(parent=news).url))
    assert data["author"] == [{"@type": "Organization", "name": "Urząd Miasta Krakowa"}]


def test_see_also_is_the_series_first_then_what_shares_most_tags(news: NewsIndexPage, client: BrowserClient) -> None:
    series = SeriesFactory()

    def article(title: str, year: int, **fields: Any) -> Any:
        return ArticlePageFactory(parent=news, title=title, slug=title.lower(), published_on=date(year, 1, 1), **fields)

    this = article("This", 2015, series=series, tags=["sport", "kultura"])
    article("Series", 2001, series=series)
    article("OneTag", 2014, tags=["sport"])
    article("BothTags", 2002, tags=["sport", "kultura"])
    article("Nothing", 2016)
    article("Archival", 2016, series=series, tags=["sport", "kultura"], archived_on=date(2020, 1, 1))
    assert titles(page(client, this.url)) == ["Series", "BothTags", "OneTag"]


def test_terms_are_shown_in_the_readers_language(news: NewsIndexPage, client: BrowserClient) -> None:
    category, author = CategoryFactory(name="Dotacje", slug="dotacje"), AuthorFactory(name="Ewa Lis", slug="e", role="doradczyni")
    translate(category, "en")
    english = translate(ArticlePageFactory(parent=news, category=category, authors=[author]), "en")
    html = page(client, english.url)
    assert ">en: Dotacje</a>" in html
    assert '<span class="muted" lang="pl">(doradczyni)</span>' in html
    translate(author, "en")
    html = page(client, english.url)
    assert '<span class="muted">(en: doradczyni)</span>' in html


def test_whatever_somebody_sent_in_can_be_reported(news: NewsIndexPage, learner: User, client: BrowserClient) -> None:
    NoticeFormFactory(parent=news.get_parent())
    pages = {
        "story": ArticlePageFactory(parent=news, slug="a", kind="story"),
        "organisation": ArticlePageFactory(parent=news, slug="b", organisation_name="Fundacja Most"),
        "person": ArticlePageFactory(parent=news, slug="c", submitted_by=learner),
        "ours": ArticlePageFactory(parent=news, slug="d"),
    }
    shown = {name: f"item=story%3A{one.translation_key}" in page(client, one.url) for name, one in pages.items()}
    assert shown == {"story": True, "organisation": True, "person": True, "ours": False}


def test_an_archival_article_stays_reachable_and_says_so(news: NewsIndexPage, client: BrowserClient) -> None:
    article = ArticlePageFactory(parent=news, title="Stary", archived_on=date(2020, 1, 2), archive_reason="Nabór się skończył.")
    html = page(client, article.url)
    assert html.index("Nabór się skończył.") < html.index("<h1")
    assert titles(page(client, news.url)) == []


def test_a_warm_article_costs_the_same_with_many_tags_and_authors(news: NewsIndexPage, client: BrowserClient, sql_count: Counter) -> None:
    few = ArticlePageFactory(parent=news, authors=[AuthorFactory()], tags=["sport"])
    many = ArticlePageFactory(parent=news, authors=[AuthorFactory() for _ in range(6)], tags=[f"tag {n}" for n in range(12)])
    counts = []
    for article in (few, many):
        client.get(article.url)
        with sql_count() as queries:
            client.get(article.url)
        assert queries.duplicates == [], str(queries)
        counts.append(queries.count)
    assert counts[0] == counts[1] <= 6, counts


@pytest.fixture
def report(publications: PublicationIndexPage) -> Any:
    """A publication of which everything is known, with two files."""
    full = PortalDocument.objects.create(title="x", file=ContentFile(b"a" * 2048, name="raport.pdf"), file_size=2048, language="pl")
    short = PortalDocument.objects.create(title="y", file=ContentFile(b"b", name="summary.odt"), file_size=10, language="pl")
    return PublicationPageFactory(
        parent=publications,
        title="Kondycja organizacji",
        kind="research",
        year=2013,
        author_names="Ewa Lis, Jan Żak",
        publisher_name="Gmina Kraków",
        isbn="978-83-1",
        client="Urząd Miasta",
        contractor="Klon",
        field_from=date(2012, 3, 1),
        field_to=date(2012, 6, 30),
        method="Ankieta.",
        dataset_url="https://dane.gov.pl/x",
        dataset_note="CSV, CC0.",
        tags=["badania"],
        files=stream(
            block("file", {"document": full.pk, "title": "Pełny raport", "language": ""}),
            block("file", {"document": short.pk, "title": "Streszczenie", "language": "en"}),
        ),
    )


def test_a_publication_shows_its_facts_and_files(report: Any, client: BrowserClient) -> None:
    html = page(client, report.url)
    shown = re.findall(r"<dd>(.+?)</dd>", re.sub(r"</?time[^>]*>", "", html.split('class="fact-list"')[1].split("</dl>")[0]))
    assert shown[:8] == [
        "Ewa Lis, Jan Żak",
        "Gmina Kraków",
        "2013",
        "polski",
        "978-83-1",
        "Urząd Miasta",
        "Klon",
        "1 marca 2012 – 30 czerwca 2012",
    ]
    assert re.findall(r'hreflang="(\w+)" type="([^"]+)">(?:<svg.*?</svg>)?([^<]+)', html) == [
        ("pl", "application/pdf", "Pełny raport"),
        ("en", "application/vnd.oasis.opendocument.text", "Streszczenie"),
    ]
    assert "2,0 KB" in html.replace("\xa0", " ")


def test_structured_data_of_research(report: Any, client: BrowserClient) -> None:
    data = machine_data(page(client, report.url))
    assert [one.pop("contentUrl").split("/")[2] for one in data["encoding"]] == ["testserver", "testserver"]
    names = ("@type", "author", "sourceOrganization", "funder", "datePublished", "inLanguage", "encoding", "isBasedOn", "keywords")
    assert {name: data[name] for name in names} == {
        "@type": "ScholarlyArticle",
        "author": [{"@type": "Person", "name": "Ewa Lis"}, {"@type": "Person", "name": "Jan Żak"}],
        "sourceOrganization": {"@type": "Organization", "name": "Klon"},
        "funder": {"@type": "Organization", "name": "Urząd Miasta"},
        "datePublished": "2013",
        "inLanguage": "pl",
        "encoding": [
            {
                "@type": "MediaObject",
                "name": "Pełny raport",
                "encodingFormat": "application/pdf",
                "contentSize": "2048 B",
                "inLanguage": "pl",
            },
            {
                "@type": "MediaObject",
                "name": "Streszczenie",
                "encodingFormat": "application/vnd.oasis.opendocument.text",
                "contentSize": "10 B",
                "inLanguage": "en",
            },
        ],
        "isBasedOn": {"@type": "Dataset", "name": "Kondycja organizacji", "description": "CSV, CC0.", "url": "https://dane.gov.pl/x"},
        "keywords": ["badania"],
    }


def test_a_report_is_a_report(publications: PublicationIndexPage, client: BrowserClient) -> None:
    assert machine_data(page(client, PublicationPageFactory(parent=publications, kind="report").url))["@type"] == "Report"


def test_a_publication_survives_a_deleted_document(report: Any, client: BrowserClient) -> None:
    PortalDocument.objects.all().delete()
    html = page(client, report.url)
    assert "Pełny raport" not in html


def test_the_same_document_twice_is_refused(report: Any) -> None:
    from wagtail.blocks import StreamBlockValidationError

    from cms.news.blocks import PublicationFilesBlock

    twice = [
        {**raw, "value": {**raw["value"], "document": report.files.get_prep_value()[0]["value"]["document"]}}
        for raw in report.files.get_prep_value()
    ]
    files = PublicationFilesBlock()
    with pytest.raises(StreamBlockValidationError) as caught:
        files.clean(files.to_python(twice))
    assert list(caught.value.block_errors) == [1]


def test_previews_show_what_was_typed_not_what_is_cached(news: NewsIndexPage, client: BrowserClient) -> None:
    first, second = AuthorFactory(name="Ewa Lis"), AuthorFactory(name="Jan Żak")
    article = ArticlePageFactory(parent=news, authors=[first], tags=["sport"])
    page(client, article.url)
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.authors = [second]
    with translation.override("pl"):
        response = draft.make_preview_request(preview_mode="")
        html = response.render().content.decode() if not response.is_rendered else response.content.decode()
    assert ("Jan Żak" in html, "Ewa Lis" in html) == (True, False)
    assert "Ewa Lis" in page(client, article.url)
