"""Addresses below a page that are no pages themselves."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cms.core.pages import subroutes
from cms.core.pages.serving import find_route
from home.models import TextPage
from tests.factories import SiteTree, TextPageFactory, unpublish
from tests.harness.client import BrowserClient
from tests.learning.views.test_queries import Counter

pytestmark = pytest.mark.django_db


def show_sheet(page: Any, request: Any, number: int = 0) -> HttpResponse:
    """Answer with the page's title and what the address captured."""
    return HttpResponse(f"{page.title}:{number}", content_type="text/plain")


@pytest.fixture(autouse=True)
def _sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subroutes, "_routes", {**subroutes._routes})
    monkeypatch.setattr(subroutes, "_words", {*subroutes._words})
    subroutes.provide_routes(TextPage, {"sheet/": show_sheet, "sheet/no/<int:number>/": show_sheet})


@pytest.fixture
def about(site_tree: SiteTree) -> TextPage:
    return TextPageFactory(parent=site_tree.home, title="O portalu", slug="o-portalu")


def test_sub_route_is_answered_by_its_view(about: TextPage, client: BrowserClient) -> None:
    answers = {address: client.get(about.url + address) for address in ("sheet/", "sheet/no/7/")}
    assert {address: one.content.decode() for address, one in answers.items()} == {"sheet/": "O portalu:0", "sheet/no/7/": "O portalu:7"}


@pytest.mark.parametrize("address", ["sheet/no/", "sheet/no/x/", "sheet/more/", "sheet/sheet/", "other/"])
def test_what_was_not_declared_is_not_found(about: TextPage, client: BrowserClient, address: str) -> None:
    assert client.get(about.url + address).status_code == 404


def test_page_types_without_the_sub_route_do_not_have_it(site_tree: SiteTree, client: BrowserClient) -> None:
    assert client.get(f"{site_tree.course.url}sheet/").status_code == 404


def test_pages_go_before_sub_routes(about: TextPage, client: BrowserClient) -> None:
    child = TextPageFactory(parent=about, title="Arkusz", slug="sheet")
    assert "<h1" in client.get(child.url).content.decode()
    assert client.get(f"{child.url}sheet/").content == b"Arkusz:0"


def test_draft_pages_have_no_sub_routes(about: TextPage, client: BrowserClient) -> None:
    url = about.url
    unpublish(about)
    assert client.get(f"{url}sheet/").status_code == 404


def test_wagtails_own_way_finds_sub_routes_too(site_tree: SiteTree, about: TextPage) -> None:
    route = site_tree.home.route(RequestFactory().get("/"), ["o-portalu", "sheet", "no", "3"])
    assert (route.page.pk, route.args, route.kwargs) == (about.pk, (show_sheet,), {"number": 3})


def test_other_addresses_cost_what_they_did(about: TextPage, sql_count: Counter) -> None:
    from django.utils import translation

    with translation.override("pl"):
        find_route("o-portalu/")
        with sql_count() as queries:
            find_route("o-portalu/")
            find_route("o-portalu/sheet/no/7/")
    assert queries.count == 4, str(queries)


def test_an_empty_route_stands_before_the_page(about: TextPage, client: BrowserClient) -> None:
    def guarded(page: Any, request: Any) -> HttpResponse:
        return HttpResponse("closed") if "closed" in request.GET else page.serve(request)

    subroutes.provide_routes(TextPage, {"": guarded})
    assert client.get(f"{about.url}?closed").content == b"closed"
    assert "<h1" in client.get(about.url).content.decode()
