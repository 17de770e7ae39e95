"""Serving pages: few queries, right page, right language."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory, override_settings
from wagtail.models import Page, Site

from cms.core import generations
from cms.core.pages import places
from tests.factories import SiteTree, TextPageFactory

OVERHEAD = 3


@pytest.mark.parametrize("depth", [0, 1, 4])
def test_warm_page_is_found_in_few_queries_at_any_depth(depth: int, site_tree: SiteTree, client: Any, sql_count: Any) -> None:
    page = site_tree.home
    for number in range(depth):
        page = TextPageFactory(parent=page, slug=f"strona-{number}")
    client.get(page.url)
    with sql_count() as queries:
        response = client.get(page.url)
    assert (response.status_code, response.context["page"].pk, queries.duplicates) == (200, page.pk, [])
    assert queries.count <= OVERHEAD, str(queries)


def test_language_without_a_front_page_is_not_served_in_polish(site_tree: SiteTree, client: Any) -> None:
    site_tree.home_nb.unpublish()
    response = client.get("/nb/")
    assert (response.status_code, response["Content-Language"]) == (404, "nb")


def test_draft_and_restricted_pages_are_not_served(site_tree: SiteTree, client: Any) -> None:
    draft = TextPageFactory(parent=site_tree.home, slug="szkic", draft=True)
    page = TextPageFactory(parent=site_tree.home, slug="tajna", title="Tajna strona")
    assert client.get(page.url).status_code == 200
    page.view_restrictions.create(restriction_type="login")
    answers = client.get(f"/pl/{draft.slug}/"), client.get(page.url)
    assert [answer.status_code for answer in answers] == [404, 302]
    assert "Tajna" not in answers[1].content.decode()


def test_restriction_of_an_ancestor_counts_for_the_pages_below(site_tree: SiteTree, client: Any) -> None:
    client.get(site_tree.read_step.url)
    site_tree.course.view_restrictions.create(restriction_type="login")
    assert client.get(site_tree.read_step.url).status_code == 302


def test_post_to_a_page_is_answered_with_the_405_page(site_tree: SiteTree, client: Any) -> None:
    response = client.post(site_tree.home_en.url)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "This cannot be done here" in response.content.decode()


def test_site_is_found_as_wagtail_finds_it(site_tree: SiteTree, rf: RequestFactory) -> None:
    Site.objects.create(hostname="other.example", port=80, root_page=site_tree.home_en)

    def request(host: str) -> HttpRequest:
        return rf.get("/", headers={"host": host})

    with override_settings(ALLOWED_HOSTS=["*"]):
        for host in ("testserver", "other.example", "unknown.example", "testserver:8000"):
            assert places.site_for(request(host)) == Site.find_for_request(request(host)), host


def test_change_of_site_in_another_worker_reaches_wagtails_root_paths(site_tree: SiteTree, rf: RequestFactory) -> None:
    places.site_for(rf.get("/"))
    Site.get_site_root_paths()
    # As another worker would: the row changes and the mark changes, but no signal arrives here.
    Site.objects.update(hostname="new.example")
    generations.bump("sites")
    places.site_for(rf.get("/"))
    assert {path.root_url for path in Site.get_site_root_paths()} == {"http://new.example"}


def test_localized_page_costs_one_query(site_tree: SiteTree, sql_count: Any) -> None:
    from django.utils import translation

    places.locale_ids()
    with translation.override("en"), sql_count() as queries:
        found = site_tree.home.localized
    assert (found.pk, queries.count) == (site_tree.home_en.pk, 1)
    with translation.override("en"):
        assert site_tree.index.localized == site_tree.index
    assert Page.objects.filter(pk=found.pk).exists()
