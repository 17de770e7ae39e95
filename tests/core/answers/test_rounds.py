"""Whatever happens in whatever order, a kept answer is what would be drawn now."""

import logging
import os
from typing import Any

import pytest

from tests.core.answers.portal import RandomPortal
from tests.factories import SiteTree

logger = logging.getLogger(__name__)
pytestmark = pytest.mark.django_db(transaction=True)
#: ``ANSWER_ROUNDS=500`` takes minutes; some of it runs with the suite.
ROUNDS = int(os.environ.get("ANSWER_ROUNDS", "8"))


@pytest.fixture
def caches_apart(settings: Any) -> None:
    """One for the answers, and one for what rooms keep of parts of pages, which looks empty when a page is drawn for comparison."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    places = {"default": "parts", "answers": "answers", "statements": "statements"}
    settings.CACHES = {
        alias: {"BACKEND": backend, "LOCATION": location, "OPTIONS": {"MAX_ENTRIES": 50_000}} for alias, location in places.items()
    }


@pytest.mark.parametrize("seed", [1])
def test_no_answer_is_stale_after_changes_at_random(seed: int, caches_apart: None, site_tree: SiteTree) -> None:
    portal = RandomPortal(site_tree, seed)
    portal.compare("nothing")
    for _round in range(ROUNDS):
        portal.compare(portal.step())
    found = portal.found
    logger.info("%s", dict(found))  # -o log_cli=true --log-cli-level=INFO shows it
    assert portal.stale == []
    assert found["compared"] > ROUNDS * 10
    assert found["told to caches in front"] <= found["answers that changed"] * 1.05
