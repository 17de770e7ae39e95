"""Every page type is kept; a page with a form gives each a key of their own. A new type joins by itself."""

from typing import Any

import pytest
from wagtail.models import Page, get_page_models

from cms.core.models import BasePage
from tests.core.answers.conftest import Ask
from tests.factories import SiteTree
from tests.test_page_types import SAMPLES

pytestmark = pytest.mark.django_db(transaction=True)
#: A learner's answer, an own journey and a notice each begin with a key that is made for one request.
WITH_KEYS = {"StepPage", "ProcedurePage", "NoticeFormPage"}
TYPES = sorted(model.__name__ for model in get_page_models() if issubclass(model, BasePage))


def test_samples_are_whole() -> None:
    assert set(TYPES) == set(SAMPLES)


def test_every_page_is_answered_without_a_statement_the_second_time(site_tree: SiteTree, ask: Ask) -> None:
    wrong = {}
    there = set(Page.objects.values_list("pk", flat=True))
    for name in TYPES:
        page: Any = SAMPLES[name](site_tree)
        first = ask(page.url)[0]
        second, queries = ask(page.url)
        assert (first.status_code, second.status_code) == (200, 200), name
        if queries.count or (second.content == first.content) is (name in WITH_KEYS):
            wrong[name] = str(queries)
        # The front page has one of a kind only.
        for made in Page.objects.exclude(pk__in=there).filter(depth=site_tree.home.depth + 1).order_by("path"):
            made.delete()
        site_tree.home.refresh_from_db()
    assert wrong == {}
