"""What happens by itself: an article goes live and expires on schedule, and the newest stand on the front page."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from cms.news.latest import latest_articles
from cms.news.models import ArticlePage, NewsIndexPage
from tests.factories import ArticlePageFactory, CategoryFactory, commit_hooks, publish, translate, unpublish
from tests.harness.client import BrowserClient
from tests.learning.views.test_queries import Counter

from .reading import entry_titles, feed, page, titles

pytestmark = pytest.mark.django_db


def shown(client: BrowserClient, news: NewsIndexPage) -> dict[str, list[str]]:
    """Where an article may show: the list, its numbers, the feed, the newest, the sitemap."""
    sitemap = client.get("/sitemap.xml").content.decode()
    return {
        "list": titles(page(client, news.url)),
        "number": [str(client.get(news.url).context["count"])],
        "feed": entry_titles(feed(client, f"{news.url}feed/")),
        "latest": [row.title for row in latest_articles("pl")],
        "sitemap": ["Planowany"] if "/aktualnosci/planowany/" in sitemap else [],
    }


NOWHERE: dict[str, list[str]] = {"list": [], "number": ["0"], "feed": [], "latest": [], "sitemap": []}
EVERYWHERE = {name: ["1"] if name == "number" else ["Planowany"] for name in NOWHERE}


def test_a_scheduled_article_appears_and_expires_by_itself(news: NewsIndexPage, client: BrowserClient) -> None:
    article = ArticlePageFactory(parent=news, title="Planowany", slug="planowany", draft=True)
    article.go_live_at = timezone.now() + timedelta(hours=1)
    with commit_hooks():
        article.save_revision().publish()
    assert (shown(client, news), client.get("/pl/aktualnosci/planowany/").status_code) == (NOWHERE, 404)

    # The hour has come: the revision was made for a time that is past by now.
    past = timezone.now() - timedelta(minutes=1)
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    revision.approved_go_live_at, revision.content["go_live_at"] = past, past.isoformat()
    revision.save()
    with commit_hooks():
        call_command("publish_due")
    assert (shown(client, news), client.get("/pl/aktualnosci/planowany/").status_code) == (EVERYWHERE, 200)

    ArticlePage.objects.filter(pk=article.pk).update(expire_at=past)
    with commit_hooks():
        call_command("publish_due")
    assert (shown(client, news), client.get("/pl/aktualnosci/planowany/").status_code) == (NOWHERE, 404)


def test_an_archived_article_leaves_lists_and_stays_reachable(news: NewsIndexPage, client: BrowserClient) -> None:
    article = ArticlePageFactory(parent=news, title="Planowany", slug="planowany")
    assert shown(client, news) == EVERYWHERE
    article.archived_on = date(2026, 1, 1)
    publish(article)
    assert shown(client, news) == {**NOWHERE, "sitemap": ["Planowany"]}
    assert client.get(article.url).status_code == 200
    assert titles(page(client, f"{news.url}?archived=1")) == ["Planowany"]


def test_the_newest_come_first_and_no_more_than_asked(news: NewsIndexPage) -> None:
    category = CategoryFactory(name="Dotacje", slug="dotacje")
    for year in (2011, 2015, 2013):
        ArticlePageFactory(parent=news, title=str(year), slug=str(year), published_on=date(year, 1, 1), category=category)
    rows = latest_articles("pl", 2)
    assert [(row.title, row.url, row.date, row.summary, row.category, row.lang) for row in rows] == [
        ("2015", "/pl/aktualnosci/2015/", date(2015, 1, 1), "Wnioski można składać do końca miesiąca.", "Dotacje", ""),
        ("2013", "/pl/aktualnosci/2013/", date(2013, 1, 1), "Wnioski można składać do końca miesiąca.", "Dotacje", ""),
    ]


def test_in_another_language_polish_stands_in_for_what_is_not_translated(news: NewsIndexPage) -> None:
    first = ArticlePageFactory(parent=news, title="A", slug="a", published_on=date(2011, 1, 1))
    ArticlePageFactory(parent=news, title="B", slug="b", published_on=date(2012, 1, 1))
    translate(first, "en")
    assert [(row.title, row.lang) for row in latest_articles("en")] == [("B", "pl"), ("en: A", "")]
    assert [(row.title, row.lang) for row in latest_articles("nb")] == [("B", "pl"), ("A", "pl")]
    unpublish(first)
    assert [(row.title, row.lang) for row in latest_articles("en")] == [("B", "pl")]


def test_a_renamed_category_is_seen_at_once(news: NewsIndexPage, client: BrowserClient) -> None:
    category = CategoryFactory(name="Dotacje", slug="dotacje")
    ArticlePageFactory(parent=news, category=category)
    assert latest_articles("pl")[0].category == "Dotacje"
    category.name = "Granty"
    with commit_hooks():
        category.save()
    assert latest_articles("pl")[0].category == "Granty"
    assert "Granty" in page(client, news.url)


def test_the_newest_cost_nothing_when_warm(news: NewsIndexPage, sql_count: Counter) -> None:
    ArticlePageFactory(parent=news)
    latest_articles("pl")
    with sql_count() as queries:
        latest_articles("pl")
    assert queries.count == 0, str(queries)


def test_an_unknown_language_has_no_news(news: NewsIndexPage) -> None:
    assert latest_articles("xx") == []
