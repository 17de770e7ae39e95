"""What the tests of decision helpers start from."""

import pytest

from cms.guide.models import DecisionPage
from tests.factories import GuideIndexFactory, SiteTree

from .making import DecisionFactory


@pytest.fixture
def helper(site_tree: SiteTree) -> DecisionPage:
    """The small helper, live in Polish."""
    page: DecisionPage = DecisionFactory(parent=GuideIndexFactory(parent=site_tree.home))
    return page
