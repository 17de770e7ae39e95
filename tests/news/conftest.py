"""The lists of news and publications on the small portal."""

import pytest

from cms.news.models import NewsIndexPage, PublicationIndexPage
from tests.factories import NewsIndexFactory, PublicationIndexFactory, SiteTree


@pytest.fixture
def news(site_tree: SiteTree) -> NewsIndexPage:
    """An empty list of news in Polish."""
    return NewsIndexFactory(parent=site_tree.home)


@pytest.fixture
def publications(site_tree: SiteTree) -> PublicationIndexPage:
    """An empty list of publications in Polish."""
    return PublicationIndexFactory(parent=site_tree.home)
