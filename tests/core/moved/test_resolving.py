"""Where an old address leads."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse

from cms.core.models import MovedAddress
from cms.core.moved.resolving import moved_to
from cms.core.pages import subroutes
from home.models import HomePage, TextPage
from tests.harness.client import BrowserClient

from .trees import add, answers, move, rename

Fronts = dict[str, HomePage]
GONE = (404, "")


def recorded() -> dict[str, str]:
    """Old address → present path of its page."""
    return {str(row): row.page.url_path for row in MovedAddress.objects.select_related("page")}


def test_a_renamed_section_leads_on_with_all_below_it(fronts: Fronts) -> None:
    section = add(fronts["pl"], "poradnik")
    add(add(section, "fundacja"), "statut")
    rename(section, "przewodnik")
    assert recorded() == {"/pl/poradnik/": "/pl/przewodnik/"}
    assert answers("/pl/poradnik/") == (301, "/pl/przewodnik/")
    assert answers("/pl/poradnik/fundacja/statut/") == (301, "/pl/przewodnik/fundacja/statut/")
    assert answers("/pl/poradnik/fundacja/statut") == (301, "/pl/przewodnik/fundacja/statut/")
    assert answers("/pl/poradnik/fundacja/nie-bylo/") == GONE
    assert answers("/en/poradnik/") == GONE


def test_the_query_is_kept_and_browsers_ask_again(fronts: Fronts) -> None:
    section = add(fronts["pl"], "poradnik")
    rename(section, "przewodnik")
    response = BrowserClient().get("/pl/poradnik/?q=%C5%BC%C3%B3%C5%82w&strona=2")
    assert (response["Location"], response["Cache-Control"]) == ("/pl/przewodnik/?q=%C5%BC%C3%B3%C5%82w&strona=2", "no-cache")
    assert BrowserClient().head("/pl/poradnik/").status_code == 301
    assert BrowserClient().post("/pl/poradnik/").status_code == 404


def test_several_moves_are_followed_in_one_hop(fronts: Fronts) -> None:
    page, other = add(fronts["pl"], "a"), add(fronts["pl"], "dzial")
    rename(page, "b")
    rename(page, "c")
    move(page, other)
    assert [answers(f"/pl/{slug}/") for slug in "abc"] == [(301, "/pl/dzial/c/")] * 3


def test_a_child_that_left_before_its_section_was_renamed_is_found(fronts: Fronts) -> None:
    section, other = add(fronts["pl"], "s"), add(fronts["pl"], "t")
    child = add(section, "x")
    add(child, "y")
    move(child, other)
    rename(section, "s2")
    rename(other, "t2")
    assert [answers(path) for path in ("/pl/s/x/", "/pl/s/x/y/", "/pl/t/x/y/")] == [
        (301, "/pl/t2/x/"),
        (301, "/pl/t2/x/y/"),
        (301, "/pl/t2/x/y/"),
    ]


def test_a_child_that_left_after_its_section_was_renamed_is_found_by_every_address_it_had(fronts: Fronts) -> None:
    section, other = add(fronts["pl"], "s"), add(fronts["pl"], "t")
    child = add(section, "x")
    rename(section, "s2")
    move(child, other)
    rename(section, "s3")
    assert [answers(path) for path in ("/pl/s/x/", "/pl/s2/x/")] == [(301, "/pl/t/x/")] * 2
    assert answers("/pl/s3/x/") == GONE
    assert recorded() == {"/pl/s/": "/pl/s3/", "/pl/s2/": "/pl/s3/", "/pl/s/x/": "/pl/t/x/", "/pl/s2/x/": "/pl/t/x/"}


def test_an_address_that_led_elsewhere_stays_with_its_page(fronts: Fronts) -> None:
    section, other = add(fronts["pl"], "s"), add(fronts["pl"], "t")
    first = add(section, "x")
    move(first, other)
    rename(section, "s2")
    second = add(section, "x")
    rename(second, "z")
    assert answers("/pl/s/x/") == (301, "/pl/t/x/")
    assert answers("/pl/s2/x/") == (301, "/pl/s2/z/")


def test_below_an_address_that_led_elsewhere_everything_stays_with_its_page(fronts: Fronts) -> None:
    section, other = add(fronts["pl"], "s"), add(fronts["pl"], "t")
    first = add(section, "a")
    add(first, "x")
    move(first, other)
    rename(section, "s2")
    second = add(add(section, "a"), "x")
    move(second, other)
    assert answers("/pl/s/a/x/") == (301, "/pl/t/a/x/")
    assert answers("/pl/s2/a/x/") == (301, "/pl/t/x/")


def test_a_new_page_at_the_old_address_wins(fronts: Fronts) -> None:
    section = add(fronts["pl"], "poradnik")
    add(section, "fundacja")
    rename(section, "przewodnik")
    add(fronts["pl"], "poradnik")
    assert answers("/pl/poradnik/") == (200, "")
    assert answers("/pl/poradnik/fundacja/") == (301, "/pl/przewodnik/fundacja/")


def test_a_page_that_comes_back_or_swaps_never_leads_in_a_circle(fronts: Fronts) -> None:
    one, two = add(fronts["pl"], "a"), add(fronts["pl"], "b")
    for page, slug in ((one, "c"), (two, "a"), (one, "b")):
        rename(page, slug)
    assert [answers(f"/pl/{slug}/")[0] for slug in "abc"] == [200, 200, 301]
    # Both stand where the other stood; what neither has is not looked for at the other's.
    assert [moved_to(f"/pl/{slug}/") for slug in "ab"] == ["", ""]
    assert [answers(f"/pl/{slug}/nie-bylo/") for slug in "abc"] == [GONE] * 3
    rename(one, "d")
    rename(one, "b")
    assert (answers("/pl/b/"), answers("/pl/d/")) == ((200, ""), (301, "/pl/b/"))


def test_only_a_live_public_page_is_led_to(fronts: Fronts) -> None:
    section = add(fronts["pl"], "poradnik")
    closed, draft, seen = (add(section, slug) for slug in ("tajne", "szkic", "jawne"))
    closed.view_restrictions.create(restriction_type="login")
    rename(section, "przewodnik")
    draft.refresh_from_db()
    draft.unpublish()
    assert seen.live
    expected = [GONE, GONE, (301, "/pl/przewodnik/jawne/")]
    assert [answers(f"/pl/poradnik/{slug}/") for slug in ("tajne", "szkic", "jawne")] == expected


def test_a_page_that_nobody_saw_leaves_no_address(fronts: Fronts) -> None:
    draft = add(fronts["pl"], "szkic", live=False)
    rename(draft, "drugi-szkic")
    holder = add(fronts["pl"], "dzial", live=False)
    add(holder, "widoczna")
    rename(holder, "dzial-2")
    assert recorded() == {"/pl/dzial/": "/pl/dzial-2/"}
    assert answers("/pl/dzial/widoczna/") == (301, "/pl/dzial-2/widoczna/")


def test_languages_keep_their_own_addresses_and_a_front_page_has_none(fronts: Fronts) -> None:
    rename(add(fronts["en"], "guide"), "handbook")
    rename(add(fronts["nb"], "guide"), "handbok")
    fronts["en"].refresh_from_db()
    fronts["en"].slug = "english"
    fronts["en"].save()
    assert recorded() == {"/en/guide/": "/english/handbook/", "/nb/guide/": "/nb/handbok/"}
    assert [answers(f"/{code}/guide/") for code in ("en", "nb", "pl")] == [(301, "/en/handbook/"), (301, "/nb/handbok/"), GONE]


def test_a_deleted_page_takes_its_old_addresses_along(fronts: Fronts) -> None:
    page = add(fronts["pl"], "a")
    rename(page, "b")
    assert len(recorded()) == 1
    TextPage.objects.get(pk=page.pk).delete()
    assert (recorded(), answers("/pl/a/")) == ({}, GONE)


@pytest.fixture
def feeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of text have a feed."""

    def feed(page: Any, request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"feed of {page.title}", content_type="text/plain")

    monkeypatch.setattr(subroutes, "_routes", {})
    monkeypatch.setattr(subroutes, "_words", set())
    subroutes.provide_routes(TextPage, {"feed/": feed})


