"""What editors and readers do costs as many statements on a portal with many pages as on one with few."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.cache import cache

from cms.news.models import ArticlePage, NewsIndexPage
from home.models import HomePage, TextPage
from home.synthetic import SLUG, Writer, add_articles, add_section
from tests.factories import SiteTree
from tests.factories.news import CategoryFactory, NewsIndexFactory
from tests.factories.publishing import commit_hooks
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db

Counter = Callable[[], AbstractContextManager[Queries]]
SAID = [f"Fundacja numer {number} powstaje, gdy fundator złoży oświadczenie w akcie." for number in range(40)]
#: A page of the admin's list holds fifty, and reads some things of each.
FEW, MANY = 60, 330


@pytest.fixture
def index(site_tree: SiteTree) -> NewsIndexPage:
    """A list of news with a category."""
    CategoryFactory()
    return NewsIndexPage.objects.get(pk=NewsIndexFactory(parent=site_tree.home).pk)


def _sizes(index: NewsIndexPage) -> Any:
    """Grow the portal to few and to many pages, one after the other."""
    for size in (FEW, MANY):
        more = size - index.numchild
        with commit_hooks():
            writer = Writer(SAID, size)
            add_articles(index=index, count=more, writer=writer)
            add_section(parent=HomePage.objects.get(pk=index.get_parent().pk), pages=more, writer=writer)
        index.refresh_from_db()
        yield size


def _publish() -> None:
    page = ArticlePage.objects.get(slug="wiadomosc-na-probe-7")
    page.title = f"{page.title[:40]} {page.latest_revision_id}"
    with commit_hooks():
        page.save_revision().publish()


def test_publishing_costs_the_same(index: NewsIndexPage, sql_count: Counter) -> None:
    counts = []
    for _size in _sizes(index):
        _publish()  # what is asked once and then remembered
        with sql_count() as queries:
            _publish()
        counts.append(queries.count)
    assert counts[0] == counts[1] > 0


@pytest.mark.parametrize("what", ["home", "news", "feed", "article", "section", "explorer", "explorer of news", "sitemap"])
def test_a_page_costs_the_same_with_an_empty_cache(
    index: NewsIndexPage, sql_count: Counter, admin_client: BrowserClient, what: str
) -> None:
    counts = []
    for _size in _sizes(index):
        section = TextPage.objects.get(slug=SLUG)
        address = {
            "home": index.get_parent().url,
            "news": index.url,
            "feed": f"{index.url}feed/",
            "article": ArticlePage.objects.get(slug="wiadomosc-na-probe-7").url,
            "section": section.url,
            "explorer": f"/admin/pages/{section.pk}/",
            "explorer of news": f"/admin/pages/{index.pk}/",
            "sitemap": "/sitemap-1.xml",
        }[what]
        client = admin_client if address.startswith("/admin/") else BrowserClient()
        client.get(address)
        cache.clear()
        with sql_count() as queries:
            assert client.get(address).status_code == 200
        counts.append(queries.count)
    assert counts[0] == counts[1] > 0
