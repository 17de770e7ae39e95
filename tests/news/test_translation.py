"""What a translator must not touch goes with the article: date, kind, category, audiences, tags and the authors in their order."""

from datetime import date
from typing import Any

import pytest

from cms.news.models import ArticlePage, NewsIndexPage, PublicationPage
from tests.factories import (
    ArticlePageFactory,
    AuthorFactory,
    CategoryFactory,
    PublicationPageFactory,
    SeriesFactory,
    publish,
    translate,
    translation_of,
)

pytestmark = pytest.mark.django_db


def facts(article: ArticlePage) -> dict[str, Any]:
    return {
        "published_on": article.published_on,
        "kind": article.kind,
        "category": article.category,
        "series": article.series,
        "audiences": article.audiences,
        "authors": article.authors,
        "organisation_name": article.organisation_name,
        "tags": sorted(tag.name for tag in article.tags.all()),
    }


def test_translation_takes_what_is_not_translated(news: NewsIndexPage) -> None:
    first, second = AuthorFactory(), AuthorFactory()
    article = ArticlePageFactory(
        parent=news,
        published_on=date(2014, 5, 6),
        kind="story",
        category=CategoryFactory(),
        series=SeriesFactory(),
        audiences=["ngo", "councillor"],
        authors=[second, first],
        organisation_name="Fundacja Rzeka",
        tags=["dotacje", "sport"],
    )
    english = translate(article, "en")
    assert facts(english) == facts(article)
    assert english.authors == [second, first]


def test_translation_follows_when_the_authors_change(news: NewsIndexPage) -> None:
    first, second, third = AuthorFactory(), AuthorFactory(), AuthorFactory()
    article = ArticlePageFactory(parent=news, authors=[first, second], audiences=["ngo"], tags=["sport"])
    translate(article, "en")
    article.authors = [third, first]
    article.audiences = ["resident"]
    article.category = CategoryFactory()
    article.tags.set(["kultura"])
    article = publish(article)
    english = translation_of(article, "en")
    assert english.live
    assert facts(english) == facts(article)
    assert english.authors == [third, first]
    assert ArticlePage.objects.get(pk=article.pk).authors == [third, first]


def test_publication_in_translation_keeps_its_facts(publications: Any) -> None:
    publication = PublicationPageFactory(parent=publications, kind="research", year=2013, language="en", isbn="978-83-1", client="Miasto")
    english: PublicationPage = translate(publication, "en")
    assert (english.kind, english.year, english.language, english.isbn, english.client) == (
        "research",
        2013,
        "en",
        "978-83-1",
        "en: Miasto",
    )


def test_terms_have_one_slug_in_every_language() -> None:
    category = CategoryFactory(name="Dotacje", slug="dotacje")
    english = translate(category, "en")
    assert (english.name, english.slug) == ("en: Dotacje", "dotacje")