@pytest.mark.usefixtures("feeds")
def test_what_belongs_to_a_page_moves_along(fronts: Fronts) -> None:
    section = add(fronts["pl"], "aktualnosci")
    add(section, "granty")
    rename(section, "wiadomosci")
    assert answers("/pl/aktualnosci/feed/") == (301, "/pl/wiadomosci/feed/")
    assert answers("/pl/aktualnosci/granty/feed/") == (301, "/pl/wiadomosci/granty/feed/")
    assert answers("/pl/aktualnosci/other/") == GONE
    assert answers("/pl/wiadomosci/feed/") == (200, "")


@pytest.mark.usefixtures("feeds")
def test_a_new_page_has_feeds_of_its_own(fronts: Fronts) -> None:
    section = add(fronts["pl"], "aktualnosci")
    rename(section, "wiadomosci")
    add(fronts["pl"], "aktualnosci")
    assert answers("/pl/aktualnosci/feed/") == (200, "")
    assert moved_to("/pl/aktualnosci/feed/") == ""


@pytest.mark.parametrize("path", ["/", "/pl/", "//", "/xx/a/", "/pl/a.b/", "/pl/" + "a/" * 3000, "/pl/" + "a" * 5000 + "/", "/pl/%00/"])
def test_odd_addresses_are_simply_not_found(fronts: Fronts, path: str) -> None:
    rename(add(fronts["pl"], "a"), "b")
    assert moved_to(path) == ""
