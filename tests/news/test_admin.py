"""Editors at work: forms open, what is wrong is said beside its field, and used records are not lost."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.news.models import ArticlePage, Author, Category, NewsIndexPage, PublicationIndexPage
from tests.factories import ArticlePageFactory, AuthorFactory, CategoryFactory
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


def article_data(**values: object) -> dict[str, object]:
    """What the form of a new article sends."""
    empty = {
        "title": "Nabór",
        "slug": "nabor",
        "legal_status": "draft",
        "published_on": "2026-11-03",
        "kind": "news",
        "body": streamfield([]),
        "tags": "sport, kultura",
    }
    return nested_form_data(
        {**empty, "easy_to_read": "null", "article_authors": inline_formset([]), "comments": inline_formset([]), **values}
    )


def test_editor_publishes_an_article_with_authors_in_order(news: NewsIndexPage, editor_client: BrowserClient) -> None:
    first, second = AuthorFactory(), AuthorFactory()
    url = reverse("wagtailadmin_pages:add", args=["mowis_news", "articlepage", news.pk])
    assert editor_client.get(url).status_code == 200
    authors = inline_formset([{"author": str(first.pk), "ORDER": "2"}, {"author": str(second.pk), "ORDER": "1"}])
    data = article_data(article_authors=authors, for_ngo="on", **{"action-publish": "1"})
    response = editor_client.post(url, data)
    assert response.status_code == 302, response.context["form"].errors
    article = ArticlePage.objects.get(slug="nabor")
    assert (article.live, article.authors, article.audiences) == (True, [second, first], ["ngo"])
    assert sorted(tag.name for tag in article.tags.all()) == ["kultura", "sport"]


@pytest.mark.parametrize(("values", "field"), [({"slug": "feed"}, "slug"), ({"published_on": "soon"}, "published_on")])
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    news: NewsIndexPage, editor_client: BrowserClient, values: dict[str, object], field: str
) -> None:
    url = reverse("wagtailadmin_pages:add", args=["mowis_news", "articlepage", news.pk])
    response = editor_client.post(url, article_data(**values, **{"action-publish": "1"}))
    assert list(response.context["form"].errors) == [field]
    assert 'value="Nabór"' in response.content.decode()
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("model", ["category", "series", "author"])
def test_editor_keeps_records_in_one_menu(site_tree: object, editor_client: BrowserClient, model: str) -> None:
    assert editor_client.get(reverse(f"wagtailsnippets_mowis_news_{model}:list")).status_code == 200
    assert editor_client.get(reverse(f"wagtailsnippets_mowis_news_{model}:add")).status_code == 200


def test_slug_of_another_record_is_refused_with_a_message(site_tree: object, editor_client: BrowserClient) -> None:
    CategoryFactory(slug="dotacje")
    with translation.override("pl"):
        response = editor_client.post(
            reverse("wagtailsnippets_mowis_news_category:add"), {"name": "Inne", "slug": "dotacje", "description": ""}
        )
    assert list(response.context["form"].errors) == ["slug"]
    assert Category.objects.count() == 1


def test_used_records_cannot_be_deleted(news: NewsIndexPage, admin_client: BrowserClient) -> None:
    author = AuthorFactory()
    ArticlePageFactory(parent=news, authors=[author])
    response = admin_client.post(reverse("wagtailsnippets_mowis_news_author:delete", args=[author.pk]))
    assert response.status_code in (200, 302)
    assert Author.objects.filter(pk=author.pk).exists()


def test_publications_form_opens(publications: PublicationIndexPage, editor_client: BrowserClient) -> None:
    assert editor_client.get(reverse("wagtailadmin_pages:add", args=["mowis_news", "publicationpage", publications.pk])).status_code == 200
